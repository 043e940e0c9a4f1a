"""Find: the one way in which the command line and the web page ask a desk."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.errors import InputError
from dateline.records import Document
from dateline.review.fold import Reviewed
from dateline.store.desk import Desk
from dateline.store.filter import (
    Condition,
    Filter,
    document_conditions,
    event_conditions,
    joined,
    to_match,
    words_condition,
)
from dateline.store.pack import document_from_row
from dateline.store.unrow import marks, read_events

MATCH_BEGINS, MATCH_ENDS = "\x02", "\x03"
"""What stands around a matching word in a snippet."""
SNIPPET_WORDS = 28
PAGE = 200  # events whose parts are read together


@dataclass(frozen=True)
class FoundDocument:
    """A document with what the desk knows of it.

    Attributes:
        snippet: where the words stand, between MATCH_BEGINS and MATCH_ENDS; None: none were asked.
        events: those that answer the filter, as they now stand.
        version, version_of, latest: see `documents` in the schema.
        copy_of, shared: the earliest report with this text, and how much of it that has (0..1).
        not_coded: why it was not coded.
    """

    document: Document
    number: int
    original: str
    added: str
    version: int
    version_of: str | None
    latest: bool
    copy_of: str | None
    shared: float | None
    not_coded: str | None
    snippet: str | None = None
    events: tuple[Reviewed, ...] = ()


@dataclass(frozen=True)
class FoundEvent:
    """An event as it now stands, and the document it is from."""

    reviewed: Reviewed
    document: Document


def find_documents(
    desk: Desk, asked: Filter, *, limit: int = 20, offset: int = 0
) -> list[FoundDocument]:
    """Documents that answer a filter, with the events that do.

    The best matches first where words are asked for, else the newest.

    Raises:
        InputError: the words hold none.
    """
    where, values = joined(_document_conditions(asked))
    with desk.guarded():
        if asked.words:
            rows = desk.db.execute(
                f"SELECT d.*, snippet(documents_words, -1, ?, ?, '…', {SNIPPET_WORDS}) AS snippet"
                " FROM documents_words JOIN documents d ON d.number = documents_words.rowid"
                f" WHERE documents_words MATCH ? AND {where}"
                " ORDER BY documents_words.rank, d.number LIMIT ? OFFSET ?",
                (MATCH_BEGINS, MATCH_ENDS, to_match(asked.words), *values, limit, offset),
            ).fetchall()
        else:
            rows = desk.db.execute(
                f"SELECT d.*, NULL AS snippet FROM documents d WHERE {where}"
                " ORDER BY d.published DESC NULLS LAST, d.number LIMIT ? OFFSET ?",
                (*values, limit, offset),
            ).fetchall()
        events = _events_of(desk.db, [row["id"] for row in rows], asked)
    return [_found_document(row, tuple(events[row["id"]])) for row in rows]


def count_documents(desk: Desk, asked: Filter) -> int:
    """How many documents `find_documents` would give without a limit."""
    conditions = _document_conditions(asked) + (
        [words_condition(asked.words)] if asked.words else []
    )
    where, values = joined(conditions)
    with desk.guarded():
        row = desk.db.execute(f"SELECT count(*) FROM documents d WHERE {where}", values).fetchone()
    return int(row[0])


def find_events(
    desk: Desk, asked: Filter, *, limit: int | None = None, offset: int = 0
) -> Iterator[FoundEvent]:
    """Events that answer a filter, as they now stand: by document in order of arrival, then text.

    Args:
        limit: None: all of them; they are read page by page.
    """
    conditions = _event_conditions(asked)
    after: Condition | None = None
    given = 0
    while limit is None or given < limit:
        size = PAGE if limit is None else min(PAGE, limit - given)
        where, values = joined(conditions + ([after] if after else []))
        with desk.guarded():
            rows = desk.db.execute(
                "SELECT e.*, d.number FROM events e JOIN documents d ON d.id = e.document_id"
                f" WHERE {where} ORDER BY d.number, e.trigger_start, e.id LIMIT ? OFFSET ?",
                (*values, size, 0 if after else offset),
            ).fetchall()
            events = read_events(desk.db, rows)
            documents = documents_by_id(desk.db, {row["document_id"] for row in rows})
        for one in events:
            yield FoundEvent(one, documents[one.event.document_id])
        given += len(rows)
        if len(rows) < size:
            return
        last = (rows[-1]["number"], rows[-1]["trigger_start"], rows[-1]["id"])
        after = ("(d.number, e.trigger_start, e.id) > (?, ?, ?)", last)


def count_events(desk: Desk, asked: Filter) -> int:
    """How many events `find_events` would give without a limit."""
    where, values = joined(_event_conditions(asked))
    with desk.guarded():
        row = desk.db.execute(
            f"SELECT count(*) FROM events e JOIN documents d ON d.id = e.document_id WHERE {where}",
            values,
        ).fetchone()
    return int(row[0])


def has_document(desk: Desk, id_: str) -> bool:
    """Whether there is a document of this id."""
    with desk.guarded():
        row = desk.db.execute("SELECT 1 FROM documents WHERE id = ?", (id_,)).fetchone()
    return row is not None


def document(desk: Desk, id_: str) -> FoundDocument:
    """A document with its events. Raises InputError when there is none of this id."""
    with desk.guarded():
        row = desk.db.execute(
            "SELECT *, NULL AS snippet FROM documents WHERE id = ?", (id_,)
        ).fetchone()
        if row is None:
            raise InputError(f"{id_}: no such document in this desk")
        events = _events_of(desk.db, [id_], Filter(rejected=True))
    return _found_document(row, tuple(events[id_]))


def event(desk: Desk, id_: str) -> FoundEvent:
    """An event and its document. Raises InputError when there is none of this id."""
    with desk.guarded():
        rows = desk.db.execute("SELECT * FROM events WHERE id = ?", (id_,)).fetchall()
        if not rows:
            raise InputError(f"{id_}: no such event in this desk")
        documents = documents_by_id(desk.db, {rows[0]["document_id"]})
        return FoundEvent(read_events(desk.db, rows)[0], documents[rows[0]["document_id"]])


def _document_conditions(asked: Filter) -> list[Condition]:
    conditions = document_conditions(asked)
    if asked.asks_of_events:
        inner, values = joined(event_conditions(asked))
        conditions.append((f"d.id IN (SELECT e.document_id FROM events e WHERE {inner})", values))
    return conditions


def _event_conditions(asked: Filter) -> list[Condition]:
    conditions = event_conditions(asked) + document_conditions(asked)
    return conditions + ([words_condition(asked.words)] if asked.words else [])


def _found_document(row: sqlite3.Row, events: tuple[Reviewed, ...]) -> FoundDocument:
    return FoundDocument(
        document=document_from_row(row),
        number=row["number"],
        original=row["original"],
        added=row["added"],
        version=row["version"],
        version_of=row["version_of"],
        latest=bool(row["latest"]),
        copy_of=row["copy_of"],
        shared=row["shared"],
        not_coded=row["not_coded"],
        snippet=row["snippet"],
        events=events,
    )


def documents_by_id(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Document]:
    """Documents by their ids; those that are no more are left out."""
    wanted = sorted(ids)
    rows = db.execute(f"SELECT * FROM documents WHERE id IN ({marks(wanted)})", wanted)
    return {row["id"]: document_from_row(row) for row in rows}


def _events_of(
    db: sqlite3.Connection, document_ids: Sequence[str], asked: Filter
) -> dict[str, list[Reviewed]]:
    where, values = joined(event_conditions(asked))
    rows = db.execute(
        f"SELECT e.* FROM events e WHERE e.document_id IN ({marks(document_ids)}) AND {where}"
        " ORDER BY e.trigger_start, e.id",
        (*document_ids, *values),
    ).fetchall()
    found: dict[str, list[Reviewed]] = defaultdict(list)
    for start in range(0, len(rows), PAGE):
        for one in read_events(db, rows[start : start + PAGE]):
            found[one.event.document_id].append(one)
    return found
