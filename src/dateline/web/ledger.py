"""Ledger: the figures of one kind as the lines of a table, each with its range on one scale."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.records.incident import GivenFigure, Incident, Toll
from dateline.web.course import Course, to_courses
from dateline.web.voices import Voice, Voices

WIDE = 100.0  # of the scale
LEAST = 2.5  # of a range that is one number


@dataclass(frozen=True)
class Line:
    """One figure.

    Attributes:
        voice: whose it is.
        x, width: of its range, on a scale of WIDE; None: it gives no number.
        open: its upper end is open ("at least 14").
    """

    given: GivenFigure
    voice: Voice
    x: float | None
    width: float
    open: bool


@dataclass(frozen=True)
class Ledger:
    """A toll and its lines.

    Attributes:
        course: its chart over time, or None.
        x, width: of the range now, as those of a line.
        most: the scale's end.
    """

    toll: Toll
    course: Course | None
    lines: tuple[Line, ...]
    x: float | None
    width: float
    most: int


def to_ledgers(one: Incident, outlets: Mapping[str, str]) -> list[Ledger]:
    """The tolls of an incident.

    Args:
        outlets: what documents are called, by id.
    """
    voices = Voices.of(one, outlets)
    courses = to_courses(one.figures, voices)
    return [
        _ledger(toll, course, voices) for toll, course in zip(one.figures, courses, strict=True)
    ]


def _ledger(toll: Toll, course: Course | None, voices: Voices) -> Ledger:
    numbers = [n for one in toll.given for n in (one.low, one.high) if n is not None]
    most = max([n for n in (toll.low, toll.high) if n is not None] + numbers, default=0)
    x, width = _placed(toll.low, toll.high, most)
    return Ledger(
        toll, course, tuple(_line(one, voices, most) for one in toll.given), x, width, most
    )


def _line(given: GivenFigure, voices: Voices, most: int) -> Line:
    x, width = _placed(given.low, given.high, most)
    return Line(given, voices.whose(given), x, width, given.low is not None and given.high is None)


def _placed(low: int | None, high: int | None, most: int) -> tuple[float | None, float]:
    if (low is None and high is None) or most == 0:
        return None, 0.0
    first = low or 0
    last = first if high is None else high
    scale = (WIDE - LEAST) / most
    return round(first * scale, 2), round((last - first) * scale + LEAST, 2)
