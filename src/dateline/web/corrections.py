"""Corrections: what a form says of one field, as the value that the record has."""

import json
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from dateline.annotate.times.edtf import bounds_of, parse_edtf
from dateline.records import Analysis, Event
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


def corrected_value(
    event: Event,
    field: str,
    values: Sequence[str],
    *,
    edtf: str | None,
    low: int | None,
    high: int | None,
    kind: str | None,
) -> Any:
    """The value of a field, as JSON has it.

    Args:
        values: what was picked, each as JSON or as a word.
        edtf: of a date that was written rather than picked; the words that stand for it are the
            date's own, else the claim's.
        low, high, kind: of a figure that was written; its words are those of the first picked one.

    Raises:
        RefusedError: no such date.
    """
    picked = [_value(value) for value in values if value]
    if field == "date" and edtf:
        return _date(event, edtf)
    if field == "figures" and kind and (low is not None or high is not None):
        return [_figure(event, picked, low=low, high=high, kind=kind)]
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


def _date(event: Event, edtf: str) -> dict[str, Any]:
    parse_edtf(edtf)
    earliest, latest = bounds_of(edtf)
    span = event.date or event.trigger
    return {
        "start": span.start, "end": span.end, "text": span.text, "kind": "date", "edtf": edtf,
        "earliest": earliest, "latest": latest, "anchor": "stated",
    }  # fmt: skip


def _figure(
    event: Event, picked: Sequence[Any], *, low: int | None, high: int | None, kind: str
) -> dict[str, Any]:
    if low is not None and high is not None and low > high:
        raise RefusedError(
            HTTPStatus.UNPROCESSABLE_ENTITY, f"{low} is more than {high}", where="low"
        )
    span = event.figures[0] if event.figures else event.trigger
    base = picked[0] if picked and isinstance(picked[0], dict) else span.model_dump(mode="json")
    words = {name: base[name] for name in ("start", "end", "text")}
    qualifier = "at-least" if high is None else "at-most" if low is None else "exact"
    return words | {"kind": kind, "low": low, "high": high, "qualifier": qualifier}


def _value(told: str) -> Any:
    """As JSON has it; a bare word is itself."""
    try:
        return json.loads(told) if told[0] in '{["' else told
    except json.JSONDecodeError:
        return told
