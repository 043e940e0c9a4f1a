"""Forget: take a document out for good, and leave a tombstone with its hash and the reason."""

import sqlite3
from collections.abc import Sequence

from dateline.errors import InputError
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.desk import Desk
from dateline.store.incidents import let_go
from dateline.store.log import Log
from dateline.store.rows import erase


def forget(desk: Desk, document_ids: Sequence[str], *, why: str, run: Run) -> None:
    """Take documents out: text, original, where it was from, coding, decisions, index, signature.

    The same bytes are not taken in again. What lay in the file's free pages is overwritten.

    Args:
        document_ids: all of them are there, or nothing is taken out.
        why: the reason, kept for good: write nothing there that was to be forgotten.

    Raises:
        InputError: no such document.
        StoreError: the desk cannot be written; nothing was taken out.
    """
    with desk.changing() as db:
        at = now()
        log = Log(db, at=at, run=run.id)
        for id_ in document_ids:
            original = _original_of(db, id_)
            let_go(db, id_, at, run)
            _let_go(db, id_)
            _take_out(db, id_, original)
            db.execute(
                "INSERT INTO tombstones VALUES (?, ?, ?, ?, ?)", (id_, original, why, at, run.id)
            )
            log.write("forget", id_, {"original": original, "why": why})
        db.execute("INSERT INTO documents_words (documents_words) VALUES ('optimize')")
    with desk.guarded():  # not in a transaction: the words' index was merged, now the pages go
        desk.db.execute("VACUUM")
        desk.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _original_of(db: sqlite3.Connection, id_: str) -> str:
    row = db.execute("SELECT original FROM documents WHERE id = ?", (id_,)).fetchone()
    if row is None:
        raise InputError(f"{id_}: no such document in this desk")
    return str(row["original"])


def _let_go(db: sqlite3.Connection, id_: str) -> None:
    """Give those that refer to a document another to refer to: the earliest that is left."""
    for column in ("copy_of", "version_of"):
        heir = db.execute(
            f"SELECT id FROM documents WHERE {column} = ? ORDER BY number LIMIT 1", (id_,)
        ).fetchone()
        if heir is not None:
            db.execute(f"UPDATE documents SET {column} = NULL WHERE id = ?", (heir["id"],))
            db.execute(f"UPDATE documents SET {column} = ? WHERE {column} = ?", (heir["id"], id_))
    db.execute("UPDATE documents SET shared = NULL WHERE copy_of IS NULL AND shared IS NOT NULL")
    _hand_on_latest(db, id_)


def _hand_on_latest(db: sqlite3.Connection, id_: str) -> None:
    """Where the newest version goes, the one before it is the newest."""
    row = db.execute("SELECT version_of, latest FROM documents WHERE id = ?", (id_,)).fetchone()
    if row["latest"] and row["version_of"] is not None:
        db.execute(
            "UPDATE documents SET latest = 1 WHERE number = (SELECT number FROM documents"
            " WHERE (id = :first OR version_of = :first) AND id != :id"
            " ORDER BY version DESC LIMIT 1)",
            {"first": row["version_of"], "id": id_},
        )


def _take_out(db: sqlite3.Connection, id_: str, original: str) -> None:
    db.execute("DELETE FROM decisions WHERE document_id = ?", (id_,))
    erase(db, id_)
    db.execute("DELETE FROM failures WHERE original = ?", (original,))
    db.execute(
        "INSERT INTO documents_words (documents_words, rowid, title, text)"
        " SELECT 'delete', number, title, text FROM documents WHERE id = ?",
        (id_,),
    )
    db.execute("DELETE FROM documents WHERE id = ?", (id_,))
    db.execute("DELETE FROM origins WHERE original = ?", (original,))
    db.execute("DELETE FROM originals WHERE sha256 = ?", (original,))
