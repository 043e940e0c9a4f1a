"""Spread: incidents over time and over the map, without reading them whole."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.knowledge.ontology.plover import quad_of
from dateline.records import EventType, Quad
from dateline.store.desk import Desk
from dateline.store.filter import Filter
from dateline.store.incidents import NEWEST_FIRST, incident_conditions

MOST_DAYS = 14
"""A date less exact than this ("in 2012") belongs to no week."""
PLACE = "i.lat, i.lon, i.place_kind, i.country, i.admin1, i.place, i.geonames"
BY_QUAD = ", ".join(
    "sum(i.event_type IN ({}))".format(
        ", ".join(f"'{one.value}'" for one in EventType if quad_of(one) is quad)
    )
    for quad in Quad
)


@dataclass(frozen=True)
class Days:
    """How many incidents there are on each day.

    Attributes:
        counts: by first day (ISO) and event type.
        elsewhen: how many have no date, or one of more than MOST_DAYS.
    """

    counts: dict[tuple[str, str], int]
    elsewhen: int

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.counts.values()) + self.elsewhen


@dataclass(frozen=True)
class Spot:
    """An incident as the map needs it; fields as in the table `incidents`."""

    id: str
    event_type: str
    date: str | None
    place: str | None
    place_kind: str | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    killed_low: int | None
    killed_high: int | None
    sources: int
    verdict: str


@dataclass(frozen=True)
class Gathering:
    """The incidents at one place; fields as in the table `incidents`.

    Attributes:
        number: how many.
        quads: how many of each quadrant that there is.
        id, event_type, date, sources: of one of them.
    """

    lat: float | None
    lon: float | None
    place_kind: str | None
    country: str | None
    admin1: str | None
    place: str | None
    geonames: int | None
    number: int
    quads: dict[str, int]
    id: str
    event_type: str
    date: str | None
    sources: int


def incident_days(
    desk: Desk, asked: Filter, *, sources: int = 1, verdicts: Sequence[str] = ()
) -> Days:
    """When the incidents that `find_incidents` would give happened."""
    where, values = incident_conditions(asked, sources, verdicts)
    with desk.guarded():
        rows = desk.db.execute(
            "SELECT i.date_earliest, i.date_latest, i.event_type, count(*) AS number"
            f" FROM incidents i WHERE {where} GROUP BY 1, 2, 3",
            values,
        ).fetchall()
    counts: Counter[tuple[str, str]] = Counter()
    elsewhen = 0
    for row in rows:
        if _is_close(row["date_earliest"], row["date_latest"]):
            counts[row["date_earliest"][:10], row["event_type"]] += row["number"]
        else:
            elsewhen += row["number"]
    return Days(dict(counts), elsewhen)


def incident_spots(
    desk: Desk, asked: Filter, *, sources: int = 1, verdicts: Sequence[str] = (), limit: int
) -> list[Spot]:
    """The incidents that `find_incidents` would give, in its order, as the map needs them."""
    where, values = incident_conditions(asked, sources, verdicts)
    with desk.guarded():
        rows = desk.db.execute(
            "SELECT i.id, i.event_type, i.date, i.place, i.place_kind, i.country, i.admin1, i.lat,"
            " i.lon, i.killed_low, i.killed_high, i.sources, i.verdict"
            f" FROM incidents i WHERE {where} {NEWEST_FIRST} LIMIT ?",
            (*values, limit),
        ).fetchall()
    return [Spot(*row) for row in rows]


def incident_gatherings(
    desk: Desk, asked: Filter, *, sources: int = 1, verdicts: Sequence[str] = ()
) -> list[Gathering]:
    """How many of the incidents that `find_incidents` would give are where."""
    where, values = incident_conditions(asked, sources, verdicts)
    with desk.guarded():
        rows = desk.db.execute(
            f"SELECT {PLACE}, count(*), i.id, i.event_type, i.date, i.sources, {BY_QUAD}"
            f" FROM incidents i WHERE {where} GROUP BY {PLACE}",
            values,
        ).fetchall()
    return [_gathering(row) for row in rows]


def incident_countries(desk: Desk) -> list[str]:
    """The countries in which incidents happened, as codes."""
    with desk.guarded():
        rows = desk.db.execute(
            "SELECT DISTINCT country FROM incidents WHERE country IS NOT NULL ORDER BY 1"
        )
        return [country for (country,) in rows]


def _gathering(row: sqlite3.Row) -> Gathering:
    place_and_number, one, counts = row[:8], row[8:12], row[12:]
    quads = {quad.value: count for quad, count in zip(Quad, counts, strict=True) if count}
    return Gathering(*[*place_and_number, quads, *one])


def _is_close(earliest: str | None, latest: str | None) -> bool:
    if earliest is None or latest is None:
        return False
    if earliest == latest:
        return True
    first, last = (date.fromisoformat(day[:10]) for day in (earliest, latest))
    return (last - first).days < MOST_DAYS
