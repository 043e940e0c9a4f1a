"""Cases: the events that people decided on, with all it takes to make test cases of them."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.records import Document, Event
from dateline.records.review import Action, Decision
from dateline.review.fold import Made, Review, Reviewed, fold, fold_all, standing
from dateline.store.decided import decided_on
from dateline.store.desk import Desk
from dateline.store.filter import (
    Filter,
    document_conditions,
    event_conditions,
    joined,
    words_condition,
)
from dateline.store.pack import analysis_from_json, document_from_row, unpack


@dataclass(frozen=True)
class Decided:
    """An event that was accepted, corrected or rejected.

    Attributes:
        coded: as it was coded when somebody last decided on it.
        stands: with what was decided.
        decisions: those that stand, in order.
        original: the SHA-256 of the document's bytes.
        sentences: of the document, as they were found when it was coded; empty: it was not.
    """

    coded: Event
    stands: Event
    review: Review
    decisions: tuple[Decision, ...]
    document: Document
    original: str
    sentences: tuple[tuple[int, int], ...]


def find_decided(
    desk: Desk, asked: Filter, *, by: str | None = None, since: str | None = None
) -> Iterator[Decided]:
    """Events that people decided on and that answer a filter, by document in order of arrival.

    One that was rejected and is no longer coded is among them, unless something of events is asked.

    Args:
        by: only where somebody of this name decided.
        since: only where somebody did on this day (`2026-03-01`, UTC) or later.
    """
    conditions = document_conditions(asked)
    if asked.words:
        conditions.append(words_condition(asked.words))
    where, values = joined(conditions)
    with desk.guarded():
        numbers = desk.db.execute(
            "SELECT d.number FROM documents d WHERE d.id IN (SELECT document_id FROM decisions)"
            f" AND {where} ORDER BY d.number",
            values,
        ).fetchall()
    for (number,) in numbers:
        with desk.guarded():
            found = list(_in_document(desk.db, number, asked))
        for one in found:
            if _is_asked(one.decisions, by, since):
                yield one


def _in_document(db: sqlite3.Connection, number: int, asked: Filter) -> Iterator[Decided]:
    row = db.execute(
        "SELECT d.*, a.content FROM documents d LEFT JOIN analyses a ON a.document_id = d.id"
        " WHERE d.number = ?",
        (number,),
    ).fetchone()
    document = document_from_row(row)
    analysis = row["content"] and analysis_from_json(unpack(row["content"]), document)
    decided = decided_on(db, document.id)
    now = {one.event.id: one for one in fold_all(analysis.events if analysis else (), decided)}
    wanted = _wanted(db, document.id, asked)
    for id_, made in decided.items():
        left = _standing(made)
        if not left or (id_ not in wanted if id_ in now else asked.asks_of_events):
            continue
        stands = now.get(id_) or _gone(made)
        if stands.review is not None:
            yield Decided(
                coded=left[-1].coded,
                stands=stands.event,
                review=stands.review,
                decisions=tuple(one.decision for one in left),
                document=document,
                original=row["original"],
                sentences=analysis.sentences if analysis else (),
            )


def _wanted(db: sqlite3.Connection, document_id: str, asked: Filter) -> set[str]:
    """The ids of the document's events that answer what is asked of events."""
    where, values = joined(event_conditions(replace(asked, rejected=True)))
    rows = db.execute(
        f"SELECT e.id FROM events e WHERE e.document_id = ? AND {where}", (document_id, *values)
    )
    return {row["id"] for row in rows}


def _standing(made: Sequence[Made]) -> list[Made]:
    by_decision = {id(one.decision): one for one in made}
    return [by_decision[id(one)] for one in standing(one.decision for one in made)]


def _gone(made: Sequence[Made]) -> Reviewed:
    """An event that was rejected and is coded no longer."""
    return fold(made[-1].coded, made)


def _is_asked(decisions: tuple[Decision, ...], by: str | None, since: str | None) -> bool:
    return any(
        one.action is not Action.NOTE
        and (by is None or one.by == by)
        and (since is None or one.at >= since)
        for one in decisions
    )
