"""Course: the figures of one kind over the time in which they were published, placed for a chart.

Across, places are percent of the drawing, so that it fits any width with nothing stretched; down,
they are pixels from its top.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from dateline.records.incident import GivenFigure, Toll
from dateline.web.across import Centres, Plan, Tick, band, planned, spread, ticks
from dateline.web.voices import VOICES, Voice, Voices
from dateline.web.wording import counted, day, people

TALL, LOW = 236, 132  # pixels: of the first kind, of the others
TOP, FOOT = 26, 24  # pixels: for what is open above the highest figure; for dates
VALUE = 8.0  # percent that the numbers of a day take
MOST_LABELLED, MOST_STEPS = 24, 14  # more would cover the figures
LINE = 14.0  # pixels from one name to the next
LONGEST_NAME = 24  # characters
MOST_RUNGS = 4
GUTTER, DIGIT = 12, 7  # pixels


@dataclass(frozen=True)
class Mark:
    """A figure that gives a number.

    Attributes:
        n: its place in the toll's `given`.
        top, foot: of its range; the same where it is one number.
        open: the end that it leaves open: `up` ("at least 14"), `down` ("up to 20").
        label: where its number is written, and with `by` its name; None: nowhere, others are there.
    """

    n: int
    given: GivenFigure
    voice: Voice
    x: float
    top: float
    foot: float
    open: Literal["up", "down"] | None
    label: tuple[float, float] | None = None
    by: str = ""


@dataclass(frozen=True)
class Step:
    """From one figure of a source to its next; `told`: it says that it revises, or counts on."""

    x1: float
    x2: float
    y1: float
    y2: float
    voice: Voice
    told: bool


@dataclass(frozen=True)
class Course:
    """What a chart shows.

    Attributes:
        foot: where 0 is.
        gutter: pixels to the left, for the numbers of the rungs.
        undated: how wide the band of figures without a date is; 0: there are none.
        now: top and foot of the range now; None: it has no number.
        voices: those that are there.
        numberless: figures that give no number.
        told: the whole in a few words.
    """

    toll: Toll
    height: int
    foot: float
    gutter: int
    rungs: tuple[Tick, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    steps: tuple[Step, ...]
    undated: float
    now: tuple[float, float] | None
    voices: tuple[Voice, ...]
    numberless: int
    told: str


def to_courses(tolls: Sequence[Toll], voices: Voices) -> list[Course | None]:
    """A chart for each toll of an incident, all on the same days; None for one that a chart would
    not make clearer: that gives no number, or is not the first and gives only one.
    """
    drawn = [sorted(_numbered(toll), key=_across) for toll in tolls]
    drawn = [each if n == 0 or len(each) > 1 else [] for n, each in enumerate(drawn)]
    plan, centres = planned([[_day(given) for _, given in each] for each in drawn])
    return [
        _course(toll, each, plan, centres, voices, LOW if n else TALL) if each else None
        for n, (toll, each) in enumerate(zip(tolls, drawn, strict=True))
    ]


def _numbered(toll: Toll) -> list[tuple[int, GivenFigure]]:
    return [
        (n, one) for n, one in enumerate(toll.given) if one.low is not None or one.high is not None
    ]


def _across(numbered: tuple[int, GivenFigure]) -> tuple[str, int, int]:
    """By publication, and in the order of the table; what is not dated by its number."""
    n, given = numbered
    if given.published:
        return given.published, n, 0
    return "", given.low or given.high or 0, n


def _course(
    toll: Toll,
    numbered: Sequence[tuple[int, GivenFigure]],
    plan: Plan,
    centres: Centres,
    voices: Voices,
    height: int,
) -> Course:
    foot, undated = float(height - FOOT), band(plan, centres)
    most = max(end for _, one in numbered for end in (one.low, one.high) if end is not None)
    rungs = _rungs(most)
    scale = (foot - TOP) / rungs[-1]
    marks = [
        _mark(n, one, voices.whose(one), x, foot, scale)
        for (n, one), x in zip(
            numbered, spread([_day(one) for _, one in numbered], centres), strict=True
        )
    ]
    return Course(
        toll=toll,
        height=height,
        foot=foot,
        gutter=GUTTER + DIGIT * len(f"{rungs[-1]:,}"),
        rungs=tuple(Tick(round(foot - rung * scale, 1), f"{rung:,}") for rung in rungs),
        ticks=tuple(ticks(centres, undated)),
        marks=tuple(_labelled(marks, plan, foot)),
        steps=_drawn_steps(marks),
        undated=undated,
        now=_now(toll, foot, scale),
        voices=tuple(voice for voice in VOICES if any(mark.voice == voice for mark in marks)),
        numberless=len(toll.given) - len(numbered),
        told=_told(toll, [one for _, one in numbered]),
    )


def _day(given: GivenFigure) -> date | None:
    published = given.published or ""
    return date.fromisoformat(published[:10]) if len(published) >= 10 else None


def _rungs(most: int) -> list[int]:
    """Round numbers at equal distances from 0 to `most` or more."""
    size = 1
    while True:
        for lead in (1, 2, 5):
            count = -(-most // (lead * size))
            if count <= MOST_RUNGS:
                return [lead * size * n for n in range(max(count, 1) + 1)]
        size *= 10


def _mark(n: int, given: GivenFigure, voice: Voice, x: float, foot: float, scale: float) -> Mark:
    ends = [end for end in (given.low, given.high) if end is not None]
    open_: Literal["up", "down"] | None = None
    if len(ends) == 1:
        open_ = "up" if given.high is None else "down"
    top, low = (round(foot - end * scale, 1) for end in (max(ends), min(ends)))
    return Mark(n, given, voice, x, top, low, open_)


def _drawn_steps(marks: Sequence[Mark]) -> tuple[Step, ...]:
    """The steps; of many, those that are told."""
    steps = tuple(_steps(marks))
    return steps if len(steps) <= MOST_STEPS else tuple(step for step in steps if step.told)


def _steps(marks: Sequence[Mark]) -> Iterator[Step]:
    """What leads from one dated figure of a source to its next one of another day."""
    sources: dict[str, dict[date, Mark]] = defaultdict(dict)
    for mark in marks:
        when = _day(mark.given)
        if when and not mark.given.part and mark.given.together == 1:
            own = sources[mark.given.by]
            own[when] = min(own.get(when, mark), mark, key=lambda one: one.top)
    for own in sources.values():
        for (_, one), (_, following) in pairwise(sorted(own.items())):
            told = following.given.tally != "new"
            yield Step(one.x, following.x, one.top, following.top, following.voice, told)


def _labelled(marks: Sequence[Mark], plan: Plan, foot: float) -> Iterator[Mark]:
    """The marks, with where their numbers stand: to the right of those of the day, one below the
    other; nowhere for a day whose numbers would not find room.
    """
    days: dict[date | None, list[Mark]] = defaultdict(list)
    if len(marks) > MOST_LABELLED:
        yield from marks
        return
    for mark in marks:
        days[_day(mark.given)].append(mark)
    ordered = sorted(days.values(), key=lambda own: own[0].x)
    ends = [own[0].x for own in ordered[1:]] + [101.0]
    for own, end in zip(ordered, ends, strict=True):
        begin = own[-1].x + 1.8
        if end - begin < VALUE - 1.8 or len(own) * LINE > foot:
            yield from own
            continue
        lines = _apart([(mark.top + mark.foot) / 2 for mark in own], foot)
        for mark, line in zip(own, lines, strict=True):
            by = _shortened(mark.given.by) if plan.named else ""
            yield replace(mark, label=(round(begin, 2), round(line, 1)), by=by)


def _apart(lines: Sequence[float], foot: float) -> list[float]:
    """The same heights, moved as far as needed to be LINE apart, and none below the foot."""
    order = sorted(range(len(lines)), key=lambda n: lines[n])
    moved = list(lines)
    for one, following in pairwise(order):
        moved[following] = max(moved[following], moved[one] + LINE)
    limit = foot - 4
    for n in reversed(order):
        moved[n] = min(moved[n], limit)
        limit = moved[n] - LINE
    return moved


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


def _now(toll: Toll, foot: float, scale: float) -> tuple[float, float] | None:
    ends = [end for end in (toll.low, toll.high) if end is not None]
    if not ends:
        return None
    low = 0 if toll.low is None else min(ends)
    return round(foot - max(ends) * scale, 1), round(foot - low * scale, 1)


def _told(toll: Toll, given: Sequence[GivenFigure]) -> str:
    """The chart in words, for those who do not see it; the table has each figure."""
    days = sorted({when for one in given if (when := _day(one))})
    ends = " to ".join(day(when.isoformat()) for when in days[:: max(1, len(days) - 1)])
    published = f", published {ends}" if days else ""
    undated = sum(1 for one in given if not _day(one))
    dateless = f", {undated} without a date" if undated else ""
    return (
        f"{counted(len(given), 'figure')}{published}{dateless}."
        f" The range now is {people(toll.low, toll.high)}{', open above' if toll.open else ''}."
    )
