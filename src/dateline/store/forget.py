"""Forget: take a document out for good, and leave a tombstone with its hash and the reason."""

import sqlite3
from collections.abc import Sequence

from dateline.errors import InputError, StoreError
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.desk import Desk
from dateline.store.incidents import let_go
from dateline.store.log import Log, digest
from dateline.store.rows import erase

_OF_TASKS = "task IN (SELECT number FROM second_events WHERE document_id = ?)"


def forget(desk: Desk, document_ids: Sequence[str], *, why: str, run: Run) -> None:
    """Take documents out: text, original, where it was from, coding, decisions, second
    codings, index, signature, and what incidents say of it.

    The same bytes, the same text and the same address are not taken in again.

    Args:
        document_ids: all of them are there, or nothing is taken out.
        why: the reason, kept for good: write nothing there that was to be forgotten.

    Raises:
        InputError: no such document.
        StoreError: the desk cannot be written: nothing was taken out; or it was taken out and is
            not overwritten yet, since somebody reads the desk (see `overwrite`).
    """
    with desk.changing() as db:
        at = now()
        log = Log(db, at=at, run=run.id)
        for id_ in document_ids:
            _forget(db, id_, why, log, run)
        db.execute("INSERT INTO documents_words (documents_words) VALUES ('optimize')")
    overwrite(desk)


def overwrite(desk: Desk) -> None:
    """Overwrite what lies in the file's free pages and in the write-ahead log beside it.

    Raises:
        StoreError: somebody else reads the desk; nothing is lost, try again later.
    """
    with desk.guarded():  # not in a transaction: the words' index was merged, now the pages go
        desk.db.execute("PRAGMA temp_store = FILE")  # a desk may be larger than memory
        desk.db.execute("VACUUM")
        desk.db.execute("PRAGMA temp_store = MEMORY")
        busy, *_ = desk.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreError(
            f"{desk.path}: taken out, but the file still holds it while others read the desk; "
            f"`dateline forget {desk.path}` without a document finishes it when they have ended"
        )


def _forget(db: sqlite3.Connection, id_: str, why: str, log: Log, run: Run) -> None:
    row = db.execute("SELECT * FROM documents WHERE id = ?", (id_,)).fetchone()
    if row is None:
        raise InputError(f"{id_}: no such document in this desk")
    let_go(db, id_, log, run)
    _hand_on(db, row, log)
    _take_out(db, row, log)
    stone = (
        row["original"], id_, row["url"] and digest(row["url"]), digest(row["text"]), why,
        now(), run.id,
    )  # fmt: skip
    db.execute("INSERT INTO tombstones VALUES (?, ?, ?, ?, ?, ?, ?)", stone)
    log.note("forget", "tombstones", row["original"], document=id_, why=why)


def _hand_on(db: sqlite3.Connection, gone: sqlite3.Row, log: Log) -> None:
    """Give those that refer to a document another to refer to: the earliest that is left. The
    newest version that is left is the newest.
    """
    changed: list[str] = []
    for column in ("copy_of", "version_of"):
        ids = [
            row["id"]
            for row in db.execute(
                f"SELECT id FROM documents WHERE {column} = ? ORDER BY number", (gone["id"],)
            )
        ]
        if ids:
            db.execute(
                f"UPDATE documents SET {column} = nullif(?, id) WHERE {column} = ?",
                (ids[0], gone["id"]),
            )
            changed += ids
    for id_ in changed:  # how much it shares with another than before is not known
        db.execute(
            "UPDATE documents SET shared = NULL WHERE id = ? AND copy_of IS NOT ?",
            (id_, gone["copy_of"]),
        )
    first = gone["version_of"]
    if gone["latest"] and first is not None:
        db.execute(
            "UPDATE documents SET latest = 1 WHERE number = (SELECT number FROM documents"
            " WHERE (id = :first OR version_of = :first) AND id != :id"
            " ORDER BY version DESC LIMIT 1)",
            {"first": first, "id": gone["id"]},
        )
        family = "SELECT id FROM documents WHERE (id = ?1 OR version_of = ?1) AND id != ?2"
        changed += [row["id"] for row in db.execute(family, (first, gone["id"]))]
    for id_ in dict.fromkeys(changed):
        log.note("version", "documents", id_)


def _take_out(db: sqlite3.Connection, row: sqlite3.Row, log: Log) -> None:
    id_, original = row["id"], row["original"]
    gone: list[tuple[str, tuple[object, ...]]] = [("analyses", (id_,)), ("documents", (id_,))]
    for record, key, condition, value in (
        ("second_codings", ("number",), _OF_TASKS, id_),
        ("second_events", ("number",), "document_id = ?", id_),
        ("decisions", ("number",), "document_id = ?", id_),
        ("failures", ("origin", "stage"), "original = ?", original),
        ("origins", ("original", "origin"), "original = ?", original),
    ):
        names = ", ".join(key)
        found = db.execute(f"SELECT {names} FROM {record} WHERE {condition}", (value,))
        gone += [(record, tuple(one)) for one in found]
        db.execute(f"DELETE FROM {record} WHERE {condition}", (value,))
    erase(db, id_)
    db.execute(
        "INSERT INTO documents_words (documents_words, rowid, title, text)"
        " SELECT 'delete', number, title, text FROM documents WHERE id = ?",
        (id_,),
    )
    db.execute("DELETE FROM documents WHERE id = ?", (id_,))
    db.execute("DELETE FROM originals WHERE sha256 = ?", (original,))
    for record, key in [*gone, ("originals", (original,))]:
        log.note("forget", record, *key)
