"""Case: what people decided of one event, with the text it takes to try it again; docs/cases.md.

A case outlives the desk it came from: its event's offsets count in its own text.
"""

from collections.abc import Sequence
from typing import Any, Literal, Self

from pydantic import model_validator

from dateline.records import Document, Event
from dateline.records.base import Record
from dateline.records.review import Action, Decision
from dateline.review.fold import Review

AROUND = 1  # sentences taken before and after those that the event's evidence stands in


class CaseDocument(Record):
    """Where the text of a case is from.

    `sha256` is that of the original's bytes; the rest is as the document had it, since coding reads
    it.
    """

    id: str
    sha256: str
    title: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None


class CaseDecision(Record):
    """A decision that stands, as the log has it; `by` is None where names were left out.

    The offsets of `old` and `new` count in the document, as the log has them.
    """

    at: str
    by: str | None
    action: Action
    field: str | None = None
    old: Any = None
    new: Any = None
    note: str | None = None


class Case(Record):
    """An event that people decided on, to be tried with other rules.

    Attributes:
        event: its id in the desk.
        verdict: where it stands.
        is_accepted: somebody said that it is right as it stands, so that every field counts; else
            only those that were corrected do.
        start: where `text` begins in the document, in code points.
        whole: the text is that of the whole document.
        coded: the event as it was coded when it was decided.
        expected: as it must be coded; None: it was rejected.
        decisions: those that stand, in order.
    """

    format: Literal["dateline-case-1"] = "dateline-case-1"
    event: str
    verdict: Review
    is_accepted: bool
    document: CaseDocument
    start: int
    whole: bool
    text: str
    coded: Event
    expected: Event | None
    decisions: tuple[CaseDecision, ...]

    @model_validator(mode="after")
    def _evidence_stands_in_the_text(self) -> Self:
        for event in (self.coded, self.expected):
            if event and self.text[event.trigger.start : event.trigger.end] != event.trigger.text:
                raise ValueError("the trigger does not stand in the text where it says")
        if (self.expected is None) != (self.verdict is Review.REJECTED):
            raise ValueError("a rejected event expects nothing, and each other one an event")
        return self

    @property
    def corrected(self) -> tuple[str, ...]:
        """The fields that were put right, in the order of their first correction."""
        return tuple(dict.fromkeys(one.field for one in self.decisions if one.field))

    def to_document(self) -> Document:
        """What is coded to try it."""
        about = self.document
        return Document(
            id=self.event,
            text=self.text,
            title=about.title,
            outlet=about.outlet,
            language=about.language,
            published=about.published,
        )


def make_case(
    coded: Event,
    stands: Event,
    verdict: Review,
    decisions: Sequence[Decision],
    *,
    document: Document,
    sha256: str,
    passage: tuple[int, int],
    anonymous: bool = False,
) -> Case:
    """The case of an event.

    Args:
        coded, stands: the event before and after what was decided.
        decisions: those that stand, in order.
        sha256: of the document's original.
        passage: the part of the text that is given; it must hold the event's evidence.
        anonymous: leave out who decided.
    """
    start, end = passage
    return Case(
        event=coded.id,
        verdict=verdict,
        is_accepted=any(one.action is Action.ACCEPT for one in decisions),
        document=CaseDocument(
            id=document.id,
            sha256=sha256,
            title=document.title,
            outlet=document.outlet,
            language=document.language,
            published=document.published,
        ),
        start=start,
        whole=(start, end) == (0, len(document.text)),
        text=document.text[start:end],
        coded=_moved(coded, -start),
        expected=None if verdict is Review.REJECTED else _moved(stands, -start),
        decisions=tuple(_told(one, anonymous=anonymous) for one in decisions),
    )


def passage_of(
    events: Sequence[Event], sentences: Sequence[tuple[int, int]], length: int
) -> tuple[int, int]:
    """The sentences that the evidence of some events stands in, and those beside them.

    Args:
        sentences: of the document, by their offsets; none: they are not known.
        length: of the document: all of it is given where no sentence holds the evidence.
    """
    bounds = [span for event in events for span in _evidence(event)]
    first, last = min(start for start, _ in bounds), max(end for _, end in bounds)
    held = [n for n, (start, end) in enumerate(sentences) if start < last and first < end]
    if not held:
        return 0, length
    begin = sentences[max(0, held[0] - AROUND)][0]
    end = sentences[min(len(sentences) - 1, held[-1] + AROUND)][1]
    return min(begin, first), max(end, last)


def _evidence(event: Event) -> list[tuple[int, int]]:
    parts = [
        event, event.trigger, *event.actors, *event.recipients, *event.locations, *event.figures,
        *event.claimed_by, *([event.date] if event.date else []),
    ]  # fmt: skip
    found = [part.bounds for part in parts]
    for source in event.attributed_to:
        if source.start is not None and source.end is not None:
            found.append((source.start, source.end))
    return found


def _moved(event: Event, by: int) -> Event:
    return Event.model_validate(_moved_value(event.model_dump(mode="json"), by))


def _moved_value(value: Any, by: int) -> Any:
    if isinstance(value, list):
        return [_moved_value(one, by) for one in value]
    if isinstance(value, dict):
        return {
            name: one + by
            if name in ("start", "end") and one is not None
            else _moved_value(one, by)
            for name, one in value.items()
        }
    return value


def _told(decision: Decision, *, anonymous: bool) -> CaseDecision:
    told = decision.model_dump(exclude={"on"})
    return CaseDecision(**(told | {"by": None if anonymous else decision.by}))
