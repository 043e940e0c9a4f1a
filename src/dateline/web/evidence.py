"""Evidence: the sentence of a report, with who did what to whom, where and when marked in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.records import Document, Event

SENTENCE_BREAK = re.compile(r"\n\s*|(?<=[a-z0-9)\]”\"’'][.!?])[”\"’')\]]*\s+(?=[A-Z“\"‘'(\[])")
REACH = 280  # characters before and after an event's clause, at most
AROUND = 240  # characters before and after its sentence


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence.

    Attributes:
        role: `who`, `whom`, `did`, `where`, `when`, `figure`, `says`; None: none of them.
        inside: whether it lies in the event's clause.
    """

    text: str
    role: str | None
    inside: bool


def evidence_of(document: Document, event: Event) -> tuple[Piece, ...]:
    """The sentence that an event stands in, cut where what it says begins and ends."""
    start, end = _sentence(document.text, event.start, event.end)
    spans = [span for span in _roles(event) if span[0] < end and span[1] > start]
    bounds = {start, end, event.start, event.end} | {at for span in spans for at in span[:2]}
    cuts = sorted(at for at in bounds if start <= at <= end)
    return tuple(
        Piece(
            " ".join(document.text[a:b].split("\n")),
            _innermost(spans, a, b),
            event.start <= a and b <= event.end,
        )
        for a, b in pairwise(cuts)
        if b > a
    )


def around_of(document: Document, event: Event) -> tuple[str, str]:
    """What stands before and after the sentence that an event stands in, cut at words."""
    start, end = _sentence(document.text, event.start, event.end)
    before = document.text[max(0, start - AROUND) : start].split()
    after = document.text[end : end + AROUND].split()
    if before and start > AROUND:
        before[0] = "…"
    if after and end + AROUND < len(document.text):
        after[-1] = "…"
    return " ".join(before), " ".join(after)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    before = [found.end() for found in SENTENCE_BREAK.finditer(text, first, start + 1)]
    begins = max((at for at in before if at <= start), default=first)
    after = SENTENCE_BREAK.search(text, max(end - 1, start), last)
    return begins, max(end, after.start() if after else last)


def _roles(event: Event) -> Iterator[tuple[int, int, str]]:
    yield event.trigger.start, event.trigger.end, "did"
    if event.date:
        yield event.date.start, event.date.end, "when"
    for role, spans in (
        ("who", event.actors),
        ("whom", event.recipients),
        ("where", event.locations),
        ("figure", event.figures),
    ):
        for span in spans:
            yield span.start, span.end, role
    for source in event.attributed_to:
        if source.start is not None and source.end is not None:
            yield source.start, source.end, "says"


def _innermost(spans: list[tuple[int, int, str]], a: int, b: int) -> str | None:
    over = [span for span in spans if span[0] <= a and b <= span[1]]
    return min(over, key=lambda span: span[1] - span[0])[2] if over else None
