"""Tolls: which event a figure belongs to."""

from collections.abc import Mapping, Sequence

from dateline.annotate.figures import FoundFigure
from dateline.plugins import CodedEvent
from dateline.records import EventType, Figure, FigureKind

MAX_BACK = 2  # sentences between an event and a figure that belongs to it
BEFALLS: Mapping[FigureKind, frozenset[EventType]] = {
    FigureKind.KILLED: frozenset({EventType.ASSAULT}),
    FigureKind.INJURED: frozenset({EventType.ASSAULT}),
    FigureKind.MISSING: frozenset({EventType.ASSAULT, EventType.COERCE}),
    FigureKind.ABDUCTED: frozenset({EventType.ASSAULT, EventType.COERCE}),
    FigureKind.DETAINED: frozenset({EventType.COERCE}),
    FigureKind.DISPLACED: frozenset({EventType.ASSAULT, EventType.COERCE}),
    FigureKind.PARTICIPANTS: frozenset({EventType.PROTEST, EventType.MOBILIZE}),
    FigureKind.POPULATION: frozenset(),
}
"""The event types that can have done this to people."""


def assign_figures(
    events: Sequence[CodedEvent],
    figures: Sequence[FoundFigure],
    means: Mapping[int, int],
    *,
    happened: Sequence[bool],
) -> list[tuple[Figure, ...]]:
    """The figures of each event, in text order; a figure belongs to one event at the most.

    Args:
        events: what was coded.
        figures: what was found.
        means: words that only point back to an event ("the attack"), to that event's index.
        happened: by event, False for what is only planned, asked for, imagined or said not to be:
            a figure in another sentence is none of its.
    """
    tolls: list[list[Figure]] = [[] for _ in events]
    for found in figures:
        at = _owner(found, events, means, happened)
        if at is not None:
            tolls[at].append(found.figure)
    return [tuple(toll) for toll in tolls]


def _owner(
    found: FoundFigure,
    events: Sequence[CodedEvent],
    means: Mapping[int, int],
    happened: Sequence[bool],
) -> int | None:
    fitting = BEFALLS[found.figure.kind]
    word = found.word or found.numeral
    chain = [word, found.numeral, *word.ancestors]
    for token in chain:
        if token.i in means:
            return means[token.i]
        for n, event in enumerate(events):
            if event.event_type in fitting and token in event.trigger:
                return n
    for token in word.subtree:
        if token.i in means:
            return means[token.i]
    sentence = word.sentence
    here = [
        n
        for n, event in enumerate(events)
        if event.event_type in fitting and event.trigger[0].sentence == sentence
    ]
    if here:
        return min(here, key=lambda n: abs(events[n].trigger[0].i - word.i))
    before = [
        n
        for n, event in enumerate(events)
        if event.event_type in fitting
        and happened[n]
        and 0 < sentence - event.trigger[0].sentence <= MAX_BACK
    ]
    return before[-1] if before else None
