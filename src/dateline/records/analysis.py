"""Everything one article says, as one record; and the record of one that could not be read."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from dateline.records.base import Record
from dateline.records.document import Document
from dateline.records.event import Considered, Event
from dateline.records.mentions import (
    Actor,
    Attribution,
    Boilerplate,
    Dateline,
    Figure,
    Place,
    Time,
)
from dateline.records.span import Span


class Analysis(Record):
    """One document and what was found in it; every span is checked against the text.

    `considered` is None, and left out of the JSON, where it was not asked for.
    """

    document: Document
    sentences: tuple[tuple[int, int], ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    dateline: Dateline | None = None
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    considered: tuple[Considered, ...] | None = Field(
        default=None, exclude_if=lambda considered: considered is None
    )

    @model_validator(mode="after")
    def _spans_reproduce_the_text(self) -> Self:
        text = self.document.text
        for span in self._spans():
            if text[span.start : span.end] != span.text:
                raise ValueError(
                    f"{type(span).__name__} {span.start}:{span.end} does not match its text"
                )
        return self

    def _spans(self) -> Iterator[Span]:
        if self.dateline:
            yield self.dateline
        for layer in (self.times, self.places, self.actors, self.figures, self.considered or ()):
            yield from layer
        for attribution in self.attributions:
            for part in (attribution.source, attribution.cue, attribution.content):
                if part:
                    yield part
        for event in self.events:
            yield event
            yield event.trigger
            for arguments in (event.actors, event.recipients, event.locations, event.figures):
                yield from arguments
            if event.date:
                yield event.date


class Failure(Record):
    """A document that could not be coded, and why (fit to show; holds no article text)."""

    document_id: str
    error: str
