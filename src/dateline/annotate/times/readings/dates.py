"""Readings of dates in figures and words: days, months, years, quarters, decades, centuries."""

import re
from collections.abc import Sequence
from datetime import date

from dateline.annotate.times.meaning import Clock, Partial, Relative, Stated
from dateline.annotate.times.periods import Grain, Period, day_of, part_of_year
from dateline.annotate.times.readings.matched import (
    SHIFTS,
    Matched,
    Read,
    base_of,
    counts_something,
    ends_here,
    number_of,
    which_of,
)

CENTURY_OF_SHORT_YEARS = 1900  # '68, '90s: newspapers write so of the twentieth century

LATEST_SHORT_YEAR = 30  # below it, a year of two figures is of this century


def stamp(matched: Matched) -> Read | None:
    """Such as `2013-04-10`, `2013-04-10T09:30`, `10.04.2013`, `25/12/2012`, `12/25/2012`."""
    text = matched.pieces[0].text
    day, _, clock = text.partition("t")
    numbers = [int(part) for part in re.split(r"[-/.]", day)]
    if len(re.split(r"[-/.]", day)[0]) == 4:
        found = day_of(numbers[0], numbers[1], numbers[2])
    else:
        found = _day_of_figures(numbers, dotted="." in day)
    if found is None:
        return None
    if clock:
        zone = "Z" if clock.endswith("z") else None
        return Read("time", Stated(found, Clock(f"T{clock[:5]}", zone)))
    return Read("date", Stated(found))


def _day_of_figures(numbers: Sequence[int], *, dotted: bool) -> Period | None:
    """Day and month in the order that can only be meant; American where both can."""
    first, second, year = numbers
    if year < 100:
        year += 2000 if year < LATEST_SHORT_YEAR else CENTURY_OF_SHORT_YEARS
    if dotted or first > 12:
        return day_of(year, second, first)
    return day_of(year, first, second)


def month_day(matched: Matched) -> Read | None:
    """Such as "Feb. 9", "9 February 2013", "Sunday, March eighth"."""
    month, day = matched.number("month"), matched.number("day")
    if month is None or day is None or not 1 <= day <= 31 or counts_something(matched):
        return None
    in_year = matched.number("year")
    if in_year is not None:
        found = day_of(in_year, month, day)
        return Read("date", Stated(found)) if found else None
    if day_of(2000, month, day) is None:
        return None
    return Read("date", Partial(month=month, day=day, weekday=matched.number("weekday")))


def month_day_short(matched: Matched) -> Read | None:
    """10 Jan 90, as wires head their reports; not 10 January and 90 people."""
    in_month, day, short = (matched.number(name) for name in ("month", "day", "short"))
    if in_month is None or day is None or short is None or short > 99:
        return None
    if "APOS" not in matched and not ends_here(matched):
        return None
    in_year = short + (2000 if short < LATEST_SHORT_YEAR else CENTURY_OF_SHORT_YEARS)
    found = day_of(in_year, in_month, day)
    return Read("date", Stated(found)) if found else None


def month_year(matched: Matched) -> Read | None:
    """Such as "February 2013", "early March 1999"."""
    month, year = matched.number("month"), matched.number("year")
    if month is None or year is None:
        return None
    return Read("date", Stated(Period(date(year, month, 1), "month")))


def month_of_year(matched: Matched) -> Read | None:
    """Such as "June last year", "January of this year", "December of that year"."""
    unit, which = matched.get("unit"), matched.get("which")
    if unit is None or which is None or unit.value != "Y":
        return None
    base = Relative("year", SHIFTS.get(which.kind, 0), base_of(which))
    return Read("date", Partial(month=matched.number("month"), within=base))


def year(matched: Matched) -> Read | None:
    """Such as "2011", "early 1990", "fiscal 1989", "about 1950"; not "2000 people" nor "$1990"."""
    number = matched.number("year")
    if number is None or counts_something(matched):
        return None
    before = matched.before
    if before is not None and before.kind in ("MONEY", "BIG", "SLASH", "DIGITS", "CLOCK"):
        return None
    about = matched.get("about")
    approximate = about is not None and about.value == "~"
    stated = Stated(
        Period(date(number, 1, 1), "year"),
        approximate=approximate,
        open_end=matched.get("open") is not None,
    )
    return Read("date", stated, skip=int(about is not None and not approximate))


def the_year(matched: Matched) -> Read | None:
    """Such as "the year 2000", "the year two thousand"."""
    unit = next((piece for piece in matched.pieces if piece.kind == "UNIT"), None)
    number = number_of(matched.group("year"))
    if unit is None or unit.value != "Y" or number is None or not 1000 <= number <= 2199:
        return None
    return Read("date", Stated(Period(date(int(number), 1, 1), "year")))


def year_in_words(matched: Matched) -> Read | None:
    """Such as "nineteen ninety-six": two pairs of figures, said as numbers."""
    pieces = [piece for piece in matched.pieces if piece.kind == "NUM"]
    values = [int(piece.value or 0) for piece in pieces]
    if values[0] not in (18, 19, 20) or len(values) > 3 or counts_something(matched):
        return None
    if not (10 <= values[1] <= 90 and (len(values) == 2 or (values[2] < 10 and values[1] >= 20))):
        return None
    if values[0] == 20 and values[1] > 19:  # "twenty thirty": rarely a year in the news
        return None
    return Read("date", Stated(Period(date(values[0] * 100 + sum(values[1:]), 1, 1), "year")))


def decade(matched: Matched) -> Read | None:
    """Such as "the 1990s", "the late '60s", "the nineties"; not "in his nineties"."""
    word, short = matched.get("word"), matched.number("short")
    years = next((piece for piece in matched.pieces if piece.kind == "YEAR"), None)
    if word is not None:
        if "THE" not in matched:
            return None
        first = CENTURY_OF_SHORT_YEARS + int(word.value or 0)
    elif short is not None:
        first = CENTURY_OF_SHORT_YEARS + short
    elif years is not None:
        first = int(years.value or 0)
    else:
        return None
    if first % 10:
        return None
    return Read("date", Stated(Period(date(first, 1, 1), "decade")))


def century(matched: Matched) -> Read | None:
    """Such as "the 19th century"."""
    number, unit = matched.number("ordinal"), matched.get("unit")
    if number is None or unit is None or unit.value != "CE" or not 2 <= number <= 22:
        return None
    return Read("date", Stated(Period(date(number * 100 - 100, 1, 1), "century")))


def quarter(matched: Matched) -> Read | None:
    """Such as "the third quarter of 1984", "third-quarter", "next year's first half"."""
    number, what = matched.number("ordinal"), matched.get("what")
    in_year, of = matched.number("year"), matched.get("of")
    if number is None or what is None or (what.kind == "UNIT" and what.value != "Q"):
        return None
    grain: Grain = "half" if what.kind == "HALF" else "quarter"
    if number > (2 if grain == "half" else 4):
        return None
    if grain == "half" and in_year is None and of is None and matched.pieces[-1].kind != "UNIT":
        return None  # of a match, a song, a page
    if in_year is not None:
        return Read("date", Stated(part_of_year(in_year, grain, number)))
    within = Relative("year", SHIFTS.get(of.kind, 0)) if of else None
    which, skip = which_of(matched), loose_article(matched)
    if grain == "half":
        return Read("date", Partial(half=number, within=within, which=which), skip)
    return Read("date", Partial(quarter=number, within=within, which=which), skip)


def loose_article(matched: Matched) -> int:
    """1 where the article is the noun's: "*a* third-quarter loss"."""
    return int(matched.get("dash") is not None and matched.get("article") is not None)
