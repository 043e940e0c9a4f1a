"""Decided: what people decided of events, read back."""

import json
import sqlite3
from collections.abc import Mapping, Sequence

from dateline.records import Event
from dateline.records.review import Action, Decision
from dateline.store.pack import analysis_from_json, document_from_row, unpack

Decided = Mapping[str, tuple[Event, Sequence[Decision]]]


def decided_on(db: sqlite3.Connection, document_id: str) -> Decided:
    """What was decided of a document's events: by event id, the event as it was coded when
    somebody first decided, and the decisions in order.
    """
    rows = db.execute(
        "SELECT * FROM decisions WHERE document_id = ? ORDER BY number",
        (document_id,),
    )
    decided: dict[str, tuple[Event, list[Decision]]] = {}
    for row in rows:
        first = Event.model_validate_json(row["event"])
        decided.setdefault(row["on"], (first, []))[1].append(decision_from_row(row))
    return decided


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


def coded_by(db: sqlite3.Connection, event_id: str) -> int:
    """The run that had coded an event when somebody first decided on it."""
    row = db.execute(
        'SELECT coded_by FROM decisions WHERE "on" = ? ORDER BY number LIMIT 1', (event_id,)
    ).fetchone()
    return int(row["coded_by"])
