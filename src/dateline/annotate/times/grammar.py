"""The grammar of time expressions, over the kinds of words of `words.py`.

Each Rule is a regular expression whose capitals are kinds of words, and a function that reads what
it matched. All rules are tried where one matches; the longest wins, and of equals the first.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dateline.annotate.times import readings
from dateline.annotate.times.readings import Matched, Read
from dateline.annotate.times.words import Coded

NUMBER = (
    "(?:DAY? DAY SLASH DAY|A? (?:NUM|DAY|YEAR|DIGITS|BIG) (?:(?:DASH|AND)? NUM)* ANDHALF?|A? QUANT)"
)
HEDGE = "(?:THE? APPROX)"
THE_LAST = "(?P<which>LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING)"
STAGE = "(?:THE? (?:EARLY|MID|LATE|EARLIER|LATER|EDGE) DASH? (?:IN|ON|OF)?)"
MONTH = "(?P<month>MONTH|MAYBEMONTH) DOT?"
WEEKDAY = "(?P<weekday>WEEKDAY|SHORTDAY) DOT?"
YEAR = "(?P<year>YEAR)"
DAY = "(?P<day>DAY|ORD)"
PART = "(?P<part>DAYPART)"
TIME_OF_DAY = (
    "(?:(?P<clock>CLOCK|DAY|NUM|BIG) (?P<ampm>AMPM)|(?P<clock>CLOCK|DAY|NUM) OCLOCK (?P<ampm>AMPM)?"
    "|(?P<clock>CLOCK)|(?P<clock>YEAR|ZERO|DIGITS) (?=ZONE)|(?P<daytime>DAYTIME)) (?P<zone>ZONE)?"
)
WHICH_DAY = (
    f"(?:(?P<deictic>DEICTIC)|(?P<which>LAST|THIS|NEXT)? {WEEKDAY} (?:COMMA? {MONTH} {DAY} (?:COMMA? {YEAR})?)?"
    f"|{MONTH} {DAY} (?:COMMA? {YEAR})?|{DAY} {MONTH} {YEAR}?)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of word kinds and what reads it; `read` gives None where it is no time after all."""

    name: str
    pattern: str
    read: Callable[[Matched], Read | None]


