"""Readings of how long and how often, and of "now", "recently" and the like."""

from dateline.annotate.times.meaning import Length, Reference, Repeated
from dateline.annotate.times.readings.matched import SHIFTS, Matched, Read, number_of
from dateline.annotate.times.timex import length_timex

LIMIT = "limit"  # value of hedges that are left out: "spent *only* five hours"


def length(matched: Matched) -> Read | None:
    """Such as "two years", "five-year", "the first nine months"; not "a 20-year-old man"."""
    piece = matched.get("unit")
    if piece is None or matched.get("old") is not None:
        return None
    before, after = matched.before, matched.after
    if after is not None and after.kind == "OLD":
        return None
    if before is not None and before.kind == "AS":
        return None  # "the third attack in as many days"
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
    loose = hedge if hedge and matched.group("hedge")[-1].value == LIMIT else 0
    if matched.get("dash") is None or matched.last_kind not in ("UNIT", "UNITS"):
        return loose
    number = matched.group("number")
    articles = len(matched.group("the")) + (number[0].kind == "A" and len(number) > 1)
    return hedge + articles if articles else loose


def a_length(matched: Matched) -> Read | None:
    """Such as "a week", "an additional year"; after a number ("330 a year") it is a set."""
    piece = matched.get("unit")
    if piece is None or piece.value in ("Q", "WE"):
        return None
    before = matched.before
    if "MORE" not in matched and before is not None and before.kind in _RATED:
        return Read("set", Repeated(length_timex(1, piece.value or "")))
    return Read("duration", Length(1, piece.value or ""))


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


def reference(matched: Matched) -> Read | None:
    """Such as "now", "recently", "the future"."""
    piece, before, after = matched.get("ref"), matched.before, matched.after
    if piece is None or (before is not None and before.kind == "AS"):  # "as soon as"
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
