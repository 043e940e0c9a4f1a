"""Readings: what each rule of the grammar makes of the words it matched.

A reading sees words only (see `words.py`), never the parse; it answers None where the words are no
time after all, such as the number of "2000 people".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isclose
from typing import Literal

from dateline.annotate.times.meaning import (
    Clock,
    Length,
    Meaning,
    Partial,
    Reference,
    Relative,
    Repeated,
    Stated,
    Which,
)
from dateline.annotate.times.periods import Grain, Period, day_of, part_of_year, period_of
from dateline.annotate.times.timex import length_timex
from dateline.annotate.times.words import Piece
from dateline.records.mentions import TimeKind

GRAINS: dict[str, Grain] = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "MO": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
"""Grains by the unit codes of data/en/time_words.tsv; hours and less have none."""

SHIFTS = {
    "LAST": -1,
    "PAST": -1,
    "PREVIOUS": -1,
    "LATEST": -1,
    "NEXT": 1,
    "COMING": 1,
    "FOLLOWING": 1,
    "AGO": -1,
    "EARLIER": -1,
    "BEFORE": -1,
    "LATER": 1,
    "AFTER": 1,
    "HENCE": 1,
}
"""Where each kind of word points: back or forward; others point to the base itself."""

OF_THE_STORY = frozenset(
    {"PREVIOUS", "FOLLOWING", "THAT", "SAME", "EARLIER", "BEFORE", "LATER", "AFTER"}
)
"""Kinds that count from the time being told of, not from the day of publication."""

WHICH: dict[str, Which] = {
    "LAST": "last",
    "PAST": "last",
    "NEXT": "next",
    "COMING": "next",
    "THIS": "this",
}
CENTURY_OF_SHORT_YEARS = 1900  # '68, '90s: newspapers write so of the twentieth century
LATEST_SHORT_YEAR = 30  # below it, a year of two figures is of this century


@dataclass(frozen=True, slots=True)
class Read:
    """What was read. `skip` pieces at the start are not part of it ("*for* weeks")."""

    kind: TimeKind
    meaning: Meaning
    skip: int = 0


class Matched:
    """The pieces that a rule matched, by the names of its groups."""

    __slots__ = ("_match", "_pieces", "first", "last")

    def __init__(self, pieces: Sequence[Piece], match: re.Match[str]) -> None:
        self._pieces = pieces
        self._match = match
        self.first = match.start()
        self.last = match.end() - 1
        while self.last > self.first and pieces[self.last].kind in ("DOT", "COMMA"):
            self.last -= 1

    def __contains__(self, kind: str) -> bool:
        return any(piece.kind == kind for piece in self.pieces)

    @property
    def pieces(self) -> Sequence[Piece]:
        """All of them, in text order."""
        return self._pieces[self.first : self.last + 1]

    @property
    def last_kind(self) -> str:
        """The kind of its last piece."""
        return self._pieces[self.last].kind

    @property
    def before(self) -> Piece | None:
        """The piece before the match."""
        return self._pieces[self.first - 1] if self.first else None

    @property
    def after(self) -> Piece | None:
        """The piece after the match."""
        return self._pieces[self.last + 1] if self.last + 1 < len(self._pieces) else None

    def group(self, name: str) -> Sequence[Piece]:
        """The pieces of a group, whichever of its places in the rule matched."""
        for key, place in self._match.re.groupindex.items():
            if key == name or (key.startswith(f"{name}_") and key[len(name) + 1 :].isdigit()):
                start, end = self._match.span(place)
                if start >= 0:
                    return self._pieces[start:end]
        return ()

    def get(self, name: str) -> Piece | None:
        """The first piece of a group."""
        pieces = self.group(name)
        return pieces[0] if pieces else None

    def number(self, name: str) -> int | None:
        """The whole number that the first piece of a group stands for."""
        piece = self.get(name)
        if piece is None or piece.value is None or not piece.value.isdigit():
            return None
        return int(piece.value)


def number_of(pieces: Sequence[Piece]) -> float | None:
    """The number that words and figures say together: "two and a half" is 2.5; None: "several"."""
    if any(piece.kind == "SLASH" for piece in pieces):
        return _with_fraction([int(piece.value) for piece in pieces if piece.value])
    if {piece.kind for piece in pieces} == {"A", "HALF"}:  # "half an hour"
        return 0.5
    total = 0.0
    current = 0.0
    for piece in pieces:
        if piece.kind == "QUANT" or piece.kind in ("AND", "DASH"):
            continue
        value = 0.5 if piece.kind == "HALF" else float(piece.value or 0)
        if piece.kind == "NUM" and value >= 1000:
            total += max(current, 1) * value
            current = 0
        elif piece.kind == "NUM" and isclose(value, 100):
            current = max(current, 1) * value
        elif piece.kind == "A":
            current = 1
        elif piece.kind == "HALF":
            current = 0.5
        else:
            current = value if pieces[0].kind == "A" and current == 1 else current + value
    if any(piece.kind == "QUANT" for piece in pieces):
        return None
    return total + current


def _with_fraction(figures: Sequence[int]) -> float | None:
    """5 1/2 is 5.5."""
    *whole, over, under = figures
    return sum(whole) + over / under if under else None


# Dates


def stamp(matched: Matched) -> Read | None:
    """`2013-04-10`, `2013-04-10T09:30`, `10.04.2013`, `25/12/2012`; `4/10/2013` may be either: none."""
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
    if month is None or day is None or not 1 <= day <= 31 or _counts_something(matched):
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
    if "APOS" not in matched and not _ends_here(matched):
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
    base = Relative("year", SHIFTS.get(which.kind, 0), _base(which))
    return Read("date", Partial(month=matched.number("month"), within=base))


def year(matched: Matched) -> Read | None:
    """Such as "2011", "early 1990", "fiscal 1989", "about 1950"; not "2000 people" nor "$1990"."""
    number = matched.number("year")
    if number is None or _counts_something(matched):
        return None
    before = matched.before
    if before is not None and before.kind in ("MONEY", "BIG", "SLASH", "DIGITS", "CLOCK"):
        return None
    approximate = matched.get("about") is not None
    stated = Stated(
        Period(date(number, 1, 1), "year"),
        approximate=approximate,
        open_end=matched.get("open") is not None,
    )
    about = matched.get("about")
    if about is not None and about.text not in ("about", "around", "approximately", "roughly"):
        return Read("date", Stated(stated.period, open_end=stated.open_end), skip=1)
    return Read("date", stated)


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
    if values[0] not in (18, 19, 20) or len(values) > 3 or _counts_something(matched):
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


# Months, weekdays, seasons, holidays


def month(matched: Matched) -> Read:
    """Such as "last February", "early December", "this coming May"."""
    return Read("date", Partial(month=matched.number("month"), which=_which(matched)))


def weekday(matched: Matched) -> Read:
    """Such as "Tuesday", "last Friday", "early Monday morning", "the morning of Sunday, May 4"."""
    clock = _part(matched)
    kind: TimeKind = "time" if clock else "date"
    day, of_month, of_year = matched.number("day"), matched.number("month"), matched.number("year")
    if day is not None and of_month is not None and of_year is not None:
        found = day_of(of_year, of_month, day)
        if found is not None:
            return Read(kind, Stated(found, clock))
    return Read(
        kind,
        Partial(
            month=of_month,
            day=day,
            weekday=matched.number("weekday"),
            which=_which(matched),
            clock=clock,
        ),
    )


def weekday_of_week(matched: Matched) -> Read | None:
    """Such as "Monday of last week", "Tuesday this week"."""
    of = matched.get("of")
    unit = next(piece for piece in matched.pieces if piece.kind == "UNIT")
    if of is None or unit.value != "W":
        return None
    within = Relative("week", SHIFTS.get(of.kind, 0))
    return Read("date", Partial(weekday=matched.number("weekday"), within=within))


def season(matched: Matched) -> Read:
    """Such as "last spring", "the winter of 1994"."""
    number, in_year = matched.number("season") or 1, matched.number("year")
    if in_year is not None:
        return Read("date", Stated(part_of_year(in_year, "season", number)))
    return Read("date", Partial(season=number, which=_which(matched)))


def holiday(matched: Matched) -> Read | None:
    """Such as "Christmas Day", "last Easter", "Thanksgiving 2012"."""
    piece, in_year = matched.get("holiday"), matched.number("year")
    if piece is None or piece.value is None:
        return None
    if in_year is not None:
        found = holiday_in(in_year, piece.value)
        return Read("date", Stated(found)) if found else None
    return Read("date", Partial(holiday=piece.value, which=_which(matched)))


def holiday_in(in_year: int, rule: str) -> Period | None:
    """The day of a holiday by its rule in data/en/time_holidays.tsv."""
    if rule.startswith("easter"):
        return easter(in_year).shift(int(rule.removeprefix("easter")))
    in_month, _, day = rule.partition("-")
    if not day.startswith("#"):
        return day_of(in_year, int(in_month), int(day))
    nth, of_week = day[1], int(day[2])
    first = date(in_year, int(in_month), 1)
    found = Period(first, "day").shift((of_week - first.isoweekday()) % 7)
    if nth == "L":
        last = found.shift(28)
        return last if last.first.month == first.month else found.shift(21)
    return found.shift(7 * (int(nth) - 1))


def easter(in_year: int) -> Period:
    """Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher."""
    golden = in_year % 19
    century_, rest = divmod(in_year, 100)
    skipped, leap = divmod(century_, 4)
    moon = (19 * golden + century_ - skipped - (century_ - (century_ + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * leap + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    in_month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return Period(date(in_year, in_month, day + 1), "day")


# Counted from an anchor


def deictic(matched: Matched) -> Read:
    """Such as "yesterday", "late yesterday", "tomorrow morning"."""
    day = next(piece for piece in matched.pieces if piece.kind == "DEICTIC")
    clock = _part(matched)
    return Read("time" if clock else "date", Relative("day", int(day.value or 0), clock=clock))


def tonight(matched: Matched) -> Read:
    """Such as "tonight", "overnight"."""
    return Read("time", Relative("day", 0, clock=Clock("TNI")))


def part_of_day(matched: Matched) -> Read | None:
    """Such as "this morning", "last night", "the next day", "that evening"."""
    which = matched.get("which")
    clock = _part(matched)
    if which is None or clock is None:
        return None
    base = which.kind in OF_THE_STORY or (which.kind == "NEXT" and "THE" in matched)
    shift = SHIFTS.get(which.kind, 0)
    return Read("time", Relative("day", shift, "narrative" if base else "published", clock))


def unit(matched: Matched) -> Read | None:
    """Such as "last week", "this year", "the following day", "the current quarter", "the past year"."""
    piece, which = matched.get("unit"), matched.get("which")
    if piece is None or which is None:
        return None
    grain = GRAINS.get(piece.value or "")
    if grain is None:
        return None
    if which.kind == "LAST" and grain == "day":  # "the last day" of something
        return None
    if (which.kind == "PAST" and grain != "year") or grain in ("decade", "century"):
        side = SHIFTS.get(which.kind, 0)
        if grain == "century" or side == 0:
            return Read("date", Relative(grain, side))
        return Read("duration", Length(1, piece.value or "", side))
    next_day = which.kind == "NEXT" and grain == "day"
    base = which.kind in OF_THE_STORY or next_day
    shift = SHIFTS.get(which.kind, 0)
    return Read("date", Relative(grain, shift, "narrative" if base else "published"))


def the_unit(matched: Matched) -> Read | None:
    """Such as "the weekend", "the quarter", "the year": the one being told of."""
    piece = matched.get("unit")
    grain = GRAINS.get(piece.value or "") if piece else None
    after = matched.after
    if grain is None or (after is not None and after.kind in ("OLD", "DASH")):
        return None
    if grain == "weekend":
        return Read("date", Partial(weekday=6, clock=Clock("WE")))
    if grain == "year" and matched.get("ended") is not None:
        return Read("duration", Length(1, "Y"))
    if grain == "year" and ("MORE" in matched or "FISCAL" in matched):
        return Read("date", Relative(grain, 0))
    if grain in ("quarter", "year"):
        return Read("date", Relative(grain, 0, "narrative"))
    if "EARLIER" in matched or "LATER" in matched:
        return Read("date", Relative(grain, 0, "narrative"))
    return None


def day_before(matched: Matched) -> Read | None:
    """Such as "the day before", "the week after", "the year earlier"."""
    return _counted(matched, 1)


def week_of(matched: Matched) -> Read | None:
    """Such as "the week of March 6"."""
    piece = matched.get("unit")
    grain = GRAINS.get(piece.value or "") if piece else None
    read = month_day(matched)
    if read is None or grain not in ("week", "weekend"):
        return None
    if isinstance(read.meaning, Stated):
        return Read("date", Stated(period_of(read.meaning.period.first, grain)))
    meaning = read.meaning
    assert isinstance(meaning, Partial)
    return Read("date", Partial(month=meaning.month, day=meaning.day, clock=Clock("W")))


def ago(matched: Matched) -> Read | None:
    """Such as "two days ago", "a year earlier", "almost two hours later", "several weeks ago"."""
    return _counted(matched, number_of(matched.group("number")))


def _counted(matched: Matched, amount: float | None) -> Read | None:
    piece, way = matched.get("unit"), matched.get("way")
    if piece is None or way is None:
        return None
    if way.kind in ("BEFORE", "AFTER") and not _ends_here(matched):
        return None  # "two years before the war" is a length
    side = SHIFTS[way.kind]
    if amount is None:
        return Read("date", Reference("PAST_REF" if side < 0 else "FUTURE_REF"))
    base = "published" if way.kind in ("AGO", "HENCE") else "narrative"
    code = piece.value or ""
    if code in ("S", "M", "H"):
        if base == "narrative":
            return Read("duration", Length(amount, code))
        return Read("time", Relative("day", 0, "published"))
    count = round(amount * {"FN": 2, "WE": 1, "DE": 10, "CE": 100}.get(code, 1))
    grain = {"FN": "week", "DE": "year", "CE": "year"}.get(code) or GRAINS[code]
    if isclose(amount % 1, 0.5) and code == "Y":
        count, grain = round(amount * 12), "month"
    return Read(
        "date",
        Relative(
            grain,  # type: ignore[arg-type]
            side * count,
            "published" if base == "published" else "narrative",
            known_grain=not (code == "Y" and count == 1),
        ),
    )


def _ends_here(matched: Matched) -> bool:
    """Whether the clause ends with the match: "the day before.", not "the day before the vote"."""
    after = matched.after
    return (
        after is None
        or after.kind in ("COMMA", "DOT", "GAP", "AND", "DASH")
        or (not after.text[0].isalnum() and after.kind == "OTHER")
    )


def vague_ago(matched: Matched) -> Read | None:
    """Such as "years ago", "days later"."""
    way = matched.get("way")
    past = way is None or SHIFTS[way.kind] < 0
    return Read("date", Reference("PAST_REF" if past else "FUTURE_REF"))


def year_ago(matched: Matched) -> Read | None:
    """Such as "the year-earlier period", "the year-ago quarter", "year-ago"."""
    piece = matched.get("unit")
    grain = GRAINS.get(piece.value or "") if piece else None
    if grain is None:
        return None
    ordinal = matched.number("ordinal")
    if ordinal is not None and grain == "year":
        return Read("date", Partial(quarter=ordinal, within=Relative("year", -1)))
    skip = _loose_article(matched) if matched.get("what") is None else 0
    return Read("date", Relative(grain, -1, "narrative", known_grain=False), skip)


def _loose_article(matched: Matched) -> int:
    """1 where the article is the noun's: "*a* third-quarter loss"."""
    return int(matched.get("dash") is not None and matched.get("article") is not None)