RULES: Sequence[Rule] = (
    # Dates in figures and words
    Rule("stamp", "STAMP", readings.stamp),
    Rule(
        "month-day",
        f"(?:THIS? COMING? {WEEKDAY} COMMA? THE?)? {MONTH} (?:THE)? {DAY} (?:COMMA? {YEAR})?",
        readings.month_day,
    ),
    Rule(
        "day-month",
        f"(?:{WEEKDAY} COMMA?)? (?:THE (?=ORD))? {DAY} OF? {MONTH} (?:COMMA? {YEAR})?",
        readings.month_day,
    ),
    Rule("day-month-short", f"{DAY} {MONTH} APOS? (?P<short>DIGITS|DAY)", readings.month_day_short),
    Rule("month-year", f"{STAGE}? {MONTH} (?:COMMA|OF)? {YEAR}", readings.month_year),
    Rule(
        "month-of-year",
        f"{STAGE}? {MONTH} (?:OF)? (?:(?P<which>LAST|THIS|NEXT|PREVIOUS|FOLLOWING|THAT|SAME)) (?P<unit>UNIT)",
        readings.month_of_year,
    ),
    Rule("year", f"(?P<about>APPROX)? (?:{STAGE})? {YEAR} (?P<open>BEYOND)?", readings.year),
    Rule("the-year", "THE? UNIT (?P<year>YEAR|NUM NUM*)", readings.the_year),
    Rule("year-in-words", "(?P<year>NUM NUM (?:DASH? NUM)*)", readings.year_in_words),
    Rule("year-period", f"THE {YEAR} PERIOD", readings.year),
    Rule(
        "decade",
        f"(?P<about>APPROX)? {STAGE}? THE? (?:YEAR APOS? S|APOS (?P<short>DIGITS|DAY) APOS? S|(?P<word>DECADE))",
        readings.decade,
    ),
    Rule("century", f"{STAGE}? THE? (?P<ordinal>ORD) DASH? (?P<unit>UNIT|UNITS)", readings.century),
    # Months, weekdays, seasons
    Rule(
        "month",
        f"{STAGE}? (?:THE? (?P<which>LAST|PAST|THIS|NEXT|COMING))? COMING? {MONTH}",
        readings.month,
    ),
    Rule(
        "weekday",
        f"(?:(?:EARLY|LATE) (?:ON)?)? (?:THE? (?P<which>LAST|PAST|THIS|NEXT|COMING))? COMING? {WEEKDAY} {PART}?",
        readings.weekday,
    ),
    Rule(
        "part-of-weekday",
        f"{STAGE}? (?P<part>DAYPART|DAYTIME) (?:OF|ON)? {WEEKDAY} (?:COMMA? {MONTH} {DAY} (?:COMMA? {YEAR})?)?",
        readings.weekday,
    ),
    Rule("day-of-week", f"{WEEKDAY} OF? (?P<of>LAST|THIS|NEXT) UNIT", readings.weekday_of_week),
    Rule(
        "season",
        f"{STAGE}? (?:THE)? (?P<which>LAST|PAST|THIS|NEXT|COMING)? (?P<season>SEASON) (?:(?:OF|IN|COMMA)? {YEAR})?",
        readings.season,
    ),
    Rule(
        "holiday",
        f"(?P<which>LAST|THIS|NEXT)? (?P<holiday>HOLIDAY) (?:COMMA? {YEAR})?",
        readings.holiday,
    ),
    # Days and units counted from the anchor
    Rule(
        "deictic", f"(?:EARLY|LATE|EARLIER|LATER)? (?P<deictic>DEICTIC) {PART}?", readings.deictic
    ),
    Rule("part-deictic", f"{STAGE}? (?P<part>DAYPART) DEICTIC", readings.deictic),
    Rule("tonight", "(?:LATE|LATER|EARLIER)? (?:TONIGHT|OVERNIGHT)", readings.tonight),
    Rule(
        "part-of-day",
        f"(?:EARLY|LATE|EARLIER|LATER)? THE? (?P<which>THIS|LAST|NEXT|FOLLOWING|PREVIOUS|THAT|SAME) {PART}",
        readings.part_of_day,
    ),
    Rule(
        "unit",
        f"{STAGE}? THE? (?P<which>LAST|PAST|THIS|NEXT|COMING|PREVIOUS|FOLLOWING|THAT|LATEST|CURRENT|SAME)"
        " SAME? FISCAL? (?P<unit>UNIT) ORSO?",
        readings.unit,
    ),
    Rule(
        "the-unit",
        f"{STAGE}? THE (?:MORE|FISCAL)? (?P<unit>UNIT) (?=(?P<ended>ENDED)?)",
        readings.the_unit,
    ),
    Rule(
        "day-before", "THE? (?P<unit>UNIT) (?P<way>BEFORE|AFTER|EARLIER|LATER)", readings.day_before
    ),
    Rule("week-of", f"THE? (?P<unit>UNIT) OF {MONTH} {DAY} (?:COMMA? {YEAR})?", readings.week_of),
    Rule(
        "ago",
        f"{HEDGE}? (?P<number>{NUMBER}|A|HALF A) MORE? (?P<unit>UNIT|UNITS) ORSO?"
        " (?P<way>AGO|EARLIER|LATER|BEFORE|HENCE)",
        readings.ago,
    ),
    Rule("vague-ago", "(?P<unit>UNITS) (?P<way>AGO|EARLIER|LATER)", readings.vague_ago),
    Rule(
        "year-ago",
        "(?P<article>THE|A)? MORE? (?P<unit>UNIT) (?P<dash>DASH) (?P<way>AGO|EARLIER) (?:(?P<ordinal>ORD)? (?P<what>PERIOD|UNIT))?",
        readings.year_ago,
    ),
    # Parts of years
    Rule(
        "quarter",
        "(?P<article>THE|A)? (?P<which>LAST|THIS|NEXT)? FISCAL? DASH? (?P<ordinal>ORD) (?P<dash>DASH)? (?P<what>UNIT|HALF)"
        f" (?:OF (?:THE|FISCAL|UNIT)* (?:{YEAR}|(?P<of>LAST|THIS|NEXT) UNIT|UNIT)|{YEAR})?",
        readings.quarter,
    ),
    Rule(
        "years-quarter",
        f"(?:(?P<of>LAST|THIS|NEXT) UNIT|{YEAR}) APOS S (?P<ordinal>ORD) DASH? (?P<what>UNIT|HALF)",
        readings.quarter,
    ),
    Rule("fiscal", f"{STAGE}? FISCAL (?:UNIT)? {YEAR}", readings.year),
    # Times of day
    Rule("clock", f"{HEDGE}? {TIME_OF_DAY} (?:COMMA? ON? {WHICH_DAY})?", readings.clock),
    Rule("clock-after", f"{WHICH_DAY} COMMA? AT {TIME_OF_DAY}", readings.clock),
    # Lengths
    Rule(
        "length-side",
        f"THE? {THE_LAST} {HEDGE}? (?P<number>{NUMBER})? MORE? (?P<unit>UNITS) ORSO?",
        readings.length_side,
    ),
    Rule(
        "first-units",
        f"THE (?P<which>ORD|LAST) (?P<number>{NUMBER})? (?P<unit>UNITS)",
        readings.length,
    ),
    Rule(
        "length",
        f"(?P<hedge>{HEDGE})? (?P<the>THE)? (?P<number>{NUMBER}|HALF A) MORE? (?P<dash>DASH)?"
        " (?P<unit>UNITS|UNIT) (?:DASH? (?P<old>OLD)|DASH? LONG|PERIOD)? ORSO?",
        readings.length,
    ),
    Rule("a-length", f"{HEDGE}? A MORE? (?P<unit>UNIT) (?:DASH? LONG)?", readings.a_length),
    Rule("half-a", f"{HEDGE}? (?P<number>HALF A|A HALF) DASH? (?P<unit>UNIT)", readings.length),
    Rule("recent-units", "(?:THE|MORE)* (?P<recent>RECENT) (?P<unit>UNITS)", readings.recent_units),
    Rule("coming-units", "THE? (?P<which>COMING|FOLLOWING) (?P<unit>UNITS)", readings.length_side),
    Rule("some-units", "(?:FOR|IN) (?P<unit>UNITS) (?:OR UNITS)?", readings.some_units),
    Rule("unit-long", "(?P<unit>UNIT|UNITS) DASH (?P<old>LONG)", readings.unit_long),
    # How often
    Rule(
        "every",
        "(?:APPROX)? EVERY (?P<number>NUM|DAY|ORD)? (?P<unit>UNIT|UNITS|WEEKDAY|DAYPART|MONTH)",
        readings.every,
    ),
    Rule(
        "times-a",
        "(?:TIMES|(?:NUM|DAY|QUANT) COUNTED) (?:A|PER|EVERY) (?P<unit>UNIT)",
        readings.times_a,
    ),
    Rule("per", "PER (?P<unit>UNIT)", readings.per),
    Rule("rate", "(?P<rate>RATE)", readings.rate),
    # References
    Rule("reference", "(?P<ref>REF|RECENT|CURRENT)", readings.reference),
    Rule("the-past", "(?:THE (?P<ref>PAST|FUTURE)|(?P<ref>FUTURE))", readings.reference),
    Rule("the-time", "(?:THE|THAT) TIME", readings.the_time),
)

