"""Verify: whether a desk is whole, and whether it is what its log says.

The chain of the log is walked, every row that is logged is held against the last entry about it,
originals against their hashes, spans against texts, and the rows that are made from others against
what they are made from. What cannot even be read is a problem like any other.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256

from dateline.link.syndication import bands
from dateline.records import Analysis
from dateline.review.fold import fold_all
from dateline.store.decided import decided_on
from dateline.store.desk import Desk
from dateline.store.log import KEYS, START, read_log, row_digest, subject_of
from dateline.store.migrate import schema_of, schema_when_new
from dateline.store.pack import analysis_from_json, document_from_row, unpack
from dateline.store.rows import mention_rows
from dateline.store.unrow import read_events

Step = Callable[[], None]


def verify(desk: Desk, *, contains: str | None = None, step: Step = lambda: None) -> Iterator[str]:
    """What is wrong with a desk, one line each; nothing: it is whole.

    Args:
        contains: a hash of the log that was written down earlier: the log must still hold it.
        step: called after each original and each document.
    """
    db = desk.db
    yield from _tried("the file", _damage(db))
    yield from _tried("the schema", _schema(db))
    yield from _tried("references", _broken_links(db))
    yield from _tried("the log", _log(db, contains))
    for record in KEYS:
        yield from _tried(record, _logged_rows(db, record))
    yield from _tried("originals", _originals(db, step))
    yield from _tried("documents", _documents(db, step))


def count_steps(desk: Desk) -> int:
    """How often `verify` calls its step; 0 where that cannot be said."""
    try:
        row = desk.db.execute(
            "SELECT (SELECT count(*) FROM originals) + (SELECT count(*) FROM documents)"
        ).fetchone()
    except sqlite3.Error:
        return 0
    return int(row[0])


def log_head(desk: Desk) -> str | None:
    """The hash of the last entry of the log: who writes it down can tell later that none before it
    was changed. None: it cannot be read.
    """
    try:
        row = desk.db.execute("SELECT hash FROM log ORDER BY number DESC LIMIT 1").fetchone()
    except sqlite3.Error:
        return None
    return START if row is None else str(row["hash"])


def _tried(what: str, problems: Iterable[str]) -> Iterator[str]:
    """Problems; that they cannot be looked for is one."""
    try:
        yield from problems
    except (sqlite3.Error, ValueError, TypeError, KeyError, zlib.error) as error:
        yield f"{what}: cannot be checked: {type(error).__name__}: {_brief(error)}"


def _brief(error: Exception) -> str:
    """An error in one line, without what a record says."""
    return str(error).split("\n")[0] if isinstance(error, sqlite3.Error) else "damaged"


def _damage(db: sqlite3.Connection) -> Iterator[str]:
    for row in db.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}"
    try:
        db.execute(
            "INSERT INTO documents_words (documents_words, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error):  # where nothing may be written this cannot be asked
            raise


def _schema(db: sqlite3.Connection) -> Iterator[str]:
    found, expected = schema_of(db), schema_when_new()
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            yield f"the schema: {name} is not there"
        elif found[name] != expected.get(name):
            yield f"the schema: {name} is not as this version makes it"


def _broken_links(db: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"{table}, row {row}: what it refers to in {parent} is not there"


def _log(db: sqlite3.Connection, contains: str | None) -> Iterator[str]:
    previous, number, found = START, 0, contains in (None, START)
    for entry in read_log(db):
        if entry.number != number + 1:
            yield f"log: entry {number + 1} is not there"
        if entry.previous != previous:
            yield f"log, entry {entry.number}: does not follow the one before it"
        if entry.hash != entry.computed_hash():
            yield f"log, entry {entry.number}: changed since it was written"
        previous, number = entry.hash, entry.number
        found = found or entry.hash == contains
    if not found:
        yield f"log: {contains} is not in it; it was made anew or belongs to another desk"


def _logged_rows(db: sqlite3.Connection, record: str) -> Iterator[str]:
    """Rows of a table against the last entry of the log about each, and the other way round."""
    last = 'SELECT "row" FROM log WHERE record = ? AND subject = ? ORDER BY number DESC LIMIT 1'
    rows = 0
    for row in db.execute(f"SELECT * FROM {record}"):
        rows += 1
        subject = subject_of(record, row)
        entry = db.execute(last, (record, subject)).fetchone()
        if entry is None or entry["row"] is None:
            yield f"{record} {subject}: the log does not know it"
            rows -= 1
        elif entry["row"] != row_digest(row):
            yield f"{record} {subject}: is not what the log says"
    expected = (
        'SELECT subject, "row", max(number) FROM log WHERE record = ? GROUP BY subject'
        ' HAVING "row" IS NOT NULL'
    )
    logged = db.execute(f"SELECT count(*) FROM ({expected})", (record,)).fetchone()[0]
    if logged == rows:
        return
    there = {subject_of(record, row) for row in db.execute(f"SELECT * FROM {record}")}
    for row in db.execute(expected, (record,)):
        if row["subject"] not in there:
            yield f"{record} {row['subject']}: the log knows it, and it is not there"


def _originals(db: sqlite3.Connection, step: Step) -> Iterator[str]:
    for row in db.execute("SELECT sha256, size, content FROM originals"):
        try:
            raw = unpack(row["content"])
        except zlib.error as error:
            yield f"originals {row['sha256']}: damaged: {error}"
        else:
            if sha256(raw).hexdigest() != row["sha256"] or len(raw) != row["size"]:
                yield f"originals {row['sha256']}: its bytes are not what they were"
        step()


def _documents(db: sqlite3.Connection, step: Step) -> Iterator[str]:
    for row in db.execute(
        "SELECT d.*, a.content, a.run AS coded_by, s.signature FROM documents d"
        " LEFT JOIN analyses a ON a.document_id = d.id"
        " LEFT JOIN signatures s ON s.document = d.number ORDER BY d.number"
    ):
        for check in (_made_from_coding, _made_from_signature):
            for problem in _tried("what is made from it", check(db, row)):
                yield f"document {row['id']}: {problem}"
        step()


def _made_from_coding(db: sqlite3.Connection, row: sqlite3.Row) -> Iterator[str]:
    """The rows that are made from a coding and what people decided."""
    if row["content"] is None:
        found = db.execute("SELECT 1 FROM events WHERE document_id = ?", (row["id"],)).fetchone()
        if found is not None:
            yield "it has events and no coding"
        return
    try:
        analysis = analysis_from_json(unpack(row["content"]).decode(), document_from_row(row))
    except (zlib.error, ValueError) as error:
        kind = "spans do not match its text" if "match" in str(error) else "cannot be read"
        yield f"its coding is damaged: {kind}"
        return
    yield from _made_events(db, analysis, row)
    for table, rows in mention_rows(analysis).items():
        there = db.execute(f"SELECT * FROM {table} WHERE document_id = ? ORDER BY n", (row["id"],))
        if [tuple(one) for one in there] != rows:
            yield f"its {table} are not those of its coding"


def _made_events(db: sqlite3.Connection, analysis: Analysis, row: sqlite3.Row) -> Iterator[str]:
    stands = fold_all(analysis.events, decided_on(db, row["id"]))
    events = db.execute(
        "SELECT * FROM events WHERE document_id = ? ORDER BY trigger_start, id", (row["id"],)
    ).fetchall()
    if read_events(db, events) != stands:
        yield "its events are not those of its coding and decisions"
        return
    for event, one in zip(events, stands, strict=True):
        if event["run"] != (one.run or row["coded_by"]):
            yield f"event {event['id']}: names another run than the one that coded it"


def _made_from_signature(db: sqlite3.Connection, row: sqlite3.Row) -> Iterator[str]:
    there = db.execute("SELECT band FROM bands WHERE document = ? ORDER BY 1", (row["number"],))
    expected = sorted(set(bands(row["signature"]))) if row["signature"] is not None else []
    if [one["band"] for one in there] != expected:
        yield "what copies are found by is not there as it was"