# Parts of years


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
    which, skip = _which(matched), _loose_article(matched)
    if grain == "half":
        return Read("date", Partial(half=number, within=within, which=which), skip)
    return Read("date", Partial(quarter=number, within=within, which=which), skip)


# Times of day


def clock(matched: Matched) -> Read | None:
    """Such as "9 a.m. Tuesday", "noon Saturday", "14:30 GMT", "midnight"."""
    code = _clock_code(matched)
    if code is None:
        return None
    zone = matched.get("zone")
    time = Clock(code, "Z" if zone is not None and zone.value else None)
    day = matched.get("deictic")
    if day is not None:
        return Read("time", Relative("day", int(day.value or 0), clock=time))
    if matched.get("weekday") is not None or matched.get("month") is not None:
        return Read("time", _at(matched, time))
    return Read("time", Relative("day", 0, "narrative", time))


def _at(matched: Matched, time: Clock) -> Meaning:
    in_month, day, in_year = matched.number("month"), matched.number("day"), matched.number("year")
    if in_month is not None and day is not None and in_year is not None:
        found = day_of(in_year, in_month, day)
        if found is not None:
            return Stated(found, time)
    return Partial(
        month=in_month,
        day=day,
        weekday=matched.number("weekday"),
        which=_which(matched),
        clock=time,
    )


