"""The log: every change to the desk, each entry with the hash of the one before.

An entry says which row of which table was written or taken out, and the digest of the row as it
then stood; so `verify` can hold every row against the last entry about it. A changed, removed or
inserted entry breaks the chain after it; a chain that was made anew as a whole shows against a hash
that was written down elsewhere (`dateline verify --contains`).
After the Berkeley Protocol on Digital Open Source Investigations (2020): chain of custody.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from typing import Any

START = "0" * 64  # what the first entry has in place of an earlier hash
KEYS: dict[str, tuple[str, ...]] = {
    "runs": ("id",),
    "originals": ("sha256",),
    "origins": ("original", "origin"),
    "documents": ("id",),
    "analyses": ("document_id",),
    "failures": ("origin", "stage"),
    "fetched": ("url",),
    "tombstones": ("original",),
    "decisions": ("number",),
    "pins": ("number",),
    "incidents": ("id",),
    "incident_tombstones": ("id",),
    "users": ("name",),
    "tokens": ("id",),
    "second_assignments": ("number",),
    "second_events": ("number",),
    "second_codings": ("number",),
}
"""The tables whose every row is logged, and what tells their rows apart. The others are made from
these and can be made again."""
VEILED = frozenset({"origin", "url"})  # told by their digest: they may name somebody


@dataclass(frozen=True)
class Entry:
    """One line of the log.

    Attributes:
        at: UTC, ISO 8601, to the second.
        run: the command that did it.
        action: what was done: run, original, seen, add, version, copy, code, fail, mend, fetch,
            decide, pin, link, forget, user, password, token, assign, release, code-twice.
        record: the table whose row was written or taken out.
        subject: what tells the row apart; of origins and addresses their digest.
        row: the SHA-256 of the row as it then stood; None: it was taken out.
        details: JSON; no article text.
    """

    number: int
    at: str
    run: int
    action: str
    record: str
    subject: str
    row: str | None
    details: str
    previous: str
    hash: str

    def computed_hash(self) -> str:
        """What its hash must be."""
        told = list(astuple(self)[:-2])
        line = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(f"{self.previous}{line}".encode()).hexdigest()


class Log:
    """Writes entries within one transaction, which must have begun: it reads the chain's end once.

    Args:
        at: the time of the entries.
        run: what makes them.
    """

    def __init__(self, db: sqlite3.Connection, *, at: str, run: int) -> None:
        self.at = at
        self._db = db
        self._run = run
        last = db.execute("SELECT number, hash FROM log ORDER BY number DESC LIMIT 1").fetchone()
        self._number: int = last["number"] if last else 0
        self._previous: str = last["hash"] if last else START

    def note(self, action: str, record: str, *key: object, **details: Any) -> None:
        """Append that a row was written, or, where it is not there, taken out.

        Args:
            action: what was done.
            record: the table.
            key: the values of its KEYS.
            details: what a reader of the log wants to know; no article text.
        """
        names = KEYS[record]
        where = " AND ".join(f"{name} = ?" for name in names)
        row = self._db.execute(f"SELECT * FROM {record} WHERE {where}", key).fetchone()
        subject = _subject(names, dict(zip(names, key, strict=True)))
        told = json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest_ = None if row is None else row_digest(row)
        number = self._number + 1
        entry = Entry(
            number, self.at, self._run, action, record, subject, digest_, told, self._previous, ""
        )
        hash_ = entry.computed_hash()
        self._db.execute(
            f"INSERT INTO log VALUES ({', '.join('?' * 10)})", (*astuple(entry)[:-1], hash_)
        )
        self._number, self._previous = number, hash_


def read_log(db: sqlite3.Connection) -> Iterator[Entry]:
    """The entries in order."""
    for row in db.execute("SELECT * FROM log ORDER BY number"):
        yield Entry(*row)


def subject_of(record: str, row: sqlite3.Row) -> str:
    """What the log calls a row."""
    return _subject(KEYS[record], row)


def row_digest(row: sqlite3.Row) -> str:
    """The SHA-256 over the names and values of a row; blobs by their own digest."""
    told = [[name, _told(row[name])] for name in row.keys()]  # noqa: SIM118  a Row is no dict
    return digest(json.dumps(told, ensure_ascii=False, separators=(",", ":")))


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _subject(names: tuple[str, ...], row: Mapping[str, Any] | sqlite3.Row) -> str:
    return " ".join(
        digest(str(row[name]))[:32] if name in VEILED else str(row[name]) for name in names
    )


def _told(value: object) -> object:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value
