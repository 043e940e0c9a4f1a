"""Verify: whether a desk is whole, and whether it is what its log says.

Hashes of originals, texts and codings are computed anew, the chain of the log is walked, spans are
held against their texts, and rows against the codings they are made from.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from hashlib import sha256

from dateline.errors import StoreError
from dateline.review.fold import fold_all
from dateline.store.decisions import decided_on
from dateline.store.desk import Desk
from dateline.store.log import START, digest, read_log
from dateline.store.pack import analysis_from_json, document_from_row, unpack
from dateline.store.unrow import read_events

Step = Callable[[], None]


def verify(desk: Desk, *, contains: str | None = None, step: Step = lambda: None) -> Iterator[str]:
    """What is wrong with a desk, one line each; nothing: it is whole.

    Args:
        contains: a hash of the log that was written down earlier: the log must still hold it.
        step: called after each original and each document.

    Raises:
        StoreError: the desk cannot be read at all.
    """
    yield from _damage(desk)
    with desk.guarded():
        yield from _broken_links(desk.db)
        yield from _log(desk.db, contains)
        yield from _originals(desk.db, step)
        yield from _documents(desk.db, step)


def count_steps(desk: Desk) -> int:
    """How often `verify` calls its step."""
    with desk.guarded():
        row = desk.db.execute(
            "SELECT (SELECT count(*) FROM originals) + (SELECT count(*) FROM documents)"
        ).fetchone()
    return int(row[0])


def log_head(desk: Desk) -> str:
    """The hash of the last entry of the log: who writes it down can tell later that none before it
    was changed.
    """
    with desk.guarded():
        row = desk.db.execute("SELECT hash FROM log ORDER BY number DESC LIMIT 1").fetchone()
    return START if row is None else str(row["hash"])


def _damage(desk: Desk) -> Iterator[str]:
    try:
        for row in desk.db.execute("PRAGMA integrity_check"):
            if row[0] != "ok":
                yield f"the file is damaged: {row[0]}"
        desk.db.execute(
            "INSERT INTO documents_words (documents_words, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError as error:
        if "fts" in str(error).casefold() or "malformed" in str(error):
            yield f"the file or its full-text index is damaged: {error}"
        else:
            raise StoreError(f"{desk.path}: {error}") from error


def _broken_links(db: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"{table}, row {row}: what it refers to in {parent} is not there"


def _log(db: sqlite3.Connection, contains: str | None) -> Iterator[str]:
    previous, number, found = START, 0, contains == START
    for entry in read_log(db):
        if entry.number != number + 1:
            yield f"log: entry {number + 1} is not there"
        if entry.previous != previous:
            yield f"log, entry {entry.number}: does not follow the one before it"
        if entry.hash != entry.computed_hash():
            yield f"log, entry {entry.number}: changed since it was written"
        previous, number = entry.hash, entry.number
        found = found or entry.hash == contains
    if contains is not None and not found:
        yield f"log: {contains} is not in it; it was made anew or belongs to another desk"


def _originals(db: sqlite3.Connection, step: Step) -> Iterator[str]:
    for row in db.execute("SELECT sha256, size, content FROM originals"):
        try:
            raw = unpack(row["content"])
        except zlib.error as error:
            yield f"original {row['sha256']}: damaged: {error}"
        else:
            if sha256(raw).hexdigest() != row["sha256"] or len(raw) != row["size"]:
                yield f"original {row['sha256']}: its bytes are not what they were"
        step()
    for row in db.execute(
        "SELECT sha256 FROM originals EXCEPT SELECT subject FROM log WHERE action = 'original'"
    ):
        yield f"original {row[0]}: the log does not know it"
    for row in db.execute(
        "SELECT subject FROM log WHERE action = 'original' EXCEPT SELECT sha256 FROM originals"
        " EXCEPT SELECT original FROM tombstones"
    ):
        yield f"original {row[0]}: the log knows it, and it is not there"


def _documents(db: sqlite3.Connection, step: Step) -> Iterator[str]:
    for row in db.execute(
        "SELECT d.*, a.content, a.sha256 FROM documents d"
        " LEFT JOIN analyses a ON a.document_id = d.id ORDER BY d.number"
    ):
        for problem in _document(db, row):
            yield f"document {row['id']}: {problem}"
        step()


def _document(db: sqlite3.Connection, row: sqlite3.Row) -> Iterator[str]:
    if digest(row["text"]) != _logged(db, "add", row["id"], "text"):
        yield "its text is not what the log says"
    if row["content"] is None:
        return
    try:
        content = unpack(row["content"]).decode()
        if digest(content) != row["sha256"]:
            yield "its coding is not what it was"
        analysis = analysis_from_json(content, document_from_row(row))
    except (zlib.error, ValueError) as error:
        kind = "spans do not match its text" if "match" in str(error) else "cannot be read"
        yield f"its coding is damaged: {kind}"
        return
    if row["sha256"] != _logged(db, "code", row["id"], "analysis"):
        yield "its coding is not what the log says"
    stands = fold_all(analysis.events, decided_on(db, row["id"]))
    events = db.execute(
        "SELECT * FROM events WHERE document_id = ? ORDER BY trigger_start, id", (row["id"],)
    ).fetchall()
    if read_events(db, events) != stands:
        yield "its events are not those of its coding and decisions"


def _logged(db: sqlite3.Connection, action: str, subject: str, name: str) -> str | None:
    """What the last entry of this action says of a document."""
    row = db.execute(
        "SELECT json_extract(details, '$.' || ?) AS value FROM log"
        " WHERE subject = ? AND action = ? ORDER BY number DESC LIMIT 1",
        (name, subject, action),
    ).fetchone()
    return None if row is None else row["value"]
