"""Assignments: events of the queue that are given out to two people, and how far these are."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from dateline.errors import InputError
from dateline.records import Event
from dateline.review.second import share_of
from dateline.store.accounts import NAME, list_users
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.desk import Desk
from dateline.store.filter import Filter
from dateline.store.log import Log
from dateline.store.queue import undecided
from dateline.store.second import AT_ONCE, HAVE_FINISHED, check_assignment, has_finished, insert
from dateline.store.unrow import marks, read_events


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
        number = insert(
            db, "second_assignments", at=at, by=by, first=to[0], second=to[1], asked=told
        )
        log.note("assign", "second_assignments", number, events=len(fresh))
        for event in _events(db, [row["id"] for row in fresh]):
            task = insert(
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
            f" count(*) FILTER (WHERE s.number AND {has_finished('a.first')}) AS of_first,"
            f" count(*) FILTER (WHERE s.number AND {has_finished('a.second')}) AS of_second,"
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
        check_assignment(db, number)
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
