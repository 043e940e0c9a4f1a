"""Resolve: time expressions against the day of publication and what was told before.

Fills `Analysis.times`. Without a day of publication (or of the dateline), what depends on it stays
partial: `XXXX-02-09` for "February 9", nothing for "Tuesday"; it is never guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import get_args

from dateline.annotate.times.edtf import EdtfDate, EdtfInterval, bounds_of
from dateline.annotate.times.find import OURS
from dateline.annotate.times.meaning import (
    Clock,
    Length,
    Partial,
    Reference,
    Relative,
    Repeated,
    Stated,
    TimeExpression,
)
from dateline.annotate.times.nearest import in_year, nearest
from dateline.annotate.times.periods import MONTHS, Grain, Period, day_of, period_of
from dateline.annotate.times.readings.matched import GRAINS
from dateline.annotate.times.said import partial_edtf, stated_edtf, with_clock
from dateline.annotate.times.tense import Ahead, direction
from dateline.annotate.times.timex import UNKNOWN, length_timex, partial_timex, period_timex
from dateline.annotate.times.words import AHEAD_WORDS
from dateline.body import Body
from dateline.knowledge.lexicon import Lexicons
from dateline.records import Time
from dateline.records.mentions import Anchor

GRAIN_SIZES = get_args(Grain)
CLOCK_REACH = 2
"""How many expressions on its day may be named: "at 9:30 a.m. (0630 GMT) on Thursday"."""

STORY_REACH = 1
"""Over how many sentences a date in the story gives its grain to "a year earlier"."""


def resolve_times(
    found: Sequence[TimeExpression],
    body: Body,
    *,
    published: str | None = None,
    dateline: str | None = None,
    lexicons: Lexicons = OURS,
) -> list[Time]:
    """Give times their place in the calendar, in text order.

    Args:
        found: of `find_times`.
        body: the parse they were found in.
        published: ISO date or date-time of publication; None: unknown.
        dateline: ISO date of the dateline, the anchor where `published` is unknown; without a year
            (`XXXX-04-09`) it anchors days and months but no weekday.
        lexicons: the word lists.
    """
    anchor = _anchor(published, "published") or _anchor(dateline, "dateline")
    ahead = _ahead(lexicons)
    telling = _Telling(body, anchor, ahead)
    times = []
    for place, expression in enumerate(found):
        telling.hear_day_of(expression, found[place + 1 : place + 1 + CLOCK_REACH])
        times.append(telling.resolve(expression))
    return times


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The day that relative times count from; `has_year` is False for a dateline "9 April"."""

    day: date
    name: Anchor
    has_year: bool = True


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a time lies; `period` None: unknown, and then `timex` says what little is known."""

    period: Period | None
    clock: Clock | None = None
    anchor: Anchor | None = None
    timex: str | None = None
    edtf: EdtfDate | EdtfInterval | None = None


@lru_cache(maxsize=4)
def _ahead(lexicons: Lexicons) -> Ahead:
    def words(kind: str) -> frozenset[str]:
        rows = lexicons[AHEAD_WORDS]
        return frozenset(word for row in rows if row.kind == kind for word in row.words)

    return Ahead(words("verb"), words("adjective"), words("auxiliary"), words("preposition"))


def _anchor(text: str | None, name: Anchor) -> _Anchor | None:
    if text is None:
        return None
    if text.startswith("XXXX-"):
        day = _iso_day(f"2001-{text[5:10]}")  # any common year: only month and day are told
        return _Anchor(day, name, has_year=False) if day else None
    day = _iso_day(text[:10])
    return _Anchor(day, name) if day else None


def _iso_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class _Telling:
    """The story as it is told: each time may lean on the one before."""

    def __init__(self, body: Body, anchor: _Anchor | None, ahead: Ahead) -> None:
        self.body = body
        self.anchor = anchor
        self.ahead = ahead
        self.story: Period | None = None
        self.story_sentence = -1
        self.told: list[Period] = []

    def resolve(self, expression: TimeExpression) -> Time:
        """One expression as a Time; remembers it for those that follow."""
        try:
            found = self._find(expression)
        except (OverflowError, ValueError):  # a year outside the calendar
            found = _Found(None)
        sentence = self._sentence(expression)
        if found.period is not None and not _compares(expression.meaning):
            self.story, self.story_sentence = found.period, sentence
            self.told.append(found.period)
        return _record(expression, found)

    def hear_day_of(self, expression: TimeExpression, following: Sequence[TimeExpression]) -> None:
        """For a time of day without its day, take the day that its sentence names next."""
        sentence = self._sentence(expression)
        if expression.rule != "clock" or not _lacks_day(expression.meaning):
            return
        if self.story is not None and self.story.grain == "day" and self.story_sentence == sentence:
            return
        for other in following:
            if self._sentence(other) == sentence and not _lacks_day(other.meaning):
                if _names_day(other.meaning):
                    self.resolve(other)
                return

    def _sentence(self, expression: TimeExpression) -> int:
        tokens = self.body.tokens_in(expression.start, expression.end)
        return tokens[0].sentence if tokens else -1

    def _find(self, expression: TimeExpression) -> _Found:
        meaning = expression.meaning
        match meaning:
            case Stated():
                return _Found(meaning.period, meaning.clock, "stated", edtf=stated_edtf(meaning))
            case Reference():
                return _Found(None, timex=meaning.name)
            case Repeated():
                return _Found(None, timex=meaning.timex)
            case Length():
                return self._length(meaning)
            case Relative():
                return self._relative(meaning, expression)
        return self._partial(meaning, expression)

    # Lengths

    def _length(self, meaning: Length) -> _Found:
        timex = length_timex(meaning.amount, meaning.unit)
        if meaning.side == 0 or meaning.amount is None or self.anchor is None:
            return _Found(None, timex=timex)
        grain = GRAINS.get(meaning.unit)
        if grain is None or not self.anchor.has_year or meaning.amount % 1:
            return _Found(None, timex=timex)
        there = _move(self.anchor.day, grain, meaning.side * int(meaning.amount))
        start, end = sorted((there, self.anchor.day))
        interval = EdtfInterval(_day_edtf(start), _day_edtf(end))
        return _Found(None, anchor=self.anchor.name, timex=timex, edtf=interval)

    # Relative

    def _relative(self, meaning: Relative, expression: TimeExpression) -> _Found:
        if meaning.base == "narrative":
            return self._of_story(meaning, expression)
        return self._from_anchor(meaning)

    def _from_day(self, day: date, meaning: Relative, name: Anchor) -> _Found:
        period = period_of(day, meaning.grain).shift(meaning.shift)
        if self.story is not None and not meaning.known_grain and self._story_is_a_part():
            period = _years_on(self.story, meaning.shift)
        if self.anchor is not None and not self.anchor.has_year and name == "dateline":
            return _without_year(period, meaning)
        return _Found(period, meaning.clock, name)

    def _story_is_a_part(self) -> bool:
        return self.story is not None and self.story.grain in ("quarter", "half")

    def _of_story(self, meaning: Relative, expression: TimeExpression) -> _Found:
        story = self.story
        if expression.rule == "the-unit" and meaning.grain in ("quarter", "year"):
            near = self._sentence(expression) - self.story_sentence <= STORY_REACH
            return self._current_of_story(meaning, near=near)
        if story is not None and not meaning.known_grain and self._story_is_a_part():
            return _Found(_years_on(story, meaning.shift), anchor="narrative")
        if meaning.clock is not None and meaning.shift == 0:
            return self._on_day_of_story(meaning)
        if story is None:
            return self._from_anchor(meaning)
        story = self._told_by(meaning.grain)
        if story is None:
            return _Found(None, meaning.clock, timex=_unknown(meaning))
        period = period_of(story.first, meaning.grain).shift(meaning.shift)
        return _Found(period, meaning.clock, "narrative")

    def _told_by(self, grain: Grain) -> Period | None:
        """The last time told that is as exact as a grain: "2006" does not tell "the next day"."""
        size = GRAIN_SIZES.index(grain)
        exact = (told for told in reversed(self.told) if GRAIN_SIZES.index(told.grain) <= size)
        return next(exact, None)

    def _from_anchor(self, meaning: Relative) -> _Found:
        if self.anchor is None:
            return _Found(None, meaning.clock, timex=_unknown(meaning))
        return self._from_day(self.anchor.day, meaning, self.anchor.name)

    def _on_day_of_story(self, meaning: Relative) -> _Found:
        """A time of day without its day: that of the story, if it is told by days."""
        story = self.story
        if story is not None and story.grain == "day":
            return _Found(story, meaning.clock, "narrative")
        return self._from_anchor(meaning)

    def _current_of_story(self, meaning: Relative, *, near: bool) -> _Found:
        """The quarter or the year that is told of; else the last full quarter, or this year."""
        if near and self.story is not None and self.story.grain == meaning.grain:
            return _Found(self.story, anchor="narrative")
        if self.anchor is None or not self.anchor.has_year:
            return _Found(None, timex=_unknown(meaning))
        period = period_of(self.anchor.day, meaning.grain)
        if meaning.grain == "quarter":
            period = period.shift(-1)
        return _Found(period, anchor=self.anchor.name)

    # Partial

    def _partial(self, meaning: Partial, expression: TimeExpression) -> _Found:
        timex = partial_timex(meaning)
        unknown = _Found(None, meaning.clock, timex=timex, edtf=partial_edtf(meaning))
        if meaning.within is not None:
            return self._within(meaning, meaning.within, expression) or unknown
        of_story = self._year_of_story(meaning, expression)
        if of_story is not None:
            return _Found(of_story, meaning.clock, "narrative")
        if self.anchor is None or not self.anchor.has_year:
            return unknown
        way = direction(self.body, expression.start, expression.end, self.ahead)
        period = nearest(meaning, self.anchor.day, way)
        if period is None:
            return unknown
        return _Found(period, _time_of_day(meaning), self.anchor.name)

    def _within(
        self, meaning: Partial, within: Relative, expression: TimeExpression
    ) -> _Found | None:
        outer = self._relative(within, expression)
        if outer.period is None:
            return None
        if meaning.weekday is not None:
            period: Period | None = period_of(outer.period.first, "day").shift(meaning.weekday - 1)
        else:
            period = in_year(meaning, outer.period.first.year)
        return _Found(period, meaning.clock, outer.anchor) if period else None

    def _year_of_story(self, meaning: Partial, expression: TimeExpression) -> Period | None:
        """After "from May 1995", "August" is of 1995: within a sentence a stated year holds."""
        if self.story is None or meaning.month is None or meaning.which is not None:
            return None
        if self._sentence(expression) != self.story_sentence or self.story.grain == "quarter":
            return None
        if self.anchor is not None and abs(self.story.first.year - self.anchor.day.year) <= 1:
            return None
        if self.story.grain not in ("day", "month"):
            return None
        period = in_year(meaning, self.story.first.year)
        if period is not None and meaning.clock and meaning.clock.code == "W":
            return period_of(period.first, "week")
        return period


def _lacks_day(meaning: object) -> bool:
    return (
        isinstance(meaning, Relative) and meaning.clock is not None and meaning.base == "narrative"
    )


def _names_day(meaning: object) -> bool:
    match meaning:
        case Partial():
            return meaning.day is not None or meaning.weekday is not None
        case Relative():
            return meaning.grain == "day"
        case Stated():
            return meaning.period.grain == "day"
    return False


def _compares(meaning: object) -> bool:
    """Whether a time is only compared with: after "up from a year ago" the story goes on."""
    return isinstance(meaning, Relative) and not meaning.known_grain


def _time_of_day(meaning: Partial) -> Clock | None:
    clock = meaning.clock
    return clock if clock is not None and clock.code.startswith("T") else None


def _years_on(story: Period, count: int) -> Period:
    """The same part of the year so many years on from the story's; back when negative."""
    return story.shift(count * 12 // MONTHS[story.grain])


def _without_year(period: Period, meaning: Relative) -> _Found:
    """A day or month counted from a dateline that lacks its year."""
    month, day = period.first.month, period.first.day
    if meaning.grain == "day" and not (month == 2 and day > 27 and meaning.shift):
        edtf = EdtfDate("XXXX", month, day)
    elif meaning.grain == "month":
        edtf = EdtfDate("XXXX", month)
    else:
        return _Found(None, meaning.clock, timex=_unknown(meaning))
    code = meaning.clock.code if meaning.clock else ""
    return _Found(None, meaning.clock, "dateline", timex=f"{edtf}{code}", edtf=edtf)


def _unknown(meaning: Relative) -> str:
    return UNKNOWN[meaning.grain] + (meaning.clock.code if meaning.clock else "")


def _move(day: date, grain: Grain, count: int) -> date:
    if grain == "day":
        return day + timedelta(days=count)
    if grain in ("week", "weekend"):
        return day + timedelta(days=7 * count)
    total = day.year * 12 + day.month - 1 + MONTHS[grain] * count
    year, month = divmod(total, 12)
    for last in (day.day, 30, 29, 28):
        moved = day_of(year, month + 1, last)
        if moved is not None:
            return moved.first
    raise OverflowError(f"no year {year}")


def _day_edtf(day: date) -> EdtfDate:
    return EdtfDate(f"{day.year:04d}", day.month, day.day)


def _record(expression: TimeExpression, found: _Found) -> Time:
    edtf, timex = found.edtf, found.timex
    if found.period is not None:
        timex = period_timex(found.period, found.clock)
        if edtf is None:
            edtf = found.period.edtf()
            if isinstance(edtf, EdtfDate):
                edtf = with_clock(edtf, found.clock)
    written = str(edtf) if edtf is not None else None
    earliest, latest = bounds_of(written)
    return Time(
        start=expression.start,
        end=expression.end,
        text=expression.text,
        kind=expression.kind,
        edtf=written,
        earliest=earliest,
        latest=latest,
        anchor=found.anchor,
        timex=timex,
    )
