"""Corrections: what a form says of one field, as the value that the record has."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from dateline.annotate.times.edtf import bounds_of, parse_edtf
from dateline.records import Document, Event, Span
from dateline.web.errors import RefusedError

LISTS = ("actors", "recipients", "locations", "figures", "claimed_by")
WORDLESS = "by the reviewer, without words of the article"


@dataclass(frozen=True)
class Written:
    """A date or a figure that was written rather than picked.

    Attributes:
        edtf: the date.
        low, high, kind: the figure.
        words: the words of the article that say so; None: it has none that do.
    """

    edtf: str | None = None
    low: int | None = None
    high: int | None = None
    kind: str | None = None
    words: str | None = None

    def is_for(self, field: str) -> bool:
        """Whether something was written for a field."""
        if field == "date":
            return self.edtf is not None
        numbers = self.low is not None or self.high is not None
        return field == "figures" and self.kind is not None and numbers

    def says_no_words(self, field: str) -> bool:
        """Whether the decision has to say that no words of the article are behind it."""
        return self.is_for(field) and self.words is None


def corrected_value(
    event: Event, document: Document, field: str, values: Sequence[str], written: Written
) -> Any:
    """The value of a field, as JSON has it.

    Args:
        values: what was picked, each as JSON or as a word; what was written comes before it.

    Raises:
        RefusedError: no such date, numbers the wrong way round, or words that the article lacks.
    """
    if written.is_for(field):
        span = _span(event, document, field, written.words)
        return _date(span, str(written.edtf)) if field == "date" else [_figure(span, written)]
    picked = [_value(value) for value in values if value]
    if field in LISTS:
        return picked
    return picked[0] if picked else None


def _span(event: Event, document: Document, field: str, words: str | None) -> Span:
    """Where the words stand, by the ones that the field had or by the trigger; without words the
    trigger, since a record must stand somewhere.
    """
    if words is None:
        return event.trigger
    had = event.figures[:1] if field == "figures" else (event.date,) if event.date else ()
    near = next((span.start for span in had if span.text == words), event.trigger.start)
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = min(
        re.finditer(pattern, document.text), key=lambda one: abs(one.start() - near), default=None
    )
    if found is None:
        raise RefusedError(
            HTTPStatus.UNPROCESSABLE_ENTITY, "the article does not have these words", where="words"
        )
    return Span(start=found.start(), end=found.end(), text=found[0])


def _date(span: Span, edtf: str) -> dict[str, Any]:
    parse_edtf(edtf)
    earliest, latest = bounds_of(edtf)
    return {
        **span.model_dump(), "kind": "date", "edtf": edtf,
        "earliest": earliest, "latest": latest, "anchor": "stated",
    }  # fmt: skip


def _figure(span: Span, written: Written) -> dict[str, Any]:
    low, high = written.low, written.high
    if low is not None and high is not None and low > high:
        raise RefusedError(
            HTTPStatus.UNPROCESSABLE_ENTITY, f"{low} is more than {high}", where="low"
        )
    qualifier = "at-least" if high is None else "at-most" if low is None else "exact"
    numbers = {"kind": written.kind, "low": low, "high": high, "qualifier": qualifier}
    return span.model_dump() | numbers


def _value(told: str) -> Any:
    """As JSON has it; a bare word is itself."""
    try:
        return json.loads(told) if told[0] in '{["' else told
    except json.JSONDecodeError:
        return told
