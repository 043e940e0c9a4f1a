"""Across: where days stand in a chart, in percent of its width; None is what has no date."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from dateline.web.wording import day

NEXT = 3.2  # percent, from one figure of a day to the next
DATE = 15.0  # percent that a date takes
NAME = 24.0  # percent that a name with its number takes
Day = date | None
Centres = Mapping[Day, float]


@dataclass(frozen=True)
class Plan:
    """How the width is shared.

    Attributes:
        undated: percent for figures whose report is not dated.
        edge: percent between the edges and the first and last day.
    """

    undated: float
    edge: tuple[float, float]
    named: bool


NAMED = Plan(undated=34.0, edge=(4.5, 27.0), named=True)
CLOSE = Plan(undated=22.0, edge=(5.0, 10.0), named=False)


@dataclass(frozen=True)
class Tick:
    """A mark of an axis; `minor`: it is left out where there is little room."""

    at: float
    told: str
    minor: bool = False
    anchor: Literal["middle", "end"] = "middle"


def planned(charts: Sequence[Sequence[Day]]) -> tuple[Plan, Centres]:
    """The plan with names where each has room for them, else the close one.

    Args:
        charts: of each chart the days of its figures.
    """
    days = {when for chart in charts for when in chart}
    named = _centres(days, NAMED)
    if all(_has_room(chart, named) for chart in charts):
        return NAMED, named
    return CLOSE, _centres(days, CLOSE)


def _has_room(days: Sequence[Day], centres: Centres) -> bool:
    """Whether names can stand beside the figures of each of these days."""
    ends = [*_ends(days, spread(days, centres)), (100.0, 100.0)]
    return all(following - last >= NAME for (_, last), (following, _) in pairwise(ends))


def _centres(days: set[Day], plan: Plan) -> Centres:
    """Where the middle of each day is, and that of what has none."""
    dated = sorted(when for when in days if when)
    undated = plan.undated if None in days else 0.0
    begin, end = undated + plan.edge[0], 100 - plan.edge[1]
    long = (dated[-1] - dated[0]).days if dated else 0
    middle = (begin + end) / 2
    centres: dict[Day, float] = {
        when: begin + (end - begin) * (when - dated[0]).days / long if long else middle
        for when in dated
    }
    if None in days:
        beside = NAME - 2 if plan.named and dated else 0.0
        centres[None] = ((undated if dated else 100.0) - beside) / 2
    return centres


def spread(days: Sequence[Day], centres: Centres) -> list[float]:
    """Places of figures: beside each other where they are of one day, in their order."""
    room = _rooms(centres)
    of_day: dict[Day, list[int]] = defaultdict(list)
    for n, when in enumerate(days):
        of_day[when].append(n)
    places = [0.0] * len(days)
    for when, figures in of_day.items():
        step = min(NEXT, room[when] / len(figures))
        for at, n in enumerate(figures):
            places[n] = round(centres[when] + step * (at - (len(figures) - 1) / 2), 2)
    return places


def _rooms(centres: Centres) -> dict[Day, float]:
    """How wide figures of a day may stand apart without coming to another's."""
    at = sorted(set(centres.values()))
    gaps = {
        one: min([abs(one - other) for other in at if other != one] + [2 * one, 2 * (100 - one)])
        for one in at
    }
    return {when: 0.8 * gaps[centre] for when, centre in centres.items()}


def _ends(days: Sequence[Day], places: Sequence[float]) -> list[tuple[float, float]]:
    """The first and last place of each day, from left to right."""
    of_day: dict[Day, list[float]] = defaultdict(list)
    for when, place in zip(days, places, strict=True):
        of_day[when].append(place)
    return sorted((min(own), max(own)) for own in of_day.values())


def band(plan: Plan, centres: Centres) -> float:
    """How wide the band of what is not dated is."""
    if None not in centres:
        return 0.0
    return plan.undated if len(centres) > 1 else 100.0


def ticks(centres: Centres, band: float) -> Iterator[Tick]:
    """Dates under the days, as many as touch neither each other nor what stands under the band."""
    last = major = band / 2 if band else -100.0
    for when, at in sorted((when, at) for when, at in centres.items() if when):
        if at - last < DATE:
            continue
        minor = at - major < 2 * DATE
        last, major = at, major if minor else at
        anchor: Literal["middle", "end"] = "end" if at > 100 - DATE / 2 else "middle"
        yield Tick(round(at, 2), day(when.isoformat()), minor, anchor)
