"""Linked: as of when the links of a desk are, and what changed since."""

import json
import sqlite3
from dataclasses import dataclass

_NOW = (
    "WITH stands AS (SELECT d.id, a.sha256 || ' ' || coalesce(d.copy_of, '') || ' ' || coalesce("
    "(SELECT max(number) FROM decisions x WHERE x.document_id = d.id), 0) AS state"
    " FROM documents d JOIN analyses a ON a.document_id = d.id WHERE d.latest = 1) "
)


@dataclass(frozen=True)
class Since:
    """What changed since the last linking.

    Attributes:
        documents: ids of those that came, were coded or judged anew, or went.
        pinned: events of which reviewers decided whether they are one with another.
    """

    documents: list[str]
    pinned: list[str]


def changed_since(db: sqlite3.Connection) -> Since:
    """What changed since the last linking; everything, where there was none."""
    rows = db.execute(
        _NOW + "SELECT s.id FROM stands s LEFT JOIN link_documents l ON l.document_id = s.id"
        " WHERE l.state IS NOT s.state"
        " UNION SELECT document_id FROM link_documents WHERE document_id NOT IN"
        " (SELECT id FROM stands) ORDER BY 1"
    )
    documents = [row[0] for row in rows]
    pins = db.execute(
        "SELECT one, other FROM pins WHERE number > ?", (int(_state(db, "pins") or 0),)
    )
    return Since(documents, sorted({id_ for pair in pins for id_ in pair}))


def linked_by(db: sqlite3.Connection) -> str | None:
    """By which version, weights and words the desk was linked; None: it was not."""
    return _state(db, "linking")


def note_linked(db: sqlite3.Connection, linking: str, documents: list[str]) -> None:
    """Note that these documents, and all pins, are in the links now.

    Args:
        linking: by which version, weights and words.
        documents: those that `changed_since` gave.
    """
    among = json.dumps(documents)
    db.execute(
        "DELETE FROM link_documents WHERE document_id IN (SELECT value FROM json_each(?))", (among,)
    )
    db.execute(
        "INSERT INTO link_documents "
        + _NOW
        + "SELECT * FROM stands WHERE id IN (SELECT value FROM json_each(?))",
        (among,),
    )
    last = db.execute("SELECT coalesce(max(number), 0) FROM pins").fetchone()[0]
    db.executemany(
        "INSERT OR REPLACE INTO link_state VALUES (?, ?)",
        [("linking", linking), ("pins", str(last))],
    )


def _state(db: sqlite3.Connection, name: str) -> str | None:
    row = db.execute("SELECT value FROM link_state WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])
