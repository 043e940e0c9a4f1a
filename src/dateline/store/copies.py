"""Copies: a report whose text is in the desk already is kept and linked to the earliest one.

The index of signatures lies in the desk, so memory does not grow with it.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.link.syndication import bands, compare_shingles, is_copy, to_shingles
from dateline.records import Boilerplate, Document
from dateline.store.pack import unpack

MOST_COMPARED = 20
"""Texts of the desk that one is compared with, those with most bands in common first. A text that
more than this many others share is linked all the same: its copies all lead to one head."""


@dataclass(frozen=True)
class Copy:
    """What a document is a copy of.

    Attributes:
        of: the id of the earliest report with this text.
        shared: the share of the copy's text that the other has, 0..1.
    """

    of: str
    shared: float


def link_copy(
    db: sqlite3.Connection,
    document: Document,
    signature: bytes,
    boilerplate: Iterable[Boilerplate] = (),
) -> Copy | None:
    """Say of which document in the desk another is a copy, and write it down; None: of none.

    An older version of the same page is not what a document is a copy of.
    """
    mine = to_shingles(document.text, boilerplate)
    best: Copy | None = None
    for row in _candidates(db, document.id, signature):
        shared = compare_shingles(mine, to_shingles(row["text"], _boilerplate(row["content"])))
        if is_copy(shared) and (best is None or shared.of_a > best.shared):
            best = Copy(row["head"], shared.of_a)
    if best is not None:
        db.execute(
            "UPDATE documents SET copy_of = ?, shared = ? WHERE id = ?",
            (best.of, best.shared, document.id),
        )
    return best


def note_signature(db: sqlite3.Connection, document_id: str, signature: bytes) -> None:
    """Let later documents be compared with this one."""
    row = db.execute("SELECT number FROM documents WHERE id = ?", (document_id,)).fetchone()
    db.execute("INSERT OR REPLACE INTO signatures VALUES (?, ?)", (row["number"], signature))
    db.executemany(
        "INSERT OR IGNORE INTO bands VALUES (?, ?)",
        ((band, row["number"]) for band in bands(signature)),
    )


def _candidates(db: sqlite3.Connection, document_id: str, signature: bytes) -> list[sqlite3.Row]:
    keys = bands(signature)
    return db.execute(
        "SELECT other.text, coalesce(other.copy_of, other.id) AS head, count(*) AS common,"
        " analyses.content FROM bands JOIN documents other ON other.number = bands.document"
        " JOIN documents mine ON mine.id = ?"
        " JOIN documents head ON head.id = coalesce(other.copy_of, other.id)"
        " LEFT JOIN analyses ON analyses.document_id = other.id"
        f" WHERE bands.band IN ({', '.join('?' * len(keys))}) AND other.id != mine.id"
        " AND coalesce(other.version_of, other.id) != coalesce(mine.version_of, mine.id)"
        " AND coalesce(head.version_of, head.id) != coalesce(mine.version_of, mine.id)"
        " GROUP BY other.number ORDER BY common DESC, other.number LIMIT ?",
        (document_id, *keys, MOST_COMPARED),
    ).fetchall()


def _boilerplate(content: bytes | None) -> list[Boilerplate]:
    """What of a coded document is not the article."""
    if content is None:
        return []
    return [Boilerplate(**one) for one in json.loads(unpack(content))["boilerplate"]]
