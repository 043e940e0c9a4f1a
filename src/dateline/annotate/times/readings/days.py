"""Readings of what comes round again: months, weekdays, seasons, holidays, times of day."""

from datetime import date

from dateline.annotate.times.meaning import Clock, Meaning, Partial, Relative, Stated
from dateline.annotate.times.periods import Period, day_of, part_of_year
from dateline.annotate.times.readings.matched import SHIFTS, Matched, Read, part_of, which_of
from dateline.records.mentions import TimeKind


def month(matched: Matched) -> Read:
    """Such as "last February", "early December", "this coming May"."""
    return Read("date", Partial(month=matched.number("month"), which=which_of(matched)))


def weekday(matched: Matched) -> Read:
    """Such as "Tuesday", "last Friday", "early Monday morning", "the morning of Sunday, May 4"."""
    clock = part_of(matched)
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
            which=which_of(matched),
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
    return Read("date", Partial(season=number, which=which_of(matched)))


def holiday(matched: Matched) -> Read | None:
    """Such as "Christmas Day", "last Easter", "Thanksgiving 2012"."""
    piece, in_year = matched.get("holiday"), matched.number("year")
    if piece is None or piece.value is None:
        return None
    if in_year is not None:
        found = holiday_in(in_year, piece.value)
        return Read("date", Stated(found)) if found else None
    return Read("date", Partial(holiday=piece.value, which=which_of(matched)))


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
        which=which_of(matched),
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
