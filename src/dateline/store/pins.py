"""Pins: what reviewers decide of pairs of reports: one happening, or two."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.errors import ConflictError, InputError
from dateline.records.ids import event_of
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.desk import Desk
from dateline.store.incidents import incident
from dateline.store.log import Log

Pin = Literal["one", "two", "none"]
Pair = tuple[str, str, Pin]


@dataclass(frozen=True)
class Said:
    """What somebody said with one word of some reports.

    Attributes:
        at: UTC, ISO 8601.
        pin: `one` happening, or `two`.
        note: why; None: they gave no reason.
        numbers: of the pins.
        pairs: the reports, the smaller id of each pair first.
    """

    at: str
    by: str
    pin: Pin
    note: str | None
    numbers: tuple[int, ...]
    pairs: tuple[tuple[str, str], ...]

    @property
    def events(self) -> frozenset[str]:
        """All of which it was said."""
        return frozenset(event for pair in self.pairs for event in pair)


def pin(
    desk: Desk, one: str, other: str, how: Pin, *, by: str, run: Run, note: str | None = None
) -> tuple[str, str]:
    """Append a decision of a pair; the next linking follows it.

    Args:
        one, other: ids of reports, or of incidents, for which their first report stands.
        how: `one` happening, `two`, or `none`: what was decided before is undone.
        by: who decides.
        note: why.

    Returns:
        The ids of the two reports.

    Raises:
        InputError: there is no such report or incident, or both are the same.
    """
    ours, theirs = _reports(desk, one), _reports(desk, other)
    if ours[0] == theirs[0]:
        raise InputError(f"{one}, {other}: the same report; expected two")
    pairs = as_one(ours, theirs) if how == "one" else [(ours[0], theirs[0], how)]
    pin_pairs(desk, pairs, by=by, run=run, note=note)
    first, second = sorted((ours[0], theirs[0]))
    return first, second


def as_one(ours: Sequence[str], theirs: Sequence[str]) -> list[Pair]:
    """What says that the reports of two incidents tell of one happening: their first ones do, and
    those that one event tells of as two.
    """
    pairs = [(one, other) for one in ours for other in theirs if event_of(one) == event_of(other)]
    return [(*pair, "one") for pair in dict.fromkeys([(ours[0], theirs[0]), *pairs])]


def pin_pairs(
    desk: Desk, pairs: Iterable[Pair], *, by: str, run: Run, note: str | None = None
) -> None:
    """Append decisions that somebody made with one word: all of them, or none.

    Args:
        pairs: ids of two events each, and how they are pinned.
    """
    with desk.changing() as db:
        at = now()
        log = Log(db, at=at, run=run.id)
        for one, other, how in pairs:
            first, second = sorted((one, other))
            number = db.execute(
                'INSERT INTO pins (at, "by", one, other, pin, note) VALUES (?, ?, ?, ?, ?, ?)',
                (at, by, first, second, how, note),
            ).lastrowid
            log.note("pin", "pins", number, one=first, other=second, pin=how)


def take_back(desk: Desk, number: int, *, by: str, run: Run) -> Said:
    """Undo what somebody said of reports, all of it that still stands.

    Args:
        number: of one of its pins.

    Returns:
        What was taken back.

    Raises:
        ConflictError: no such pin stands; nothing was taken back.
    """
    with desk.changing():
        found = next((one for one in standing_pins(desk) if number in one.numbers), None)
        if found is None:
            raise ConflictError(f"pin {number}: stands no more: somebody took it back meanwhile")
        pin_pairs(desk, [(*pair, "none") for pair in found.pairs], by=by, run=run)
    return found


def standing_pins(desk: Desk, events: Collection[str] | None = None) -> list[Said]:
    """What people said of reports and nobody took back, the newest first.

    Args:
        events: ids; only what was said of any of these. None: all.
    """
    with desk.guarded():
        rows = desk.db.execute("SELECT * FROM pins ORDER BY number").fetchall()
    last = {(row["one"], row["other"]): row for row in rows}
    told: dict[tuple[object, ...], list[sqlite3.Row]] = defaultdict(list)
    for row in last.values():
        if row["pin"] != "none":
            told[row["at"], row["by"], row["pin"], row["note"]].append(row)
    said = sorted(map(_said, told.values()), key=lambda one: one.numbers, reverse=True)
    return [one for one in said if events is None or not one.events.isdisjoint(events)]


def _said(rows: list[sqlite3.Row]) -> Said:
    first = rows[0]
    return Said(
        at=first["at"],
        by=first["by"],
        pin=first["pin"],
        note=first["note"],
        numbers=tuple(row["number"] for row in rows),
        pairs=tuple((row["one"], row["other"]) for row in rows),
    )


def _reports(desk: Desk, id_: str) -> Sequence[str]:
    """An event, or a further one of its happenings, as it is; of an incident, its reports."""
    with desk.guarded():
        is_event = desk.db.execute("SELECT 1 FROM events WHERE id = ?", (event_of(id_),)).fetchone()
    return [id_] if is_event else incident(desk, id_).reports
