"""Queue: the events that nobody decided on, those most worth a look first, and the pace of review.

An event's score is the sum of what docs/review.md lists: how unsure its coding is, how many it says
were killed, whether its incident is contested, and whether it is alleged or denied.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.records import Document, Status
from dateline.records.review import Action, Decision
from dateline.review.fold import Reviewed, standing
from dateline.store.decided import decision_from_row
from dateline.store.desk import Desk
from dateline.store.filter import (
    Condition,
    Filter,
    document_conditions,
    event_conditions,
    joined,
    words_condition,
)
from dateline.store.find import documents_by_id
from dateline.store.held import HELD, is_held
from dateline.store.unrow import marks, read_events

UNSURE = 100  # points at confidence 0; none at 1
MANY, SOME, ANY = 30, 20, 10  # 100 killed and more, 10 and more, 1 and more
CONTESTED = 25
CLAIMED_ONLY = 15  # alleged or denied
LOW = 0.6  # below it, low confidence is said to be a reason

KILLED = (
    "coalesce((SELECT max(f.low) FROM event_figures f"
    " WHERE f.event_id = e.id AND f.kind = 'killed'), 0)"
)
FOR_KILLED = (
    f"coalesce((SELECT max(CASE WHEN f.low >= 100 THEN {MANY} WHEN f.low >= 10 THEN {SOME}"
    f" WHEN f.low >= 1 THEN {ANY} ELSE 0 END) FROM event_figures f"
    " WHERE f.event_id = e.id AND f.kind = 'killed'), 0)"
)
IS_CONTESTED = (
    "e.id IN (SELECT r.event_id FROM incidents i JOIN incident_reports r ON r.incident_id = i.id"
    " WHERE i.verdict = 'contested')"
)
SCORE = (
    f"{UNSURE} * (1 - e.confidence) + {FOR_KILLED} + {CONTESTED} * ({IS_CONTESTED})"
    f" + CASE WHEN e.status IN ('alleged', 'denied') THEN {CLAIMED_ONLY} ELSE 0 END"
)
SCORED = f"SELECT e.*, {SCORE} AS score, {KILLED} AS killed, {IS_CONTESTED} AS contested"
MOST_FIRST = f"ORDER BY {SCORE} DESC, e.document_id, e.trigger_start, e.id"
OLD_VERSIONS = "SELECT id FROM documents WHERE latest = 0"


@dataclass(frozen=True)
class Waiting:
    """An event that waits for a decision.

    Attributes:
        score: how much it is worth a look; 0 and more.
        reasons: why, in words, the weightiest first.
        held: two people code it; nobody decides on it now.
    """

    reviewed: Reviewed
    document: Document
    score: float
    reasons: tuple[str, ...]
    held: bool = False


@dataclass(frozen=True)
class Stretch:
    """A page of the queue.

    Attributes:
        before, after: the event that comes before its first and after its last; empty: none does.
    """

    items: Sequence[Waiting]
    before: Sequence[Waiting]
    after: Sequence[Waiting]

    def beside(self, here: Waiting) -> tuple[str | None, str | None]:
        """The ids of the events before and after one; of one that is not on the page, those between
        which it would stand by its score, or the first.
        """
        others = [*self.before, *self.items, *self.after]
        ids: list[str | None] = [one.reviewed.event.id for one in others]
        if (id_ := here.reviewed.event.id) in ids:
            at = ids.index(id_)
            return ([None, *ids][at], [*ids, None][at + 1])
        at = sum(one.score > here.score for one in others)
        return ([None, *ids][at], [*ids, *ids[:1], None][at])

    def turns(self, event_id: str | None) -> int:
        """By how many pages one goes on to an event that stands beside: -1, 0 or 1."""
        before, after = (
            [one.reviewed.event.id for one in some] for some in (self.before, self.after)
        )
        return (event_id in after) - (event_id in before)


@dataclass(frozen=True)
class Logged:
    """A decision with its number in the log, and whether it was taken back."""

    number: int
    decision: Decision
    undone: bool


@dataclass(frozen=True)
class Pace:
    """How far the review is.

    Attributes:
        waiting, decided: events, over the whole desk.
        today: decisions made today (UTC), notes and undone ones left out.
        by: decisions of the last hour, by who made them.
    """

    waiting: int
    decided: int
    today: int
    by: dict[str, int]

    @property
    def share(self) -> int:
        """Percent of events that are decided, rounded down."""
        return 100 * self.decided // max(1, self.decided + self.waiting)


def find_waiting(desk: Desk, asked: Filter, *, limit: int = 25, offset: int = 0) -> list[Waiting]:
    """Events nobody decided on that answer a filter, those most worth a look first; those of one
    score by document, in the order of the text.
    """
    where, values = _conditions(asked)
    with desk.guarded():
        rows = desk.db.execute(
            f"{SCORED} FROM events e WHERE e.id IN"  # reads whole only what is on the page
            f" (SELECT e.id FROM events e WHERE {where} {MOST_FIRST} LIMIT ? OFFSET ?)"
            f" {MOST_FIRST}",
            (*values, limit, offset),
        ).fetchall()
        return _waiting(desk.db, rows)


def find_stretch(desk: Desk, asked: Filter, *, limit: int, offset: int) -> "Stretch":
    """A page of the queue, with what comes before and after it."""
    first = max(0, offset - 1)
    found = find_waiting(desk, asked, limit=limit + 1 + offset - first, offset=first)
    at = offset - first
    return Stretch(found[at : at + limit], found[:at], found[at + limit :])


def count_waiting(desk: Desk, asked: Filter) -> int:
    """How many events `find_waiting` would give without a limit."""
    where, values = _conditions(asked)
    with desk.guarded():
        row = desk.db.execute(f"SELECT count(*) FROM events e WHERE {where}", values).fetchone()
    return int(row[0])


def waiting(desk: Desk, event_id: str) -> Waiting | None:
    """One event with its score, decided or not; None: there is none of this id."""
    with desk.guarded():
        rows = desk.db.execute(f"{SCORED} FROM events e WHERE e.id = ?", (event_id,)).fetchall()
        found = _waiting(desk.db, rows)
        return replace(found[0], held=is_held(desk.db, event_id)) if found else None


def decisions_on(desk: Desk, event_id: str) -> list[Logged]:
    """What was decided of an event, in order, with what was taken back."""
    with desk.guarded():
        return _logged(desk.db, [event_id])


def decision_of(desk: Desk, number: int) -> Logged | None:
    """A decision by its number; None: there is none."""
    with desk.guarded():
        row = desk.db.execute('SELECT "on" FROM decisions WHERE number = ?', (number,)).fetchone()
    found = decisions_on(desk, row["on"]) if row else []
    return next((one for one in found if one.number == number), None)


def latest_decisions(desk: Desk, *, by: str | None = None, limit: int = 8) -> list[Logged]:
    """The last decisions on the desk, or of one person, that are no undo, the newest first."""
    with desk.guarded():
        rows = desk.db.execute(
            'SELECT number, "on" FROM decisions WHERE action != ?1 AND (?2 IS NULL OR "by" = ?2)'
            " ORDER BY number DESC LIMIT ?3",
            (Action.UNDO.value, by, limit),
        ).fetchall()
        wanted = {row["number"] for row in rows}
        found = _logged(desk.db, sorted({row["on"] for row in rows}))
    return sorted(
        (one for one in found if one.number in wanted), key=lambda one: one.number, reverse=True
    )


def pace(desk: Desk, *, day: str, hour: str) -> Pace:
    """How far the review is.

    Args:
        day: today (`2026-03-01`).
        hour: the time one hour ago, as decisions bear it.
    """
    now = f"FROM events e WHERE e.document_id NOT IN ({OLD_VERSIONS})"
    with desk.guarded():
        counted = desk.db.execute(
            f"SELECT (SELECT count(*) {now} AND e.review IS NULL) AS waiting,"
            f" (SELECT count(*) {now} AND e.review IS NOT NULL) AS decided"
        ).fetchone()
        today = desk.db.execute(
            "SELECT DISTINCT \"on\" FROM decisions WHERE at >= ? AND action != 'note'", (day,)
        ).fetchall()
        made = _logged(desk.db, [row["on"] for row in today])
    stands = [
        one.decision
        for one in made
        if not one.undone and one.decision.action not in (Action.NOTE, Action.UNDO)
    ]
    by: dict[str, int] = defaultdict(int)
    for decision in stands:
        if decision.at >= hour:
            by[decision.by] += 1
    return Pace(
        waiting=counted["waiting"],
        decided=counted["decided"],
        today=sum(one.at >= day for one in stands),
        by=dict(sorted(by.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def undecided(db: sqlite3.Connection, asked: Filter) -> list[sqlite3.Row]:
    """The events of the queue, and with them those that are coded twice (`held`), in the order of
    their articles; those left out of which somebody ever said something.
    """
    where, values = joined([*_filtered(asked), ("e.review IS NULL", ())])
    return db.execute(
        f"SELECT e.id, {HELD} AS held FROM events e JOIN documents d ON d.id = e.document_id"
        f' WHERE {where} AND NOT EXISTS (SELECT 1 FROM decisions x WHERE x."on" = e.id)'
        " ORDER BY d.number, e.trigger_start, e.id",
        values,
    ).fetchall()


def _conditions(asked: Filter) -> Condition:
    return joined([*_filtered(asked), ("e.review IS NULL", ()), (f"NOT {HELD}", ())])


def _filtered(asked: Filter) -> list[Condition]:
    any_review = replace(asked, rejected=True)  # says nothing of `review`, as the index needs
    conditions = event_conditions(any_review)
    of_documents = document_conditions(replace(asked, versions=True))
    if asked.words:
        of_documents.append(words_condition(asked.words))
    if of_documents:
        inner, values = joined(of_documents)
        found = f"e.document_id IN (SELECT d.id FROM documents d WHERE {inner})"
        conditions.append((found, values))
    if not asked.versions:
        conditions.append((f"e.document_id NOT IN ({OLD_VERSIONS})", ()))
    return conditions


def _waiting(db: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> list[Waiting]:
    documents = documents_by_id(db, {row["document_id"] for row in rows})
    return [
        Waiting(one, documents[one.event.document_id], float(row["score"]), tuple(_reasons(row)))
        for one, row in zip(read_events(db, rows), rows, strict=True)
    ]


def _reasons(row: sqlite3.Row) -> Iterable[str]:
    if row["confidence"] < LOW:
        yield f"low confidence ({row['confidence']:.2f})"
    if row["killed"]:
        yield f"{row['killed']:,} killed"
    if row["contested"]:
        yield "its incident is contested"
    if row["status"] in (Status.ALLEGED.value, Status.DENIED.value):
        yield row["status"]


def _logged(db: sqlite3.Connection, event_ids: Sequence[str]) -> list[Logged]:
    rows = db.execute(
        f'SELECT * FROM decisions WHERE "on" IN ({marks(event_ids)}) ORDER BY number', event_ids
    ).fetchall()
    decided = [decision_from_row(row) for row in rows]
    stands = {id(one) for one in standing(decided)}
    return [
        Logged(row["number"], one, one.action is not Action.UNDO and id(one) not in stands)
        for row, one in zip(rows, decided, strict=True)
    ]
