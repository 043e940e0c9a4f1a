"""Layers: a text cut wherever something begins or ends, so that what overlaps is shown whole."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.records import Analysis, Event

LAYERS = {
    "who": "Who",
    "whom": "To whom",
    "did": "Did what",
    "where": "Where",
    "when": "When",
    "figure": "How many",
    "says": "Who says so",
    "dateline": "Dateline",
    "considered": "Not coded",
}
"""What can be switched on and off, by the names that the style sheet has for it."""
LONGEST = 60_000
"""Characters of a text on one page; a longer one is shown in parts."""
OFF = frozenset({"considered"})
"""Layers that are shown only when somebody asks for them."""
NO_ARTICLE = "not-article"
CONSIDERED = "considered"
CLAUSE = "clause"
ANCHORS = {"did": "t", CONSIDERED: "w"}
UNTIED = frozenset({CLAUSE, CONSIDERED})
"""Layers that have a number and yet are no part of an event."""


@dataclass(frozen=True)
class Mark:
    """A layer over some characters.

    Attributes:
        layer: one of LAYERS, CLAUSE or NO_ARTICLE.
        number: of the event, or of what was considered, that it belongs to; None: it is mentioned
            only.
    """

    start: int
    end: int
    layer: str
    number: int | None = None


@dataclass(frozen=True)
class Segment:
    """Characters that all have the same marks.

    Attributes:
        layers: of them; first those of an event.
        loose: no event has any of them.
        of: numbers of events that they are a part of.
        clauses: numbers of events whose clause they lie in.
        anchors: what one may be led to here: `t-0` the trigger of event 0, `w-0` the word that was
            considered first.
        considered: numbers of what was considered here and not coded.
    """

    text: str
    layers: tuple[str, ...] = ()
    loose: bool = False
    of: tuple[int, ...] = ()
    clauses: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()
    considered: tuple[int, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether nothing lies over it."""
        return not (self.layers or self.clauses)


Paragraph = tuple[Segment, ...]


def parts_of(text: str, longest: int = LONGEST) -> list[tuple[int, int]]:
    """Where the parts of a text begin and end, each at the end of a line where there is one."""
    parts: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > longest:
        line = text.rfind("\n", start + longest // 2, start + longest)
        end = line + 1 if line >= 0 else start + longest
        parts.append((start, end))
        start = end
    return [*parts, (start, len(text))]


def part_with(parts: Sequence[tuple[int, int]], at: int) -> int:
    """The number of the part, from 0, in which a character stands."""
    return max(0, bisect_right([start for start, _ in parts], at) - 1)


def marks_of(analysis: Analysis | None, events: Sequence[Event]) -> list[Mark]:
    """What lies over a text.

    Args:
        analysis: what was found in it; None: it was not coded.
        events: as they now stand; each one's number is its place here.
    """
    marks = list(_mentions(analysis)) if analysis else []
    for number, event in enumerate(events):
        marks += _parts(event, number)
    return marks


def paragraphs(text: str, part: tuple[int, int], marks: Iterable[Mark]) -> list[Paragraph]:
    """A part of a text as paragraphs, each cut where a mark begins or ends."""
    start, end = part
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    blocks = list(_blocks(text, start, end))
    bounds = {at for block in blocks for at in block}
    bounds |= {min(max(at, start), end) for mark in inside for at in (mark.start, mark.end)}
    segments = list(_segments(text, sorted(bounds), inside))
    found: list[Paragraph] = []
    at = 0
    for first, last in blocks:
        while at < len(segments) and segments[at][0] < first:
            at += 1
        begin = at
        while at < len(segments) and segments[at][0] < last:
            at += 1
        found.append(tuple(segment for _, segment in segments[begin:at]))
    return found


def _mentions(analysis: Analysis) -> Iterator[Mark]:
    for layer, spans in (
        ("who", analysis.actors),
        ("where", analysis.places),
        ("when", analysis.times),
        ("figure", analysis.figures),
        (NO_ARTICLE, analysis.boilerplate),
        ("dateline", [analysis.dateline] if analysis.dateline else []),
    ):
        for span in spans:
            yield Mark(span.start, span.end, layer)
    for number, one in enumerate(analysis.considered or ()):
        yield Mark(one.start, one.end, CONSIDERED, number)
    for attribution in analysis.attributions:
        for told in (attribution.source, attribution.cue):
            if told:
                yield Mark(told.start, told.end, "says")


def _parts(event: Event, number: int) -> Iterator[Mark]:
    yield Mark(event.start, event.end, CLAUSE, number)
    yield Mark(event.trigger.start, event.trigger.end, "did", number)
    if event.date:
        yield Mark(event.date.start, event.date.end, "when", number)
    for layer, spans in (
        ("who", event.actors),
        ("whom", event.recipients),
        ("where", event.locations),
        ("figure", event.figures),
    ):
        for span in spans:
            yield Mark(span.start, span.end, layer, number)
    for source in event.attributed_to:
        if source.start is not None and source.end is not None:
            yield Mark(source.start, source.end, "says", number)


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where paragraphs begin and end: at empty lines; where there are none, at each line."""
    separator = "\n\n" if "\n\n" in text else "\n"
    while start < end:
        found = text.find(separator, start, end)
        stop = end if found < 0 else found
        if text[start:stop].strip():
            yield start, stop
        start = stop + len(separator)


def _segments(
    text: str, bounds: Sequence[int], marks: Iterable[Mark]
) -> Iterator[tuple[int, Segment]]:
    """Each stretch between two bounds, with where it begins; marks come and go on the way."""
    coming: dict[int, list[Mark]] = defaultdict(list)
    going: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.end > mark.start:
            coming[max(mark.start, bounds[0])].append(mark)
            going[mark.end].append(mark)
    here: Counter[Mark] = Counter()
    for start, end in pairwise(bounds):
        here.subtract(going[start])
        here.update(coming[start])
        here += Counter()  # forgets what is over
        yield start, _segment(text[start:end], start, here)


def _segment(text: str, start: int, here: Iterable[Mark]) -> Segment:
    marks = list(here)
    tied = [mark for mark in marks if mark.number is not None and mark.layer not in UNTIED]
    mentioned = [mark for mark in marks if mark.number is None]
    shown = tied or [mark for mark in mentioned if mark.layer != NO_ARTICLE]
    layers = [mark.layer for mark in shown]
    layers += [mark.layer for mark in mentioned if mark.layer in (NO_ARTICLE, "dateline")]
    layers += [mark.layer for mark in marks if mark.layer == CONSIDERED]
    return Segment(
        text,
        tuple(dict.fromkeys(layers)),
        loose=not tied and bool(shown),
        of=_numbers(tied),
        clauses=_numbers(mark for mark in marks if mark.layer == CLAUSE),
        anchors=tuple(
            f"{ANCHORS[mark.layer]}-{mark.number}"
            for mark in marks
            if mark.layer in ANCHORS and mark.start == start
        ),
        considered=_numbers(mark for mark in marks if mark.layer == CONSIDERED),
    )


def _numbers(marks: Iterable[Mark]) -> tuple[int, ...]:
    return tuple(sorted({mark.number for mark in marks if mark.number is not None}))