def _clock_code(matched: Matched) -> str | None:
    daytime = matched.get("daytime")
    if daytime is not None:
        return daytime.value
    piece, half = matched.get("clock"), matched.get("ampm")
    if piece is None or piece.value is None:
        return None
    hours, _, rest = piece.value.replace(".", ":").partition(":")
    minutes = rest[:2]
    if not minutes and len(hours) in (3, 4):
        hours, minutes = hours[:-2], hours[-2:]
    if not hours.isdigit() or (minutes and not minutes.isdigit()):
        return None
    hour = int(hours)
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + int(half.value or 0)
    elif piece.kind == "CLOCK" and matched.get("zone") is None and "AT" not in matched:
        before = matched.before
        if before is None or before.kind not in ("AT", "TO", "FOR", "BEFORE", "AFTER", "APPROX"):
            return None  # a score, a verse, a ratio
    if hour > 24 or (minutes and int(minutes) > 59):
        return None
    return f"T{hour:02d}:{minutes or '00'}"


# Lengths


def length(matched: Matched) -> Read | None:
    """Such as "two years", "five-year", "the first nine months"; not "a 20-year-old man"."""
    piece = matched.get("unit")
    if piece is None or matched.get("old") is not None:
        return None
    after = matched.after
    if after is not None and after.kind == "OLD":
        return None
    unit_code = piece.value or ""
    dashed = matched.get("dash") is not None
    if unit_code == "WE" and piece.kind == "UNIT":
        return None
    if unit_code == "Q" and (dashed or (after is not None and after.kind == "OF")):
        return None  # "three-quarters" of something
    pieces = matched.group("number")
    amount = number_of(pieces) if pieces else None
    return Read("duration", Length(amount, unit_code), skip=_loose_words(matched))


