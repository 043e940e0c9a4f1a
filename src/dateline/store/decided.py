"""Decided: what people decided of events, read back."""

import json
import sqlite3
from collections.abc import Mapping, Sequence

from dateline.records import Event
from dateline.records.review import Action, Decision
from dateline.review.fold import Made
from dateline.store.pack import analysis_from_json, document_from_row, unpack

Decided = Mapping[str, Sequence[Made]]


def decided_on(db: sqlite3.Connection, document_id: str) -> Decided:
    """What was decided of a document's events, in order, by event id."""
    rows = db.execute(
        "SELECT * FROM decisions WHERE document_id = ? ORDER BY number",
        (document_id,),
    )
    decided: dict[str, list[Made]] = {}
    for row in rows:
        decided.setdefault(row["on"], []).append(made_from_row(row))
    return decided


def made_from_row(row: sqlite3.Row) -> Made:
    """A row of `decisions` with the event that was decided on."""
    coded = Event.model_validate_json(row["event"])
    return Made(decision_from_row(row), coded, row["coded_by"])


def decision_from_row(row: sqlite3.Row) -> Decision:
    """A row of `decisions` as the record."""
    return Decision(
        at=row["at"],
        by=row["by"],
        on=row["on"],
        action=Action(row["action"]),
        field=row["field"],
        old=row["old"] and json.loads(row["old"]),
        new=row["new"] and json.loads(row["new"]),
        note=row["note"],
    )


def coded_events(db: sqlite3.Connection, document_id: str) -> tuple[Event, ...]:
    """A document's events as they were coded, before any decision."""
    row = db.execute(
        "SELECT documents.*, analyses.content FROM documents JOIN analyses"
        " ON analyses.document_id = documents.id WHERE documents.id = ?",
        (document_id,),
    ).fetchone()
    if row is None:
        return ()
    return analysis_from_json(unpack(row["content"]), document_from_row(row)).events
