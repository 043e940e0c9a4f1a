"""PLOVER (manual 0.8, 2021): the sixteen types and what follows from them."""

from functools import cache

from dateline.knowledge.lexicon import Lexicon, Lexicons, Row
from dateline.records import EventType, Quad


class PloverType(Row):
    """An event type: its quadrant, and the type of the same act when it is only promised."""

    event_type: EventType
    quad: Quad
    promised: EventType | None = None
    description: str


PLOVER_TYPES = Lexicon("ontology/plover_types.tsv", row=PloverType, unique=("event_type",))


@cache
def _types() -> dict[EventType, PloverType]:
    return {row.event_type: row for row in Lexicons()[PLOVER_TYPES]}


def quad_of(event_type: EventType) -> Quad:
    """The quadrant of a type: `quad_of(EventType.ASSAULT)` is material conflict."""
    return _types()[event_type].quad


def promised_type(event_type: EventType) -> EventType | None:
    """What PLOVER calls the act while it is only promised; None: by its own name."""
    return _types()[event_type].promised
