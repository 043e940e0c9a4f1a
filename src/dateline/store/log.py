"""The log: every change to the desk, each entry with the hash of the one before.

A changed, removed or inserted entry breaks the chain after it; a chain that was made anew as a
whole shows against a hash that was written down elsewhere (`dateline verify --contains`).
After the Berkeley Protocol on Digital Open Source Investigations (2020): chain of custody.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

START = "0" * 64  # what the first entry has in place of an earlier hash


@dataclass(frozen=True)
class Entry:
    """One line of the log.

    Attributes:
        at: UTC, ISO 8601, to the second.
        run: the command that did it.
        action: original (bytes came in), seen (the same from elsewhere), add (a document was read
            from them), copy (it is one), code, fail, decide, forget.
        subject: what was changed: the id of a document or event, or the SHA-256 of an original.
        details: JSON; digests of what was stored, never article text.
    """

    number: int
    at: str
    run: int
    action: str
    subject: str
    details: str
    previous: str
    hash: str

    def computed_hash(self) -> str:
        """What its hash must be."""
        told = [self.number, self.at, self.run, self.action, self.subject, self.details]
        line = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(f"{self.previous}{line}".encode()).hexdigest()


class Log:
    """Writes entries within one transaction, which must have begun: it reads the chain's end once.

    Args:
        at: the time of the entries.
        run: what makes them.
    """

    def __init__(self, db: sqlite3.Connection, *, at: str, run: int) -> None:
        self._db = db
        self._at = at
        self._run = run
        last = db.execute("SELECT number, hash FROM log ORDER BY number DESC LIMIT 1").fetchone()
        self._number: int = last["number"] if last else 0
        self._previous: str = last["hash"] if last else START

    def write(self, action: str, subject: str, details: Mapping[str, Any]) -> None:
        """Append an entry."""
        told = json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        entry = Entry(
            self._number + 1, self._at, self._run, action, subject, told, self._previous, ""
        )
        digest = entry.computed_hash()
        self._db.execute(
            "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (entry.number, entry.at, entry.run, action, subject, told, entry.previous, digest),
        )
        self._number, self._previous = entry.number, digest


def read_log(db: sqlite3.Connection) -> Iterator[Entry]:
    """The entries in order."""
    for row in db.execute("SELECT * FROM log ORDER BY number"):
        yield Entry(*row)


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
