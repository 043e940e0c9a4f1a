"""Decisions: what people decided of events, appended and never changed."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from dateline.errors import ConflictError, InputError
from dateline.records import Event
from dateline.records.review import Action, Decision
from dateline.review.fold import Made, check_evidence, corrected, fits, fold, followed, standing
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.decided import coded_events, decided_on
from dateline.store.desk import Desk
from dateline.store.held import is_held
from dateline.store.log import Log
from dateline.store.stand import show_events


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
    seen: int | None = None,
) -> Decision:
    """Append a decision and show it at once in the event's rows.

    Args:
        event_id: of an event in the desk.
        by: who decides.
        field, new: of a correction: the field, and its value as JSON has it.
        note: why.
        seen: the number of the last decision on this event that who decides has seen, 0 where
            there was none; None: they decide whatever others did.

    Raises:
        InputError: no such event or field, the value does not fit, or nothing is left to undo.
        ConflictError: there is a decision that they have not seen; nothing was decided.
        StoreError: the desk cannot be written; nothing was decided.
    """
    with desk.changing() as db:
        event, made = as_decided(db, event_id)
        if is_held(db, event_id):
            raise InputError(f"{event_id}: two people code it; it is decided when both have")
        if seen is not None and _last_number(db, event_id) > seen:
            raise ConflictError(f"{event_id}: somebody decided on this event meanwhile")
        before = standing(one.decision for one in made)
        if action is Action.UNDO and not any(one.by == by for one in before):
            raise InputError(f"{event_id}: {by} has nothing to undo on this event")
        log = Log(db, at=now(), run=run.id)
        stands = fold(event, made).event
        decision = write_decision(
            db, log, event, stands, action, by=by, field=field, new=new, note=note
        )
        show_events(db, event.document_id, coded_events(db, event.document_id))
    return decision


def as_decided(db: sqlite3.Connection, event_id: str) -> tuple[Event, Sequence[Made]]:
    """The event as it is coded now (or was, where it is no longer), and earlier decisions.

    Raises:
        InputError: no such event.
    """
    row = db.execute("SELECT document_id FROM events WHERE id = ?", (event_id,)).fetchone()
    if row is None:
        raise InputError(f"{event_id}: no such event in this desk")
    decided = decided_on(db, row["document_id"])
    made = decided.get(event_id, ())
    now = followed(coded_events(db, row["document_id"]), decided)
    coded = next((event for event in now if event.id == event_id), None)
    if coded is None or not fits(coded, made):  # it is there because somebody decided on it
        return made[-1].coded, made
    return coded, made


def write_decision(
    db: sqlite3.Connection,
    log: Log,
    event: Event,
    stands: Event,
    action: Action,
    *,
    by: str,
    field: str | None = None,
    new: Any = None,
    note: str | None = None,
) -> Decision:
    """Append a decision; the event's rows are still as they were (see `show_events`).

    Args:
        event: as it is coded now.
        stands: as it is with the decisions before this one.

    Raises:
        InputError: the value does not fit.
    """
    old = None
    if field is not None:
        check_evidence(corrected(stands, field, new), _text_of(db, event.document_id))
        old = stands.model_dump(mode="json")[field]
    decision = Decision(
        at=log.at, by=by, on=event.id, action=action, field=field, old=old, new=new, note=note
    )
    number = _append(db, decision, event)
    log.note("decide", "decisions", number, event=event.id, decided=action.value, field=field)
    return decision


def _last_number(db: sqlite3.Connection, event_id: str) -> int:
    row = db.execute(
        'SELECT coalesce(max(number), 0) FROM decisions WHERE "on" = ?', (event_id,)
    ).fetchone()
    return int(row[0])


def _append(db: sqlite3.Connection, decision: Decision, event: Event) -> int:
    values = decision.model_dump(mode="json")
    for name in ("old", "new"):
        values[name] = None if values[name] is None else json.dumps(values[name])
    names = ", ".join(f'"{name}"' for name in values)
    run = db.execute("SELECT run FROM events WHERE id = ?", (event.id,)).fetchone()["run"]
    number = db.execute(
        f"INSERT INTO decisions ({names}, event, coded_by, document_id)"
        f" VALUES ({', '.join('?' * len(values))}, ?, ?, ?)",
        (*values.values(), event.model_dump_json(), run, event.document_id),
    ).lastrowid
    assert number is not None  # an INSERT has one
    return number


def _text_of(db: sqlite3.Connection, document_id: str) -> str:
    row = db.execute("SELECT text FROM documents WHERE id = ?", (document_id,)).fetchone()
    return str(row["text"])
