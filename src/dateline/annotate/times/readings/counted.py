"""Readings of times counted from another: "yesterday", "last week", "two years earlier"."""

from math import isclose

from dateline.annotate.times.meaning import Clock, Length, Partial, Reference, Relative, Stated
from dateline.annotate.times.periods import period_of
from dateline.annotate.times.readings.dates import loose_article, month_day
from dateline.annotate.times.readings.matched import (
    GRAINS,
    OF_THE_STORY,
    SHIFTS,
    Matched,
    Read,
    ends_here,
    number_of,
    part_of,
)


def deictic(matched: Matched) -> Read:
    """Such as "yesterday", "late yesterday", "tomorrow morning"."""
    day = next(piece for piece in matched.pieces if piece.kind == "DEICTIC")
    clock = part_of(matched)
    return Read("time" if clock else "date", Relative("day", int(day.value or 0), clock=clock))


def tonight(matched: Matched) -> Read:
    """Such as "tonight", "overnight"."""
    return Read("time", Relative("day", 0, clock=Clock("TNI")))


def part_of_day(matched: Matched) -> Read | None:
    """Such as "this morning", "last night", "the next day", "that evening"."""
    which = matched.get("which")
    clock = part_of(matched)
    if which is None or clock is None:
        return None
    base = which.kind in OF_THE_STORY or (which.kind == "NEXT" and "THE" in matched)
    shift = SHIFTS.get(which.kind, 0)
    return Read("time", Relative("day", shift, "narrative" if base else "published", clock))


def unit(matched: Matched) -> Read | None:
    """Such as "last week", "this year", "the following day", "the current quarter"."""
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
    if way.kind in ("BEFORE", "AFTER") and not ends_here(matched):
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
    skip = loose_article(matched) if matched.get("what") is None else 0
    return Read("date", Relative(grain, -1, "narrative", known_grain=False), skip)
