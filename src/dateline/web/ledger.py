"""Ledger: the figures of one kind as the lines of a table, each with its range on one scale."""

from dataclasses import dataclass

from dateline.records.incident import GivenFigure, Toll

WIDE = 100.0  # of the scale
LEAST = 2.5  # of a range that is one number


@dataclass(frozen=True)
class Line:
    """One figure.

    Attributes:
        x, width: of its range, on a scale of WIDE; None: it gives no number.
        open: its upper end is open ("at least 14").
    """

    given: GivenFigure
    x: float | None
    width: float
    open: bool


@dataclass(frozen=True)
class Ledger:
    """A toll and its lines; `x` and `width` are those of the range now, `most` the scale's end."""

    toll: Toll
    lines: tuple[Line, ...]
    x: float | None
    width: float
    most: int


def to_ledger(toll: Toll) -> Ledger:
    """The lines of a toll."""
    numbers = [n for one in toll.given for n in (one.low, one.high) if n is not None]
    most = max([n for n in (toll.low, toll.high) if n is not None] + numbers, default=0)
    x, width = _placed(toll.low, toll.high, most)
    return Ledger(toll, tuple(_line(one, most) for one in toll.given), x, width, most)


def _line(given: GivenFigure, most: int) -> Line:
    x, width = _placed(given.low, given.high, most)
    return Line(given, x, width, given.low is not None and given.high is None)


def _placed(low: int | None, high: int | None, most: int) -> tuple[float | None, float]:
    if (low is None and high is None) or most == 0:
        return None, 0.0
    first = low or 0
    last = first if high is None else high
    scale = (WIDE - LEAST) / most
    return round(first * scale, 2), round((last - first) * scale + LEAST, 2)
