"""Second: events given out to two people, what each says of them, and what both have said.

What one says is told to nobody else before both have finished that event.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
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
    share_of,
)
from dateline.store.accounts import NAME, list_users
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.desk import Desk
from dateline.store.filter import Filter
from dateline.store.find import documents_by_id
from dateline.store.log import Log
from dateline.store.queue import undecided
from dateline.store.unrow import marks, read_events

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
HAS_FINISHED = (
    '((SELECT verdict FROM second_codings c WHERE c.task = s.number AND c."by" = ?'
    " ORDER BY number DESC LIMIT 1) IS NOT NULL)"
)


@dataclass(frozen=True)
class Assignment:
    """Events given out to two people.

    Attributes:
        by: who gave them out.
        coders: the two.
        asked: the share and the filters, as they were told.
        events: how many are coded; those that were released left out.
        finished: how many of these each coder has finished.
        both: how many both have.
        settled: on how many of these somebody has decided since.
    """

    number: int
    at: str
    by: str
    coders: tuple[str, str]
    asked: Mapping[str, Any]
    events: int
    finished: tuple[int, int]
    both: int
    settled: int


@dataclass(frozen=True)
class Given:
    """What an assignment came to.

    Attributes:
        number: of the assignment; None: every event of the share was given out before.
        events: how many were given out now.
        before: how many of the share were given out before, and are still not settled.
    """

    number: int | None
    events: int
    before: int


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


def assign(
    desk: Desk, asked: Filter, share: str, *, to: tuple[str, str], by: str, run: Run
) -> Given:
    """Give a share of the queue out to two people.

    Which events these are is told by their ids' hashes alone: the same share gives the same events
    again, whoever asks.

    Args:
        share: "10%" of the events that nobody decided on, or so many.
        to: the coders.
        by: who gives them out.

    Raises:
        InputError: no such share, or not two people who may review.
    """
    _check_coders(desk, to)
    with desk.changing() as db:
        rows = undecided(db, asked)
        drawn = sorted(rows, key=lambda row: sha256(row["id"].encode()).digest())
        chosen = {row["id"] for row in drawn[: share_of(share, len(rows))]}
        fresh = [row for row in rows if row["id"] in chosen and not row["held"]]
        if not fresh:
            return Given(None, 0, len(chosen))
        at = now()
        log = Log(db, at=at, run=run.id)
        told = json.dumps({"share": share.strip()} | _told(asked), ensure_ascii=False)
        number = _insert(
            db, "second_assignments", at=at, by=by, first=to[0], second=to[1], asked=told
        )
        log.note("assign", "second_assignments", number, events=len(fresh))
        for event in _events(db, [row["id"] for row in fresh]):
            task = _insert(
                db,
                "second_events",
                assignment=number,
                event_id=event.id,
                document_id=event.document_id,
                event=event.model_dump_json(),
            )
            log.note("assign", "second_events", task, event=event.id)
    return Given(number, len(fresh), len(chosen) - len(fresh))


def assignments(desk: Desk) -> list[Assignment]:
    """All that was given out, the newest first."""
    with desk.guarded():
        rows = desk.db.execute(
            "SELECT a.*, count(s.number) AS events,"
            f" count(*) FILTER (WHERE s.number AND {_finished_by('a.first')}) AS of_first,"
            f" count(*) FILTER (WHERE s.number AND {_finished_by('a.second')}) AS of_second,"
            f" count(*) FILTER (WHERE s.number AND {HAVE_FINISHED} = 2) AS both,"
            " count(*) FILTER (WHERE (SELECT review FROM events e WHERE e.id = s.event_id)"
            " IS NOT NULL) AS settled FROM second_assignments a LEFT JOIN second_events s"
            " ON s.assignment = a.number AND s.released IS NULL"
            " GROUP BY a.number ORDER BY a.number DESC"
        ).fetchall()
    return [
        Assignment(
            row["number"], row["at"], row["by"], (row["first"], row["second"]),
            json.loads(row["asked"]), row["events"], (row["of_first"], row["of_second"]),
            row["both"], row["settled"],
        )
        for row in rows
    ]  # fmt: skip


def release(desk: Desk, number: int, *, run: Run) -> int:
    """Give the events of an assignment that not both have finished back to the queue.

    What was said of them is kept, and counts no more.

    Returns:
        How many these are.

    Raises:
        InputError: no such assignment.
    """
    with desk.changing() as db:
        _assignment(db, number)
        rows = db.execute(
            "SELECT s.number, s.event_id FROM second_events s WHERE s.assignment = ?"
            f" AND s.released IS NULL AND {HAVE_FINISHED} < 2",
            (number,),
        ).fetchall()
        at = now()
        log = Log(db, at=at, run=run.id)
        for row in rows:
            db.execute(
                "UPDATE second_events SET released = ? WHERE number = ?", (at, row["number"])
            )
            log.note("release", "second_events", row["number"], event=row["event_id"])
    return len(rows)


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
            (coder, *([] if finished is None else [coder]), -1 if limit is None else limit, offset),
        ).fetchall()
        return _tasks(desk.db, rows, coder)


def count_tasks(desk: Desk, coder: str, *, finished: bool | None = None) -> int:
    """How many `tasks` would give without a limit."""
    with desk.guarded():
        row = desk.db.execute(
            f"SELECT count(*) FROM ({TASKS} WHERE {_of_coder(finished)})",
            (coder, *([] if finished is None else [coder])),
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
        number = _insert(
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
            _assignment(desk.db, assignment)
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


def _check_coders(desk: Desk, to: tuple[str, str]) -> None:
    if to[0] == to[1]:
        raise InputError(f"{to[0]}: expected two people, so that each codes alone")
    roles = {user.name: user.role for user in list_users(desk)}
    for name in to:
        if not NAME.fullmatch(name):
            raise InputError(f"{name!r}: expected at most 64 letters, digits, or any of . _ - + @")
        if roles and roles.get(name, "reader") == "reader":
            raise InputError(f"{name}: has no account on this desk that may review")


def _told(asked: Filter) -> dict[str, Any]:
    """The filters that differ from none, as JSON has them."""
    none = asdict(Filter())
    return {name: value for name, value in asdict(asked).items() if value != none[name]}


def _events(db: sqlite3.Connection, ids: Sequence[str]) -> Iterable[Event]:
    """Events in the order of their articles."""
    for begin in range(0, len(ids), AT_ONCE):
        some = ids[begin : begin + AT_ONCE]
        rows = db.execute(f"SELECT * FROM events WHERE id IN ({marks(some)})", some).fetchall()
        by_id = {one.event.id: one.event for one in read_events(db, rows)}
        yield from (by_id[id_] for id_ in some)


def _insert(db: sqlite3.Connection, table: str, **values: object) -> int:
    names = ", ".join(f'"{name}"' for name in values)
    number = db.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks(list(values))})", tuple(values.values())
    ).lastrowid
    assert number is not None  # an INSERT has one
    return number


def _assignment(db: sqlite3.Connection, number: int) -> None:
    if not db.execute("SELECT 1 FROM second_assignments WHERE number = ?", (number,)).fetchone():
        raise InputError(f"{number}: no such assignment in this desk")


def _finished_by(coder: str) -> str:
    return HAS_FINISHED.replace("?", coder)


def _of_coder(finished: bool | None) -> str:
    mine = "s.released IS NULL AND ?1 IN (a.first, a.second)"
    if finished is None:
        return mine
    return f"{mine} AND {'' if finished else 'NOT '}{HAS_FINISHED}"


def _task(db: sqlite3.Connection, coder: str, event_id: str) -> Task:
    rows = db.execute(
        f"{TASKS} WHERE s.event_id = ? AND {_of_coder(None).replace('?1', '?')}",
        (event_id, coder),
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
