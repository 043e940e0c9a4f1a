"""Weeks: counts by day as stacked bars, a week each, or a day, month or year."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.records import Quad
from dateline.web.wording import MONTHS, day, quad

MOST_BARS = {"day": 42, "week": 160, "month": 160, "year": 3000}
LONGEST = {"day": 1, "week": 7, "month": 31, "year": 366}  # days
LEAST_BARS = 14
FIRST_YEAR, END_YEAR = "1000", "3000"  # days out of these are in no chart
TALL = 100.0  # of the tallest bar
STEP = 10  # from one bar to the next, with a gap of 2
TICKS = 4
STACK = (
    Quad.MATERIAL_CONFLICT.value,
    Quad.VERBAL_CONFLICT.value,
    Quad.VERBAL_COOPERATION.value,
    Quad.MATERIAL_COOPERATION.value,
)
"""From the base line up: what people look for first can be compared best there."""


@dataclass(frozen=True)
class Block:
    """A part of a bar; `y` and `height` in units of which the tallest bar has TALL."""

    quad: str
    number: int
    y: float
    height: float


@dataclass(frozen=True)
class Bar:
    """One day, week, month or year.

    Attributes:
        since, until: its first and last day, ISO.
        x: where it begins, STEP a bar.
        told: what it shows, in words.
        chosen: whether it lies in the days that are asked for.
    """

    since: str
    until: str
    x: int
    told: str
    blocks: tuple[Block, ...]
    chosen: bool


@dataclass(frozen=True)
class Weeks:
    """Bars from the first to the last day that has a count, with the empty ones between.

    Attributes:
        unit: `day`, `week`, `month` or `year`.
        step: from one bar to the next.
        most: what the tallest bar counts.
        ticks: days at equal distances, from the first on.
    """

    unit: str
    bars: tuple[Bar, ...]
    most: int
    ticks: tuple[str, ...]
    step: int = STEP

    @property
    def width(self) -> int:
        """Of all bars together."""
        return STEP * len(self.bars)


def to_weeks(
    counts: Mapping[tuple[str, str], int], since: str | None = None, until: str | None = None
) -> Weeks | None:
    """Counts as bars; None: there are none.

    Args:
        counts: by day (ISO) and event type.
        since, until: the days that are chosen; None: without end.
    """
    return to_compared({"": counts}, since, until).get("")


def to_compared(
    parts: Mapping[str, Mapping[tuple[str, str], int]],
    since: str | None = None,
    until: str | None = None,
) -> dict[str, Weeks]:
    """Several counts as bars on the same days and the same scale, by name; empty: there are none.

    Args:
        parts: by name, counts by day (ISO) and event type.
        since, until: the days that are chosen; None: without end.
    """
    days = sorted({when for counts in parts.values() for when, _ in counts if _is_drawn(when)})
    if not days:
        return {}
    unit, spans = _spans(date.fromisoformat(days[0]), date.fromisoformat(days[-1]))
    stacks = {name: _stacked(counts, unit, spans) for name, counts in parts.items()}
    most = max(stack.total() for own in stacks.values() for stack in own)
    return {
        name: Weeks(
            unit, tuple(_bars(own, unit, spans, most, since, until)), most, _ticks(spans, unit)
        )
        for name, own in stacks.items()
    }


def _is_drawn(when: str) -> bool:
    return FIRST_YEAR <= when < END_YEAR


def _stacked(
    counts: Mapping[tuple[str, str], int], unit: str, spans: list[tuple[date, date]]
) -> list[Counter[str]]:
    """How many of each quadrant, by span."""
    starts = {first: n for n, (first, _) in enumerate(spans)}
    stacks: list[Counter[str]] = [Counter() for _ in spans]
    for (when, event_type), number in counts.items():
        if _is_drawn(when):
            stacks[starts[_start(date.fromisoformat(when), unit)]][quad(event_type)] += number
    return stacks


def _bars(
    stacks: list[Counter[str]],
    unit: str,
    spans: list[tuple[date, date]],
    most: int,
    since: str | None,
    until: str | None,
) -> Iterator[Bar]:
    for n, (first, last) in enumerate(spans):
        yield Bar(
            since=first.isoformat(),
            until=last.isoformat(),
            x=n * STEP,
            told=_told(first, unit, stacks[n]),
            blocks=tuple(_blocks(stacks[n], most)),
            chosen=(until is None or first.isoformat() <= until)
            and (since is None or last.isoformat() >= since),
        )


def _spans(first: date, last: date) -> tuple[str, list[tuple[date, date]]]:
    """Of the units, from the shortest on, the first that needs no more than MOST_BARS."""
    for unit, most in MOST_BARS.items():
        spans = list(_each(_start(first, unit), last, unit))
        if len(spans) <= most:
            break
    if missing := max(0, LEAST_BARS - len(spans)):  # no bar shall be as wide as a page
        around = timedelta(days=LONGEST[unit] * missing // 2)
        spans = list(_each(_start(first - around, unit), last + around, unit))
    return unit, spans


def _each(start: date, last: date, unit: str) -> Iterator[tuple[date, date]]:
    while start <= last:
        following = _start(start + timedelta(days=LONGEST[unit]), unit)
        yield start, following - timedelta(days=1)
        start = following


def _start(when: date, unit: str) -> date:
    if unit == "day":
        return when
    if unit == "week":
        return when - timedelta(days=when.weekday())
    return when.replace(day=1) if unit == "month" else when.replace(month=1, day=1)


def _blocks(stack: Counter[str], most: int) -> Iterator[Block]:
    top = TALL
    for name in STACK:
        if number := stack[name]:
            height = round(TALL * number / most, 2)
            top = round(top - height, 2)
            yield Block(name, number, top, height)


def _told(first: date, unit: str, stack: Counter[str]) -> str:
    parts = ", ".join(f"{stack[name]:,} {name.replace('-', ' ')}" for name in STACK if stack[name])
    begins = f"Week of {day(first.isoformat())}" if unit == "week" else _named(first, unit)
    return f"{begins}: {parts or 'none'}"


def _ticks(spans: list[tuple[date, date]], unit: str) -> tuple[str, ...]:
    marks = sorted({round(n * (len(spans) - 1) / (TICKS - 1)) for n in range(TICKS)})
    return tuple(_named(spans[n][0], unit) for n in marks)


def _named(first: date, unit: str) -> str:
    if unit in ("day", "week"):
        return day(first.isoformat())
    return f"{MONTHS[first.month - 1]} {first.year}" if unit == "month" else str(first.year)
