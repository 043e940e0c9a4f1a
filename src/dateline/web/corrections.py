"""Corrections: what a form says of one field, as the value that the record has."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from dateline.annotate.times.edtf import bounds_of, parse_edtf
from dateline.records import Analysis, Document, Event, Span
from dateline.web.errors import RefusedError

FIXES = {
    "event_type": ("t", "Type"), "actors": ("w", "Who"), "recipients": ("m", "Whom"),
    "date": ("d", "When"), "locations": ("l", "Where"), "figures": ("f", "Figures"),
    "status": ("s", "Status"),
}  # fmt: skip
"""What a key of the page corrects, and what the page calls it."""
PARTS = ("actors", "event_type", "recipients", "locations", "date", "figures", "status")
"""The same in the order in which an event is told."""
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


@dataclass(frozen=True)
class Correction:
    """What a form says of one field, as it was sent; kept to be shown or sent again.

    Attributes:
        field: of the record; None: the form is about something else.
        value: what was picked, each as JSON or as a word.
        edtf, low, high, kind, words: what was written (see Written).
        note: why.
    """

    field: str | None
    value: tuple[str, ...]
    edtf: str | None
    low: str | None
    high: str | None
    kind: str | None
    words: str | None
    note: str | None

    @property
    def written(self) -> Written:
        """What was written rather than picked."""
        return Written(
            edtf=self.edtf or None,
            low=int(self.low) if self.low else None,
            high=int(self.high) if self.high else None,
            kind=self.kind or None,
            words=(self.words or "").strip() or None,
        )

    @property
    def remark(self) -> str | None:
        """Why, and where no words of the article are behind it, that."""
        wordless = WORDLESS if self.written.says_no_words(self.field or "") else None
        return "; ".join(filter(None, [self.note, wordless])) or None

    def value_for(self, event: Event, document: Document) -> Any:
        """The value of the field, as JSON has it (see corrected_value)."""
        return corrected_value(event, document, self.field or "", self.value, self.written)


def corrected_value(
    event: Event, document: Document, field: str, values: Sequence[str], written: Written
) -> Any:
    """The value of a field, as JSON has it.

    Args:
        values: what was picked, each as JSON or as a word; a date that was written comes before it,
            a figure stands for those of its kind.

    Raises:
        RefusedError: no such date, numbers the wrong way round, or words that the article lacks.
    """
    picked = [_value(value) for value in values if value]
    if written.is_for(field):
        span = _span(event, document, field, written.words)
        if field == "date":
            return _date(span, str(written.edtf))
        others = [o for o in picked if isinstance(o, dict) and o.get("kind") != written.kind]
        return [*others, _figure(span, written)]
    if field in LISTS:
        return picked
    return picked[0] if picked else None


def choices(event: Event, coded: Analysis | None) -> dict[str, list[tuple[Any, bool]]]:
    """What of the article may be picked for each field, and whether it is picked now."""
    return {
        "actors": _picks(event.actors, coded.actors if coded else ()),
        "recipients": _picks(event.recipients, coded.actors if coded else ()),
        "locations": _picks(event.locations, coded.places if coded else ()),
        "figures": _picks(event.figures, coded.figures if coded else ()),
        "date": _picks((event.date,) if event.date else (), coded.times if coded else ()),
    }


def _picks(now: Any, others: Any) -> list[tuple[Any, bool]]:
    """First what is, then the rest once each."""
    bounds = {one.bounds for one in now}
    return [(one, True) for one in now] + [(o, False) for o in others if o.bounds not in bounds]


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
