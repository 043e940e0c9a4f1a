"""PLOVER (manual 0.8, 2021): types, modes and contexts, and what follows from them."""

from functools import cache

from dateline.knowledge.lexicon import Lexicon, Lexicons, Row
from dateline.records import EventType, Quad


class PloverType(Row):
    """An event type: its quadrant, and the type of the same act when it is only promised."""

    event_type: EventType
    quad: Quad
    promised: EventType | None = None
    description: str


class PloverMode(Row):
    """How an event of a type was done."""

    event_type: EventType
    mode: str
    description: str
    source: str


class PloverContext(Row):
    """In what matter an event was done."""

    context: str
    description: str


PLOVER_TYPES = Lexicon("ontology/plover_types.tsv", row=PloverType, unique=("event_type",))
PLOVER_MODES = Lexicon("ontology/plover_modes.tsv", row=PloverMode, unique=("event_type", "mode"))
PLOVER_CONTEXTS = Lexicon("ontology/plover_contexts.tsv", row=PloverContext, unique=("context",))


@cache
def _types() -> dict[EventType, PloverType]:
    return {row.event_type: row for row in Lexicons()[PLOVER_TYPES]}


def quad_of(event_type: EventType) -> Quad:
    """The quadrant of a type: `quad_of(EventType.ASSAULT)` is material conflict."""
    return _types()[event_type].quad


def promised_type(event_type: EventType) -> EventType | None:
    """What PLOVER calls the act while it is only promised; None: by its own name."""
    return _types()[event_type].promised


@cache
def modes_of(event_type: EventType) -> frozenset[str]:
    """The modes that a type can have; none for AGREE, SUPPORT, CONCEDE and COOPERATE."""
    return frozenset(row.mode for row in Lexicons()[PLOVER_MODES] if row.event_type == event_type)


@cache
def contexts() -> frozenset[str]:
    """All contexts."""
    return frozenset(row.context for row in Lexicons()[PLOVER_CONTEXTS])
