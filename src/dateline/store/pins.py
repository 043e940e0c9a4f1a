"""Pins: what reviewers decide of pairs of reports: one happening, or two."""

from typing import Literal

from dateline.errors import InputError
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.desk import Desk
from dateline.store.incidents import incident
from dateline.store.log import Log

Pin = Literal["one", "two", "none"]


def pin(
    desk: Desk, one: str, other: str, how: Pin, *, by: str, run: Run, note: str | None = None
) -> tuple[str, str]:
    """Append a decision of a pair; the next linking follows it.

    Args:
        one, other: ids of events, or of incidents, for which their first report stands.
        how: `one` happening, `two`, or `none`: what was decided before is undone.
        by: who decides.
        note: why.

    Returns:
        The ids of the two events.

    Raises:
        InputError: there is no such event or incident, or both are the same.
    """
    first, second = sorted((_event(desk, one), _event(desk, other)))
    if first == second:
        raise InputError(f"{one}, {other}: the same report; expected two")
    with desk.changing() as db:
        at = now()
        number = db.execute(
            'INSERT INTO pins (at, "by", one, other, pin, note) VALUES (?, ?, ?, ?, ?, ?)',
            (at, by, first, second, how, note),
        ).lastrowid
        Log(db, at=at, run=run.id).note("pin", "pins", number, one=first, other=second, pin=how)
    return first, second


def _event(desk: Desk, id_: str) -> str:
    with desk.guarded():
        row = desk.db.execute("SELECT id FROM events WHERE id = ?", (id_,)).fetchone()
    return str(row["id"]) if row is not None else incident(desk, id_).reports[0]
