"""EDTF: ISO 8601-2 dates that may be partial, approximate or open (levels 0 and 1).

Reading and writing are inverse: `str(parse_edtf(text)) == text` for all that we write. Level 1 has
no quarters and no weeks; they are written as intervals. See the EDTF specification of the Library
of Congress, 2019.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from dateline.errors import InputError

SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""First and last month of spring, summer, autumn and winter (which ends in the next year)."""

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?:T(?P<clock>\d{2}:\d{2}:\d{2})(?P<zone>Z|[+-]\d{2}:\d{2})?)?"
    r"(?P<mark>[?~%])?"
)


@dataclass(frozen=True)
class EdtfDate:
    """One date. `year` keeps its unspecified digits: `2013`, `199X`, `XXXX`.

    Attributes:
        month: 1..12, or a season 21..24; None when not given.
        day: None when not given.
        clock: `17:00:00`, with its offset in `zone` (`Z`, `+02:00`) where it is known.
        mark: `~` approximate, `?` uncertain, `%` both.
    """

    year: str
    month: int | None = None
    day: int | None = None
    clock: str | None = None
    zone: str | None = None
    mark: str | None = None

    def __str__(self) -> str:
        """As EDTF writes it."""
        text = self.year
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        if self.clock is not None:
            text += f"T{self.clock}{self.zone or ''}"
        return text + (self.mark or "")

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        """Its first and last day; None where the year is not known."""
        if "X" in self.year:
            return self._bounds_of_years()
        year = int(self.year)
        if year == 0:
            return None, None
        if self.month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if self.month in SEASON_MONTHS:
            return self._bounds_of_season(year)
        if self.day is None:
            return date(year, self.month, 1), date(year, self.month, days_in(year, self.month))
        day = date(year, self.month, self.day)
        return day, day

    def _bounds_of_years(self) -> tuple[date | None, date | None]:
        if self.year == "XXXX" or self.month is not None or self.year.startswith("00"):
            return None, None
        first, last = int(self.year.replace("X", "0")), int(self.year.replace("X", "9"))
        return date(first, 1, 1), date(last, 12, 31)

    def _bounds_of_season(self, year: int) -> tuple[date, date]:
        first, last = SEASON_MONTHS[self.month or 21]
        end = year + (last < first)
        if end > date.max.year:
            end, last = year, 12
        return date(year, first, 1), date(end, last, days_in(end, last))


@dataclass(frozen=True)
class EdtfInterval:
    """From `start` to `end`, both included; None is an open end (`2011/..`)."""

    start: EdtfDate | None
    end: EdtfDate | None

    def __str__(self) -> str:
        """As EDTF writes it."""
        return f"{self.start or '..'}/{self.end or '..'}"

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        """Its first and last day; None where open or unknown."""
        return (
            self.start.bounds[0] if self.start else None,
            self.end.bounds[1] if self.end else None,
        )


def parse_edtf(text: str) -> EdtfDate | EdtfInterval:
    """Read what we write: a date or an interval.

    Raises:
        InputError: it is not of levels 0 and 1 as used here, or names no day of the calendar.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _parse_date(start)
    if start == end == "..":
        raise InputError(f"edtf: {text!r} is open at both ends; expected a date at one of them")
    return EdtfInterval(
        start=None if start == ".." else _parse_date(start),
        end=None if end == ".." else _parse_date(end),
    )


def bounds_of(edtf: str | None) -> tuple[str | None, str | None]:
    """`earliest` and `latest` of a Time, as ISO dates: `2013-02` is 2013-02-01 to 2013-02-28."""
    if edtf is None:
        return None, None
    first, last = parse_edtf(edtf).bounds
    return first.isoformat() if first else None, last.isoformat() if last else None


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    return monthrange(year, month)[1]


def _parse_date(text: str) -> EdtfDate:
    match = _DATE.fullmatch(text)
    if match is None:
        raise InputError(f"edtf: {text!r} is not an EDTF date; expected one such as '2013-02'")
    month, day = match["month"], match["day"]
    found = EdtfDate(
        year=match["year"],
        month=None if month is None or month == "XX" else int(month),
        day=None if day is None or day == "XX" else int(day),
        clock=match["clock"],
        zone=match["zone"],
        mark=match["mark"],
    )
    if not _is_of_calendar(found):
        raise InputError(f"edtf: {text!r} is no day of the calendar")
    return found


def _is_of_calendar(found: EdtfDate) -> bool:
    if found.month is None:
        return found.day is None and found.clock is None
    if found.month in SEASON_MONTHS:
        return found.day is None and found.clock is None
    if not 1 <= found.month <= 12:
        return False
    if found.day is None:
        return found.clock is None
    leap = 2000  # where the year is not known, February may have 29 days
    year = int(found.year) if found.year.isdigit() else leap
    return 1 <= found.day <= days_in(year or leap, found.month)
