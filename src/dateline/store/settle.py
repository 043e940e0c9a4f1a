"""Settle: of two codings of an event, what is to stand, as decisions like any other."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from dateline.errors import ConflictError, InputError
from dateline.records.review import Action
from dateline.review.fold import corrected, fold
from dateline.review.second import FIELDS, Verdict, is_same
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.decided import coded_events
from dateline.store.decisions import as_decided, write_decision
from dateline.store.desk import Desk
from dateline.store.log import Log
from dateline.store.second import Pair, read_pairs
from dateline.store.stand import show_events

UNSETTLED = "EXISTS (SELECT 1 FROM events e WHERE e.id = s.event_id AND e.review IS NULL)"


def to_settle(desk: Desk) -> list[Pair]:
    """The events that both have finished and nobody decided on, those that differ and those that
    do not.
    """
    with desk.guarded():
        return read_pairs(desk.db, UNSETTLED)


def finished_pair(desk: Desk, event_id: str) -> Pair:
    """Both codings of an event, settled or not.

    Raises:
        InputError: it was not given out, or not both have finished it.
    """
    with desk.guarded():
        return _pair(desk.db, event_id)


def settle(
    desk: Desk,
    event_id: str,
    verdict: Verdict,
    changes: Mapping[str, Any],
    *,
    by: str,
    run: Run,
    note: str | None = None,
) -> None:
    """Decide what stands of an event that two people coded, and show it at once.

    Args:
        changes: how each field of it is to be, as JSON has it; those that are so are not touched.
        by: who decides.
        note: why.

    Raises:
        InputError: not both have finished it, or a value does not fit.
        ConflictError: somebody has settled it; nothing was decided.
    """
    with desk.changing() as db:
        pair = _pair(db, event_id)
        if not read_pairs(db, f"{UNSETTLED} AND s.event_id = ?", (event_id,)):
            raise ConflictError(f"{event_id}: somebody has settled it meanwhile")
        why = f"adjudicated: {' and '.join(one.by for one in pair.codings)}"
        told = f"{why}; {note}" if note else why
        log = Log(db, at=now(), run=run.id)
        _write(db, log, pair, verdict, changes, by=by, note=told)
        document_id = pair.event.document_id
        show_events(db, document_id, coded_events(db, document_id))


def settle_agreed(desk: Desk, *, by: str, run: Run) -> int:
    """Decide all events on which both say the same as they say; how many these are.

    Args:
        by: who has it done; the decisions name the coders.
    """
    with desk.changing() as db:
        agreed = [pair for pair in read_pairs(db, UNSETTLED) if not pair.differs]
        log = Log(db, at=now(), run=run.id)
        for pair in agreed:
            one, other = pair.codings
            assert one.verdict is not None  # both have finished
            note = f"agreed: {one.by} and {other.by}"
            _write(db, log, pair, one.verdict, said_by(pair, 0), by=by, note=note)
        for document_id in {pair.event.document_id for pair in agreed}:
            show_events(db, document_id, coded_events(db, document_id))
    return len(agreed)


def said_by(pair: Pair, which: int) -> dict[str, Any]:
    """How every field is in one of the two codings, as JSON has it."""
    fields = pair.codings[which].event.model_dump(mode="json")
    return {field: fields[field] for field in FIELDS}


def _pair(db: sqlite3.Connection, event_id: str) -> Pair:
    found = read_pairs(db, "s.event_id = ?", (event_id,))
    if not found:
        raise InputError(f"{event_id}: no such event that two people have finished")
    return found[-1]


def _write(
    db: sqlite3.Connection,
    log: Log,
    pair: Pair,
    verdict: Verdict,
    changes: Mapping[str, Any],
    *,
    by: str,
    note: str,
) -> None:
    event, decisions = as_decided(db, pair.event.id)
    stands = fold(event, decisions).event
    if verdict is Verdict.ACCEPT:
        for field in FIELDS:
            if field not in changes:
                continue
            put_right = corrected(stands, field, changes[field])
            if not is_same(field, stands, put_right):
                write_decision(
                    db, log, event, stands, Action.CORRECT, by=by, field=field,
                    new=changes[field], note=note,
                )  # fmt: skip
                stands = put_right
    action = Action.ACCEPT if verdict is Verdict.ACCEPT else Action.REJECT
    write_decision(db, log, event, stands, action, by=by, note=note)
