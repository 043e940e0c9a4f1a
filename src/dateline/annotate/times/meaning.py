"""What a time expression says by its words alone, before anything is known of when it was written.

"2011" is Stated; "February 9" is Partial, for want of a year; "two weeks ago" is Relative; "now" is
a Reference; "two years" is a Length; "every week" is Repeated.
"""

from dataclasses import dataclass
from typing import Literal

from dateline.annotate.times.periods import Grain, Period
from dateline.records.mentions import TimeKind

Base = Literal["published", "narrative"]
Which = Literal["last", "next", "this"]


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: `T17:00`, or a part of the day such as `TMO`; `zone` is `Z` for UTC."""

    code: str
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A period that the words name in full. `open_end`: it goes on ("1990 and beyond")."""

    period: Period
    clock: Clock | None = None
    approximate: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Relative:
    """So many periods of a grain before or after a base: "last week" is -1 week.

    Attributes:
        base: `published` for "two days ago", `narrative` for "two days later".
        known_grain: False where it takes the grain of what is told: "a year earlier", of a quarter.
    """

    grain: Grain
    shift: int
    base: Base = "published"
    clock: Clock | None = None
    known_grain: bool = True


@dataclass(frozen=True, slots=True)
class Partial:
    """Part of a date: month (with or without day), weekday, season, quarter, half or holiday.

    Attributes:
        which: "last", "next" or "this" where the words say so.
        within: the larger period where the words name one: "June *last year*".
    """

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    holiday: str | None = None
    which: Which | None = None
    within: Relative | None = None
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """`PAST_REF`, `PRESENT_REF` or `FUTURE_REF`."""

    name: str


@dataclass(frozen=True, slots=True)
class Length:
    """So much time; `amount` None: some. `side`: -1 up to the anchor, 1 from it on, 0 neither."""

    amount: float | None
    unit: str
    side: int = 0


@dataclass(frozen=True, slots=True)
class Repeated:
    """How often, as TIMEX3 writes it: `P1W`, `XXXX-WXX-5`."""

    timex: str


Meaning = Stated | Relative | Partial | Reference | Length | Repeated


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression as found. `rule` is the rule of the grammar that read it."""

    start: int
    end: int
    text: str
    kind: TimeKind
    meaning: Meaning
    rule: str
