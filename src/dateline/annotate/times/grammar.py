"""The grammar of time expressions, over the kinds of words of `words.py`.

Each Rule is a regular expression whose capitals are kinds of words, and a function that reads what
it matched. All rules are tried where one matches; the longest wins, and of equals the first.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dateline.annotate.times.readings import counted, dates, days, lengths
from dateline.annotate.times.readings.matched import Matched, Read
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
    f"(?:(?P<deictic>DEICTIC)|(?P<which>LAST|THIS|NEXT)? {WEEKDAY} DAYPART? (?:COMMA? {MONTH} "
    f"{DAY} (?:COMMA? {YEAR})?)?"
    f"|{MONTH} {DAY} (?:COMMA? {YEAR})?|{DAY} {MONTH} {YEAR}?)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of word kinds, and what reads it: None where it is no time after all."""

    name: str
    pattern: str
    read: Callable[[Matched], Read | None]


RULES: Sequence[Rule] = (
    # Dates in figures and words
    Rule("stamp", "STAMP", dates.stamp),
    Rule(
        "month-day",
        f"(?:THIS? COMING? {WEEKDAY} COMMA? THE?)? {MONTH} (?:THE)? {DAY} (?:COMMA? {YEAR})?",
        dates.month_day,
    ),
    Rule(
        "day-month",
        f"(?:{WEEKDAY} COMMA?)? (?:THE (?=ORD))? {DAY} OF? {MONTH} (?:COMMA? {YEAR})?",
        dates.month_day,
    ),
    Rule("day-month-short", f"{DAY} {MONTH} APOS? (?P<short>DIGITS|DAY)", dates.month_day_short),
    Rule("month-year", f"{STAGE}? {MONTH} (?:COMMA|OF)? {YEAR}", dates.month_year),
    Rule(
        "month-of-year",
        f"{STAGE}? {MONTH} (?:OF)? "
        f"(?:(?P<which>LAST|THIS|NEXT|PREVIOUS|FOLLOWING|THAT|SAME)) (?P<unit>UNIT)",
        dates.month_of_year,
    ),
    Rule("year", f"(?P<about>APPROX)? (?:{STAGE})? {YEAR} (?P<open>BEYOND)?", dates.year),
    Rule("the-year", "THE? UNIT (?P<year>YEAR|NUM NUM*)", dates.the_year),
    Rule("year-in-words", "(?P<year>NUM NUM (?:DASH? NUM)*)", dates.year_in_words),
    Rule("year-period", f"THE {YEAR} PERIOD", dates.year),
    Rule(
        "decade",
        f"(?P<about>APPROX)? {STAGE}? THE? (?:YEAR APOS? S|APOS (?P<short>DIGITS|DAY) "
        f"APOS? S|(?P<word>DECADE))",
        dates.decade,
    ),
    Rule("century", f"{STAGE}? THE? (?P<ordinal>ORD) DASH? (?P<unit>UNIT|UNITS)", dates.century),
    # Months, weekdays, seasons
    Rule(
        "month",
        f"{STAGE}? (?:THE? (?P<which>LAST|PAST|THIS|NEXT|COMING))? COMING? {MONTH}",
        days.month,
    ),
    Rule(
        "weekday",
        f"(?:(?:EARLY|LATE) (?:ON)?)? (?:THE? (?P<which>LAST|PAST|THIS|NEXT|COMING))? "
        f"COMING? {WEEKDAY} {PART}?",
        days.weekday,
    ),
    Rule(
        "part-of-weekday",
        f"{STAGE}? (?P<part>DAYPART|DAYTIME) (?:OF|ON)? {WEEKDAY} (?:COMMA? {MONTH} {DAY} "
        f"(?:COMMA? {YEAR})?)?",
        days.weekday,
    ),
    Rule("day-of-week", f"{WEEKDAY} OF? (?P<of>LAST|THIS|NEXT) UNIT", days.weekday_of_week),
    Rule(
        "season",
        f"{STAGE}? (?:THE)? (?P<which>LAST|PAST|THIS|NEXT|COMING)? (?P<season>SEASON) "
        f"(?:(?:OF|IN|COMMA)? {YEAR})?",
        days.season,
    ),
    Rule(
        "holiday",
        f"(?P<which>LAST|THIS|NEXT)? (?P<holiday>HOLIDAY) (?:COMMA? {YEAR})?",
        days.holiday,
    ),
    # Days and units counted from the anchor
    Rule("deictic", f"(?:EARLY|LATE|EARLIER|LATER)? (?P<deictic>DEICTIC) {PART}?", counted.deictic),
    Rule("part-deictic", f"{STAGE}? (?P<part>DAYPART) DEICTIC", counted.deictic),
    Rule("tonight", "(?:LATE|LATER|EARLIER)? (?:TONIGHT|OVERNIGHT)", counted.tonight),
    Rule(
        "part-of-day",
        f"(?:EARLY|LATE|EARLIER|LATER)? THE? "
        f"(?P<which>THIS|LAST|NEXT|FOLLOWING|PREVIOUS|THAT|SAME) {PART}",
        counted.part_of_day,
    ),
    Rule(
        "unit",
        f"{STAGE}? THE? "
        f"(?P<which>LAST|PAST|THIS|NEXT|COMING|PREVIOUS|FOLLOWING|THAT|LATEST|CURRENT|SAME)"
        " SAME? FISCAL? (?P<unit>UNIT) ORSO?",
        counted.unit,
    ),
    Rule(
        "the-unit",
        f"{STAGE}? THE (?:MORE|FISCAL)? (?P<unit>UNIT) (?=(?P<ended>ENDED)?)",
        counted.the_unit,
    ),
    Rule(
        "day-before", "THE? (?P<unit>UNIT) (?P<way>BEFORE|AFTER|EARLIER|LATER)", counted.day_before
    ),
    Rule("week-of", f"THE? (?P<unit>UNIT) OF {MONTH} {DAY} (?:COMMA? {YEAR})?", counted.week_of),
    Rule(
        "ago",
        f"{HEDGE}? (?P<number>{NUMBER}|A|HALF A) MORE? (?P<unit>UNIT|UNITS) ORSO?"
        " (?P<way>AGO|EARLIER|LATER|BEFORE|HENCE)",
        counted.ago,
    ),
    Rule("vague-ago", "(?P<unit>UNITS) (?P<way>AGO|EARLIER|LATER)", counted.vague_ago),
    Rule(
        "year-ago",
        "(?P<article>THE|A)? MORE? (?P<unit>UNIT) (?P<dash>DASH) (?P<way>AGO|EARLIER) "
        "(?:(?P<ordinal>ORD)? (?P<what>PERIOD|UNIT))?",
        counted.year_ago,
    ),
    # Parts of years
    Rule(
        "quarter",
        "(?P<article>THE|A)? (?P<which>LAST|THIS|NEXT)? FISCAL? DASH? (?P<ordinal>ORD) "
        "(?P<dash>DASH)? (?P<what>UNIT|HALF)"
        f" (?:OF (?:THE|FISCAL|UNIT)* (?:{YEAR}|(?P<of>LAST|THIS|NEXT) UNIT|UNIT)|{YEAR})?",
        dates.quarter,
    ),
    Rule(
        "years-quarter",
        f"(?:(?P<of>LAST|THIS|NEXT) UNIT|{YEAR}) APOS S (?P<ordinal>ORD) DASH? (?P<what>UNIT|HALF)",
        dates.quarter,
    ),
    Rule("fiscal", f"{STAGE}? FISCAL (?:UNIT)? {YEAR}", dates.year),
    # Times of day
    Rule("clock", f"{HEDGE}? {TIME_OF_DAY} (?:COMMA? ON? {WHICH_DAY})?", days.clock),
    Rule("clock-after", f"{WHICH_DAY} COMMA? AT {TIME_OF_DAY}", days.clock),
    # Lengths
    Rule(
        "length-side",
        f"THE? {THE_LAST} {HEDGE}? (?P<number>{NUMBER})? MORE? (?P<unit>UNITS) ORSO?",
        lengths.length_side,
    ),
    Rule(
        "first-units",
        f"THE (?P<which>ORD|LAST) (?P<number>{NUMBER})? (?P<unit>UNITS)",
        lengths.length,
    ),
    Rule(
        "length",
        f"(?P<hedge>{HEDGE})? (?P<the>THE)? (?P<number>{NUMBER}|HALF A) MORE? (?P<dash>DASH)?"
        " (?P<unit>UNITS|UNIT) (?:DASH? (?P<old>OLD)|DASH? LONG|PERIOD)? ORSO?",
        lengths.length,
    ),
    Rule("a-length", f"{HEDGE}? A MORE? (?P<unit>UNIT) (?:DASH? LONG)?", lengths.a_length),
    Rule("half-a", f"{HEDGE}? (?P<number>HALF A|A HALF) DASH? (?P<unit>UNIT)", lengths.length),
    Rule("recent-units", "(?:THE|MORE)* (?P<recent>RECENT) (?P<unit>UNITS)", lengths.recent_units),
    Rule("coming-units", "THE? (?P<which>COMING|FOLLOWING) (?P<unit>UNITS)", lengths.length_side),
    Rule("some-units", "(?:FOR|IN|AFTER) (?P<unit>UNITS) (?:OR UNITS)?", lengths.some_units),
    Rule("unit-long", "(?P<unit>UNIT|UNITS) DASH (?P<old>LONG)", lengths.unit_long),
    # How often
    Rule(
        "every",
        "(?:APPROX)? EVERY (?P<number>NUM|DAY|ORD)? (?P<unit>UNIT|UNITS|WEEKDAY|DAYPART|MONTH)",
        lengths.every,
    ),
    Rule(
        "times-a",
        "(?:TIMES|(?:NUM|DAY|QUANT) COUNTED) (?:A|PER|EVERY) (?P<unit>UNIT)",
        lengths.times_a,
    ),
    Rule("per", "PER (?P<unit>UNIT)", lengths.per),
    Rule("rate", "(?P<rate>RATE)", lengths.rate),
    # References
    Rule("reference", "(?P<ref>REF|RECENT|CURRENT)", lengths.reference),
    Rule("the-past", "(?:THE (?P<ref>PAST|FUTURE)|(?P<ref>FUTURE))", lengths.reference),
    Rule("the-time", "(?:THE|THAT) TIME", lengths.the_time),
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
