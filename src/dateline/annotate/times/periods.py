"""Periods: stretches of the calendar of one grain, which can be counted forward and back.

"Last February" is a month, "two weeks ago" a week, "the 1990s" a decade; each knows its first and
last day, its neighbours, and how EDTF writes it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateline.annotate.times.edtf import EdtfDate, EdtfInterval, days_in

Grain = Literal[
    "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century"
]
"""From the smallest to the largest."""

MONTHS = {
    "month": 1,
    "season": 3,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
"""How many months a period of each grain has; days, weeks and weekends are counted in days."""

SATURDAY = 6


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of the calendar. `first` is its first day (of a weekend: the Saturday)."""

    first: date
    grain: Grain

    @property
    def last(self) -> date:
        """Its last day."""
        if self.grain == "day":
            return self.first
        if self.grain in ("week", "weekend"):
            return self.first + timedelta(days=6 if self.grain == "week" else 1)
        return _add_months(self.first, MONTHS[self.grain]) - timedelta(days=1)

    def shift(self, count: int) -> "Period":
        """The period of this grain so many later; earlier when negative.

        Raises:
            OverflowError: it lies outside the years 1 to 9998.
        """
        if self.grain == "day":
            return Period(self.first + timedelta(days=count), "day")
        if self.grain in ("week", "weekend"):
            return Period(self.first + timedelta(days=7 * count), self.grain)
        step = 12 if self.grain == "season" else MONTHS[self.grain]
        return Period(_add_months(self.first, step * count), self.grain)

    def edtf(self) -> EdtfDate | EdtfInterval:
        """As EDTF, level 1; quarters, halves, weeks and weekends become intervals."""
        year, month, day = self.first.timetuple()[:3]
        match self.grain:
            case "day":
                return _edtf_day(self.first)
            case "month":
                return EdtfDate(f"{year:04d}", month)
            case "season":
                return EdtfDate(f"{year:04d}", 20 + month // 3)
            case "year" if (month, day) == (1, 1):
                return EdtfDate(f"{year:04d}")
            case "decade":
                return EdtfDate(f"{year // 10:03d}X")
            case "century":
                return EdtfDate(f"{year // 100:02d}XX")
            case "week" | "weekend":
                return EdtfInterval(_edtf_day(self.first), _edtf_day(self.last))
        end = self.last
        return EdtfInterval(EdtfDate(f"{year:04d}", month), EdtfDate(f"{end.year:04d}", end.month))

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


def period_of(day: date, grain: Grain) -> Period:
    """The period of this grain that a day lies in; of a weekend, that of the day's week."""
    match grain:
        case "day":
            return Period(day, grain)
        case "week":
            return Period(day - timedelta(days=day.isoweekday() - 1), grain)
        case "weekend":
            return Period(day + timedelta(days=SATURDAY - day.isoweekday()), grain)
        case "month":
            return Period(day.replace(day=1), grain)
        case "quarter":
            return Period(date(day.year, 3 * ((day.month - 1) // 3) + 1, 1), grain)
        case "half":
            return Period(date(day.year, 1 if day.month < 7 else 7, 1), grain)
        case "season":
            year = day.year - 1 if day.month < 3 else day.year
            return Period(date(max(year, 1), 3 * ((day.month - 3) % 12 // 3) + 3, 1), grain)
        case "decade":
            return Period(date(max(day.year // 10 * 10, 1), 1, 1), grain)
        case "century":
            return Period(date(max(day.year // 100 * 100, 1), 1, 1), grain)
    return Period(date(day.year, 1, 1), "year")


def part_of_year(year: int, grain: Grain, number: int) -> Period:
    """The quarter, half, season or month of a year by its number from 1 (spring is 1).

    Raises:
        ValueError: there is none of that number.
    """
    start = {"quarter": 3 * number - 2, "half": 6 * number - 5, "season": 3 * number}
    return Period(date(year, start.get(grain, number), 1), grain)


def day_of(year: int, month: int, day: int) -> Period | None:
    """A day by its numbers, or None where the calendar has none such (30 February)."""
    if not (1 <= year <= 9998 and 1 <= month <= 12 and 1 <= day <= days_in(year, month)):
        return None
    return Period(date(year, month, day), "day")


def _edtf_day(day: date) -> EdtfDate:
    return EdtfDate(f"{day.year:04d}", day.month, day.day)


def _add_months(day: date, months: int) -> date:
    """The first of the month so many months later."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"no year {year}")
    return date(year, month + 1, 1)
