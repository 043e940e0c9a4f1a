"""Second: what each of two people says of events given out to them, and what both have said.

What one says is told to nobody else before both have finished that event.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.errors import ConflictError, InputError
from dateline.records import Document, Event
from dateline.review.fold import check_evidence
from dateline.review.second import (
    Coding,
    FieldAgreement,
    Verdict,
    changed,
    differences,
    field_agreements,
)
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.desk import Desk
from dateline.store.find import documents_by_id
from dateline.store.log import Log
from dateline.store.unrow import marks

AT_ONCE = 500  # events read together

TASKS = (
    "SELECT s.number, s.assignment, s.event_id, s.document_id, s.event, a.first, a.second"
    " FROM second_events s JOIN second_assignments a ON a.number = s.assignment"
)
HAVE_FINISHED = (
    "(SELECT count(*) FROM second_codings c WHERE c.task = s.number AND c.verdict IS NOT NULL"
    " AND c.number = (SELECT max(number) FROM second_codings l"
    ' WHERE l.task = c.task AND l."by" = c."by"))'
)
"""How many of its coders have finished a row `s` of `second_events`."""


@dataclass(frozen=True)
class Task:
    """An event that somebody is to code.

    Attributes:
        event: as it was coded when it was given out.
        own: what they said of it; None: nothing yet.
        both: both codings, the first coder's first; None: one of them has not finished.
    """

    number: int
    assignment: int
    event: Event
    document: Document
    coders: tuple[str, str]
    own: Coding | None
    both: tuple[Coding, Coding] | None


@dataclass(frozen=True)
class Pair:
    """An event that both have finished.

    Attributes:
        event: as it was coded when it was given out.
        differs: on which fields the two codings differ, or on the verdict alone.
    """

    number: int
    assignment: int
    event: Event
    codings: tuple[Coding, Coding]

    @property
    def differs(self) -> tuple[str, ...]:
        """On what the two codings differ: see `review.second.differences`."""
        return differences(*self.codings)


def tasks(
    desk: Desk,
    coder: str,
    *,
    finished: bool | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[Task]:
    """What somebody is to code, in the order of the articles.

    Args:
        finished: only what they have finished, or have not; None: all.
    """
    with desk.guarded():
        rows = desk.db.execute(
            f"{TASKS} WHERE {_of_coder(finished)} ORDER BY s.number LIMIT ? OFFSET ?",
            (coder, -1 if limit is None else limit, offset),
        ).fetchall()
        return _tasks(desk.db, rows, coder)


def count_tasks(desk: Desk, coder: str, *, finished: bool | None = None) -> int:
    """How many `tasks` would give without a limit."""
    with desk.guarded():
        row = desk.db.execute(
            f"SELECT count(*) FROM ({TASKS} WHERE {_of_coder(finished)})", (coder,)
        ).fetchone()
    return int(row[0])


def task(desk: Desk, coder: str, event_id: str) -> Task:
    """An event that somebody is to code.

    Raises:
        InputError: it was not given to them.
    """
    with desk.guarded():
        return _task(desk.db, coder, event_id)


def code(
    desk: Desk,
    event_id: str,
    coder: str,
    *,
    run: Run,
    changes: Mapping[str, Any] | None = None,
    verdict: Verdict | None = None,
    note: str | None = None,
) -> Task:
    """Append what somebody says of an event that was given to them. It changes no event.

    Args:
        changes: fields that they put right, with their values as JSON has them, beside those
            they put right before.
        verdict: with it they have finished; None: they have not, or open it again.
        note: a remark; None: the one before stays.

    Returns:
        As it then stands; with both codings, where the other one has finished too.

    Raises:
        InputError: it was not given to them, or a value does not fit.
        ConflictError: both have finished it; nothing was written.
    """
    with desk.changing() as db:
        found = _task(db, coder, event_id)
        if found.both is not None:
            raise ConflictError(f"{event_id}: both have finished it; it can only be settled now")
        told = {**(found.own.changes if found.own else {}), **(changes or {})}
        check_evidence(changed(found.event, told), found.document.text)
        at = now()
        number = insert(
            db,
            "second_codings",
            at=at,
            by=coder,
            task=found.number,
            verdict=verdict and verdict.value,
            changes=json.dumps(told, ensure_ascii=False),
            note=note or (found.own and found.own.note),
        )
        Log(db, at=at, run=run.id).note("code-twice", "second_codings", number, event=event_id)
        return _task(db, coder, event_id)


def pairs(desk: Desk, *, assignment: int | None = None) -> list[Pair]:
    """The events that both have finished, settled or not.

    Args:
        assignment: only of this one.

    Raises:
        InputError: there is no such assignment.
    """
    with desk.guarded():
        if assignment is not None:
            check_assignment(desk.db, assignment)
        return read_pairs(desk.db, "?1 IS NULL OR s.assignment = ?1", (assignment,))


def agreements(desk: Desk, *, assignment: int | None = None) -> list[FieldAgreement]:
    """How far the coders agree, field by field, on the events that both have finished."""
    return field_agreements(pair.codings for pair in pairs(desk, assignment=assignment))


def read_pairs(db: sqlite3.Connection, condition: str, values: Sequence[object] = ()) -> list[Pair]:
    """Events that both have finished, of which a condition on `s` holds."""
    rows = db.execute(
        f"{TASKS} WHERE s.released IS NULL AND {HAVE_FINISHED} = 2 AND ({condition})"
        " ORDER BY s.number",
        values,
    ).fetchall()
    said = _latest(db, [row["number"] for row in rows])
    found: list[Pair] = []
    for row in rows:
        event = Event.model_validate_json(row["event"])
        both = tuple(_coding(said[row["number"], row[who]], event) for who in ("first", "second"))
        found.append(Pair(row["number"], row["assignment"], event, (both[0], both[1])))
    return found


def insert(db: sqlite3.Connection, table: str, **values: object) -> int:
    """Insert a row, its values by column; returns its number."""
    names = ", ".join(f'"{name}"' for name in values)
    number = db.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks(list(values))})", tuple(values.values())
    ).lastrowid
    assert number is not None  # an INSERT has one
    return number


def check_assignment(db: sqlite3.Connection, number: int) -> None:
    """Raise InputError where there is no such assignment."""
    if not db.execute("SELECT 1 FROM second_assignments WHERE number = ?", (number,)).fetchone():
        raise InputError(f"{number}: no such assignment in this desk")


def has_finished(coder: str) -> str:
    """That a coder has finished a row `s` of `second_events`.

    Args:
        coder: a column or a parameter.
    """
    return (
        f'((SELECT verdict FROM second_codings c WHERE c.task = s.number AND c."by" = {coder}'
        " ORDER BY number DESC LIMIT 1) IS NOT NULL)"
    )


def _of_coder(finished: bool | None = None) -> str:
    mine = "s.released IS NULL AND ?1 IN (a.first, a.second)"
    if finished is None:
        return mine
    return f"{mine} AND {'' if finished else 'NOT '}{has_finished('?1')}"


def _task(db: sqlite3.Connection, coder: str, event_id: str) -> Task:
    rows = db.execute(
        f"{TASKS} WHERE {_of_coder()} AND s.event_id = ?2", (coder, event_id)
    ).fetchall()
    if not rows:
        raise InputError(f"{event_id}: no such event among those that {coder} is to code")
    return _tasks(db, rows[-1:], coder)[0]


def _tasks(db: sqlite3.Connection, rows: Sequence[sqlite3.Row], coder: str) -> list[Task]:
    documents = documents_by_id(db, {row["document_id"] for row in rows})
    said = _latest(db, [row["number"] for row in rows])
    found: list[Task] = []
    for row in rows:
        event = Event.model_validate_json(row["event"])
        coders = (row["first"], row["second"])
        codings = [
            _coding(last, event) if (last := said.get((row["number"], who))) else None
            for who in coders
        ]
        finished = [one for one in codings if one is not None and one.verdict is not None]
        found.append(
            Task(
                row["number"], row["assignment"], event, documents[row["document_id"]], coders,
                own=codings[coders.index(coder)],
                both=(finished[0], finished[1]) if len(finished) == 2 else None,
            )
        )  # fmt: skip
    return found


def _latest(db: sqlite3.Connection, tasks: Sequence[int]) -> dict[tuple[int, str], sqlite3.Row]:
    """What each coder last said, by task and name."""
    found: dict[tuple[int, str], sqlite3.Row] = {}
    for begin in range(0, len(tasks), AT_ONCE):
        some = tasks[begin : begin + AT_ONCE]
        rows = db.execute(
            f"SELECT * FROM second_codings WHERE task IN ({marks(some)}) ORDER BY number", some
        )
        found.update({(row["task"], row["by"]): row for row in rows})
    return found


def _coding(row: sqlite3.Row, event: Event) -> Coding:
    changes = json.loads(row["changes"])
    return Coding(
        by=row["by"],
        at=row["at"],
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        changes=changes,
        event=changed(event, changes),
        note=row["note"],
    )