def _loose_words(matched: Matched) -> int:
    """How many words at the start are the noun's: "*a* five-year plan", "*only* six months"."""
    hedge = len(matched.group("hedge"))
    loose = hedge if hedge and matched.group("hedge")[-1].text in _LIMITS else 0
    if matched.get("dash") is None or matched.last_kind not in ("UNIT", "UNITS"):
        return loose
    number = matched.group("number")
    articles = len(matched.group("the")) + (number[0].kind == "A" and len(number) > 1)
    return hedge + articles if articles else loose


def a_length(matched: Matched) -> Read | None:
    """Such as "a week", "an additional year"; "a year" of a rate ("$33 million a year") is a set."""
    piece = matched.get("unit")
    if piece is None or piece.value in ("Q", "WE"):
        return None
    before = matched.before
    if "MORE" not in matched and before is not None and before.kind in _RATED:
        return Read("set", Repeated(length_timex(1, piece.value or "")))
    return Read("duration", Length(1, piece.value or ""))


_LIMITS = frozenset({"only", "over", "just over", "under", "just under"})
"""Hedges that are left out: "spent *only* five hours"."""

_RATED = frozenset({"NUM", "DAY", "DIGITS", "BIG", "PERCENT", "TIMES", "COUNTED", "YEAR"})
"""Kinds before "a year" that make it a rate; nouns are told by the parse (see `find.py`)."""


