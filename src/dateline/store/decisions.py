"""Decisions: what people decided of events, appended and never changed."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from dateline.errors import InputError
from dateline.records import Event
from dateline.records.review import Action, Decision
from dateline.review.fold import check_evidence, corrected, fold, fold_all
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.desk import Desk
from dateline.store.log import Log, digest
from dateline.store.pack import analysis_from_json, document_from_row, unpack
from dateline.store.rows import write_events

Decided = Mapping[str, tuple[Event, Sequence[Decision]]]


def decide(
    desk: Desk,
    event_id: str,
    action: Action,
    *,
    by: str,
    run: Run,
    field: str | None = None,
    new: Any = None,
    note: str | None = None,
) -> Decision:
    """Append a decision and show it at once in the event's rows.

    Args:
        event_id: of an event in the desk.
        by: who decides.
        field, new: of a correction: the field, and its value as JSON has it.
        note: why.

    Raises:
        InputError: no such event or field, or the value does not fit.
        StoreError: the desk cannot be written; nothing was decided.
    """
    with desk.changing() as db:
        event, decisions = _as_decided(db, event_id)
        stands = fold(event, decisions).event
        old = None
        if field is not None:
            check_evidence(corrected(stands, field, new), _text_of(db, event.document_id))
            old = stands.model_dump(mode="json")[field]
        decision = Decision(
            at=now(), by=by, on=event_id, action=action, field=field, old=old, new=new, note=note
        )
        _append(db, decision, event, Log(db, at=decision.at, run=run.id))
        _show(db, event.document_id, run)
    return decision


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


def _as_decided(db: sqlite3.Connection, event_id: str) -> tuple[Event, Sequence[Decision]]:
    """The event as it is coded now (or was, where it is no longer), and earlier decisions."""
    row = db.execute("SELECT document_id FROM events WHERE id = ?", (event_id,)).fetchone()
    if row is None:
        raise InputError(f"{event_id}: no such event in this desk")
    before = decided_on(db, row["document_id"]).get(event_id)
    coded = next((e for e in coded_events(db, row["document_id"]) if e.id == event_id), None)
    if coded is None:
        assert before is not None  # an event that is no longer coded stays only when decided
        return before
    return coded, before[1] if before else ()


def _append(db: sqlite3.Connection, decision: Decision, event: Event, log: Log) -> None:
    values = decision.model_dump(mode="json")
    for name in ("old", "new"):
        values[name] = None if values[name] is None else json.dumps(values[name])
    names = ", ".join(f'"{name}"' for name in values)
    number = db.execute(
        f"INSERT INTO decisions ({names}, event, document_id)"
        f" VALUES ({', '.join('?' * len(values))}, ?, ?)",
        (*values.values(), event.model_dump_json(), event.document_id),
    ).lastrowid
    told = {"decision": number, "action": decision.action.value, "field": decision.field}
    log.write("decide", decision.on, {**told, "digest": digest(decision.model_dump_json())})


def _show(db: sqlite3.Connection, document_id: str, run: Run) -> None:
    events = fold_all(coded_events(db, document_id), decided_on(db, document_id))
    write_events(db, document_id, events, run=run.id)


def _text_of(db: sqlite3.Connection, document_id: str) -> str:
    row = db.execute("SELECT text FROM documents WHERE id = ?", (document_id,)).fetchone()
    return str(row["text"])
