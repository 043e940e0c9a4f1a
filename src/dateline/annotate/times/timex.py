"""TIMEX3 values, as TimeML 1.2.1 and the TempEval corpora write them."""

from dateline.annotate.times.meaning import Clock, Partial
from dateline.annotate.times.periods import Period

SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
"""Season codes by the first month of the season."""

LENGTH_CODES = {"S": "S", "M": "M", "H": "H", "MO": "M"}
"""TIMEX3 codes where they differ from those of data/en/time_words.tsv."""

TIME_UNITS = frozenset({"S", "M", "H"})
LENGTH_FACTORS = {"DE": ("Y", 10), "CE": ("Y", 100), "FN": ("W", 2), "WE": ("D", 2)}


def period_timex(period: Period, clock: Clock | None = None) -> str:
    """A known period: `2013-W12`, `2013-Q1`, `1990-SP`, `199` (the decade), `2013-03-18TNI`."""
    first = period.first
    match period.grain:
        case "day":
            return first.isoformat() + (clock.code if clock else "")
        case "week" | "weekend":
            year, week, _ = first.isocalendar()
            return f"{year:04d}-W{week:02d}" + ("-WE" if period.grain == "weekend" else "")
        case "month":
            return f"{first.year:04d}-{first.month:02d}"
        case "quarter":
            return f"{first.year:04d}-Q{(first.month + 2) // 3}"
        case "half":
            return f"{first.year:04d}-H{1 if first.month < 7 else 2}"
        case "season":
            return f"{first.year:04d}-{SEASONS[first.month]}"
        case "decade":
            return f"{first.year // 10:03d}"
        case "century":
            return f"{first.year // 100:02d}"
    return f"{first.year:04d}"


def partial_timex(partial: Partial) -> str:
    """A date with its year (or week) unknown: `XXXX-02-09`, `XXXX-WXX-2`."""
    clock = partial.clock.code if partial.clock and partial.clock.code[:1] == "T" else ""
    if partial.month is not None:
        day = f"-{partial.day:02d}" if partial.day is not None else ""
        return f"XXXX-{partial.month:02d}{day}{clock}"
    if partial.season is not None:
        return f"XXXX-{SEASONS[3 * partial.season]}"
    if partial.quarter is not None:
        return f"XXXX-Q{partial.quarter}"
    if partial.half is not None:
        return f"XXXX-H{partial.half}"
    if partial.clock is not None and partial.clock.code == "WE":
        return "XXXX-WXX-WE"
    if partial.weekday is not None:
        return f"XXXX-WXX-{partial.weekday}{clock}"
    return f"XXXX-XX-XX{clock}"


UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX",
    "year": "XXXX",
    "decade": "XXXX",
    "century": "XXXX",
}
"""A period of which no more than its grain is known."""


def length_timex(amount: float | None, code: str) -> str:
    """A length: `P2Y`, `PT36H`, `P2.5Y`, `PXD` for some days."""
    code, factor = LENGTH_FACTORS.get(code, (code, 1))
    if amount is not None and amount == 0.5 and code in ("Y", "D", "H"):
        amount, code = {"Y": (6, "MO"), "D": (12, "H"), "H": (30, "M")}[code]
        factor = 1
    number = "X" if amount is None else f"{amount * factor:g}"
    time = "T" if code in TIME_UNITS else ""
    return f"P{time}{number}{LENGTH_CODES.get(code, code)}"