def length_side(matched: Matched) -> Read | None:
    """Such as "the past three months", "the next few days", "the coming weeks"."""
    piece, which = matched.get("unit"), matched.get("which")
    if piece is None or which is None:
        return None
    pieces = matched.group("number")
    amount = number_of(pieces) if pieces else None
    return Read("duration", Length(amount, piece.value or "", SHIFTS[which.kind]))


def recent_units(matched: Matched) -> Read | None:
    """Such as "recent years"."""
    piece = matched.get("unit")
    return Read("duration", Length(None, piece.value or "", -1)) if piece else None


def some_units(matched: Matched) -> Read | None:
    """Such as "for weeks", "in years"."""
    piece = matched.get("unit")
    if piece is None:
        return None
    return Read("duration", Length(None, piece.value or ""), skip=1)


def unit_long(matched: Matched) -> Read | None:
    """Such as "the year-long siege", "decades-long"."""
    piece = matched.get("unit")
    if piece is None:
        return None
    return Read("duration", Length(1 if piece.kind == "UNIT" else None, piece.value or ""))


# How often


def every(matched: Matched) -> Read | None:
    """Such as "every day", "each Friday", "every two weeks"."""
    piece = matched.get("unit")
    if piece is None:
        return None
    if piece.kind == "WEEKDAY":
        return Read("set", Repeated(f"XXXX-WXX-{piece.value}"))
    if piece.kind == "MONTH":
        return Read("set", Repeated(f"XXXX-{int(piece.value or 0):02d}"))
    if piece.kind == "DAYPART":
        return Read("set", Repeated(f"XXXX-XX-XX{piece.value}"))
    return Read("set", Repeated(length_timex(matched.number("number") or 1, piece.value or "")))


