"""Report: what linking reads of one event, so that neither a store nor the article is needed."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from dateline.link.frequency import times_told
from dateline.link.words import stems
from dateline.records import Analysis, Event, Figure, Place, Span, Status, Time
from dateline.records.base import Record
from dateline.records.ids import report_id

COUNTING = frozenset({Status.REPORTED, Status.ALLEGED, Status.DENIED})
"""Statuses that tell of a happening, or dispute it. What is intended, requested, imagined or said
not to have happened is no report of a happening and is in no incident."""

FEW = 5
"""Happenings told as one that are told apart. More are a count of a course of things ("fifty air
strikes"), of which nothing is known one by one."""

DAY = re.compile(r"\d{4}-\d\d-\d\d")

S = TypeVar("S", bound=Span)
HUMAN_COST = frozenset({"killed", "injured", "missing", "abducted", "detained", "displaced"})


class LooseFigure(Record):
    """A figure of human cost that belongs to no event of its document.

    Attributes:
        figure: the figure.
        by: who gives it, by the attribution it stands in; None: the outlet itself.
    """

    figure: Figure
    by: str | None = None


class Report(Record):
    """One event and what is known of the document it stands in.

    Attributes:
        event: the event; its id is the report's.
        outlet, title: of the document, or None.
        published: ISO 8601, of the document, else of its dateline; None when neither has one.
        agency: the agency in the dateline, or None.
        copy_of: the document of which this one is a copy, or None.
        date, places: when and where, for comparing: the event's own; where it has none, the only
            one in its sentence. No part of the incident's record.
        clause: stems of the words of the clause.
        words: stems of the words of the document, outside boilerplate.
        names: stems of the words of its names: actors and places.
        loose: figures of the document that belong to none of its events.
        times: how many happenings the event tells of: 2 for "came twice under attack".
        number: which of these the report is of; None: of all, as there is but one, or too many.
    """

    event: Event
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    agency: str | None = None
    copy_of: str | None = None
    date: Time | None = None
    places: tuple[Place, ...] = ()
    clause: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    loose: tuple[LooseFigure, ...] = ()
    times: int = 1
    number: int | None = None

    @property
    def id(self) -> str:
        """The event's id; of its further happenings, with a number."""
        return report_id(self.event.id, self.number or 1)

    @property
    def is_first(self) -> bool:
        """Whether it is of the first happening, or of all, that the event tells of."""
        return self.number in (None, 1)

    @property
    def together(self) -> int:
        """How many happenings its words tell of as one, this one among them."""
        return self.times if self.number else 1

    @property
    def document_id(self) -> str:
        """The document's id."""
        return self.event.document_id

    @property
    def voice(self) -> str:
        """Who answers for the document: its outlet, else the agency, else its id."""
        return self.outlet or self.agency or self.document_id


def reports_of(analysis: Analysis, copy_of: str | None = None) -> list[Report]:
    """The reports of one document: its events that count, in text order; of an event that tells
    of a few happenings, one for each.

    Args:
        analysis: one article, coded.
        copy_of: the id of the document of which this one is a copy; None: it is an original.
    """
    document, dateline = analysis.document, analysis.dateline
    filed = dateline.date if dateline else None
    shared = {
        "outlet": document.outlet,
        "title": document.title,
        "published": document.published or (filed if filed and DAY.fullmatch(filed) else None),
        "agency": dateline.agency if dateline else None,
        "copy_of": copy_of,
        "words": frozenset(stems(" ".join((document.title or "", _article(analysis))))),
        "names": frozenset(stem for name in _names(analysis) for stem in stems(name)),
        "loose": tuple(_loose_figures(analysis)),
    }
    return [
        report
        for event in analysis.events
        if event.status in COUNTING
        for report in apart(
            Report.model_validate(
                {
                    **shared,
                    "event": event,
                    "date": event.date or _only_date(event, analysis),
                    "places": event.locations or _only_place(event, analysis),
                    "clause": frozenset(stems(event.text)),
                    "times": times_told(event),
                }
            )
        )
    ]


def apart(report: Report) -> list[Report]:
    """A report for each of the happenings that one tells of, where they are a few."""
    if not 1 < report.times <= FEW or report.number:
        return [report]
    numbers = range(1, report.times + 1)
    return [report.model_copy(update={"number": number}) for number in numbers]


def _only_date(event: Event, analysis: Analysis) -> Time | None:
    """The date in an event's sentence, where there is one only and no other event has it."""
    taken = {other.date.bounds for other in analysis.events if other.date}
    dates = [time for time in analysis.times if time.kind in ("date", "time") and time.timex]
    found = _in_sentence(event, dates, analysis)
    return found[0] if len(found) == 1 and found[0].bounds not in taken else None


def _only_place(event: Event, analysis: Analysis) -> tuple[Place, ...]:
    """The place in an event's sentence, where there is one only."""
    head = analysis.dateline.end if analysis.dateline else 0
    places = [place for place in analysis.places if place.start >= head]
    found = _in_sentence(event, places, analysis)
    return tuple(found) if len(found) == 1 else ()


def _in_sentence(event: Event, spans: Sequence[S], analysis: Analysis) -> list[S]:
    trigger = event.trigger
    start, end = next(
        ((a, b) for a, b in analysis.sentences if a <= trigger.start < b),
        (trigger.start, trigger.end),
    )
    return [span for span in spans if start <= span.start and span.end <= end]


def _names(analysis: Analysis) -> Iterator[str]:
    yield from (actor.name for actor in analysis.actors)
    yield from (place.name for place in analysis.places)


def _article(analysis: Analysis) -> str:
    """The text outside of boilerplate."""
    text, parts, at = analysis.document.text, [], 0
    for mark in sorted(analysis.boilerplate, key=lambda mark: mark.start):
        parts.append(text[at : mark.start])
        at = max(at, mark.end)
    return " ".join((*parts, text[at:]))


def _loose_figures(analysis: Analysis) -> Iterator[LooseFigure]:
    taken = {figure.bounds for event in analysis.events for figure in event.figures}
    for figure in analysis.figures:
        if figure.kind.value in HUMAN_COST and figure.bounds not in taken:
            yield LooseFigure(figure=figure, by=_speaker_of(figure, analysis))


def _speaker_of(figure: Figure, analysis: Analysis) -> str | None:
    """The source of the shortest attribution whose content holds a figure."""
    holding = [
        attribution
        for attribution in analysis.attributions
        if attribution.content and attribution.source and attribution.content.overlaps(figure)
    ]
    if not holding:
        return None
    shortest = min(holding, key=lambda a: len(a.content.text) if a.content else 0)
    return shortest.source.text if shortest.source else None
