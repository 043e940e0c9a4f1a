"""Nearest: which February, which Tuesday, by the anchor and the tense."""

from datetime import date, timedelta

from dateline.annotate.times.meaning import Partial
from dateline.annotate.times.periods import Period, day_of, part_of_year, period_of
from dateline.annotate.times.readings.days import holiday_in
from dateline.annotate.times.tense import Direction

NEAR = timedelta(days=60)
"""A date without a year that is this near is meant, whatever the tense: in October, "set Nov. 10 as
the deadline". Farther ones go by tense. Set on TempEval-3 dev; a month more or less changes little.
"""


def in_year(meaning: Partial, year: int) -> Period | None:
    """Where a date without a year falls in this one; None where it does not (29 February)."""
    if meaning.month is not None and meaning.day is not None:
        return day_of(year, meaning.month, meaning.day)
    if meaning.month is not None:
        return Period(date(year, meaning.month, 1), "month")
    if meaning.season is not None:
        return part_of_year(year, "season", meaning.season)
    if meaning.quarter is not None:
        return part_of_year(year, "quarter", meaning.quarter)
    if meaning.half is not None:
        return part_of_year(year, "half", meaning.half)
    return holiday_in(year, meaning.holiday) if meaning.holiday else None


def nearest(meaning: Partial, day: date, way: Direction | None) -> Period | None:
    """The period meant by a date without its year or week."""
    if meaning.clock is not None and meaning.clock.code == "WE":
        return _weekend(day, way)
    if meaning.month is None and meaning.weekday is not None:
        return _weekday(meaning, day, way)
    years = range(day.year - 1, day.year + 2)
    if meaning.weekday is not None:
        years = range(day.year - 6, day.year + 7)
    choices = [period for year in years if (period := in_year(meaning, year)) is not None]
    if meaning.weekday is not None:
        fitting = [period for period in choices if period.first.isoweekday() == meaning.weekday]
        choices = fitting or choices
    if not choices:
        return None
    period = _choose(choices, meaning, day, way)
    if meaning.clock is not None and meaning.clock.code == "W":
        return period_of(period.first, "week")
    return period


def _choose(choices: list[Period], meaning: Partial, day: date, way: Direction | None) -> Period:
    past = [period for period in choices if period.last < day]
    begun = [period for period in choices if period.first <= day]
    ahead = [period for period in choices if period.first > day]
    if meaning.which == "last":
        return past[-1] if past else choices[0]
    if meaning.which == "next":
        return ahead[0] if ahead else choices[-1]
    if meaning.which == "this":
        return next(
            period for period in choices if period.first.year == day.year or period is choices[-1]
        )
    back = begun[-1] if begun else choices[0]
    forward = ahead[0] if ahead else choices[-1]
    if back.holds(day):
        return back
    since, until = day - back.last, forward.first - day
    if meaning.quarter is not None or meaning.half is not None:
        return forward if way == "future" and until < since else back
    if (meaning.day is not None or meaning.holiday is not None) and min(since, until) <= NEAR:
        return back if since <= until else forward
    if way == "future":
        return forward
    if way == "past":
        return back
    return back if since <= until else forward


def _weekday(meaning: Partial, day: date, way: Direction | None) -> Period:
    ahead = ((meaning.weekday or 1) - day.isoweekday()) % 7
    today = Period(day, "day")
    if meaning.which == "last":
        return today.shift(ahead - 7)
    if meaning.which == "next":
        return today.shift(ahead or 7)
    if meaning.which == "this":
        return today.shift((meaning.weekday or 1) - day.isoweekday())
    if ahead == 0:
        return today
    return today.shift(ahead - 7 if way in ("past", None) else ahead)


def _weekend(day: date, way: Direction | None) -> Period:
    this = period_of(day, "weekend")
    if this.first <= day or way == "future":
        return this
    return this.shift(-1)