_KIND = re.compile(r"(?<![<\w])[A-Z]+(?![\w<>])")
_GROUP = re.compile(r"\?P<(\w+)>")


class Grammar:
    """The rules, compiled for the letters of a vocabulary."""

    def __init__(self, letters: Mapping[str, str]) -> None:
        self._rules = [
            (rule, re.compile(distinct_groups(letters_of(rule.pattern, letters)))) for rule in RULES
        ]
        any_rule = "|".join(_GROUP.sub("?:", pattern.pattern) for _, pattern in self._rules)
        starts = "".join(letters.values())
        self._any = re.compile(f"(?=[{starts}])(?:{any_rule})")

    def matches(self, coded: Coded) -> list[tuple[Rule, Matched, Read]]:
        """The expressions in a text, left to right, none overlapping."""
        found = []
        at = 0
        while (match := self._any.search(coded.letters, at)) is not None:
            best = self._longest(coded, match.start())
            if best is None:
                at = match.start() + 1
                continue
            found.append(best)
            at = best[1].last + 1
        return found

    def _longest(self, coded: Coded, at: int) -> tuple[Rule, Matched, Read] | None:
        candidates = [
            (match.end(), -order, rule, match)
            for order, (rule, pattern) in enumerate(self._rules)
            if (match := pattern.match(coded.letters, at)) is not None
        ]
        candidates.sort(key=lambda candidate: candidate[:2], reverse=True)
        for _, _, rule, match in candidates:
            matched = Matched(coded.pieces, match)
            read = rule.read(matched)
            if read is not None:
                return rule, matched, read
        return None


def letters_of(pattern: str, letters: Mapping[str, str]) -> str:
    """A pattern over word kinds as one over their letters."""
    return _KIND.sub(lambda match: letters[match.group()], pattern).replace(" ", "")


def distinct_groups(pattern: str) -> str:
    """Number the groups of one name, as Python wants each name once: `clock`, `clock_2`."""
    seen: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return f"?P<{name}>" if seen[name] == 1 else f"?P<{name}_{seen[name]}>"

    return _GROUP.sub(number, pattern)