def times_a(matched: Matched) -> Read | None:
    """Such as "twice a week"."""
    return per(matched)


def per(matched: Matched) -> Read | None:
    """Such as "per year"."""
    piece = matched.get("unit")
    return Read("set", Repeated(length_timex(1, piece.value or ""))) if piece else None


def rate(matched: Matched) -> Read | None:
    """Such as "daily", "annual"."""
    piece = matched.get("rate")
    return Read("set", Repeated(piece.value)) if piece and piece.value else None


# References


def reference(matched: Matched) -> Read | None:
    """Such as "now", "recently", "the future"."""
    piece, before, after = matched.get("ref"), matched.before, matched.after
    if piece is None or (before is not None and before.text == "as"):  # "as soon as"
        return None
    if (
        piece.text in ("soon", "shortly")
        and after is not None
        and after.kind in ("AFTER", "BEFORE")
    ):
        return None
    return Read("date", Reference("PAST_REF" if piece.kind == "PAST" else piece.value or ""))


def the_time(matched: Matched) -> Read | None:
    """Such as "at the time": when the story happened."""
    before = matched.before
    after = matched.after
    if before is None or before.kind != "AT" or (after is not None and after.kind == "OF"):
        return None
    return Read("date", Reference("PAST_REF"))


def _which(matched: Matched) -> Which | None:
    piece = matched.get("which")
    return WHICH.get(piece.kind) if piece else None


def _part(matched: Matched) -> Clock | None:
    piece = matched.get("part")
    return Clock(piece.value) if piece and piece.value else None


def _base(piece: Piece) -> Literal["published", "narrative"]:
    return "narrative" if piece.kind in OF_THE_STORY else "published"


def _counts_something(matched: Matched) -> bool:
    """Whether a number of units, money or per cent follows: "May 2 percent", "2000 days"."""
    after = matched.after
    return after is not None and after.kind in ("UNITS", "PERCENT", "MONEY", "NUM", "COUNTED")
