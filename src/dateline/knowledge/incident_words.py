"""Incident words: what an incident is called in its sentence. Reads data/en/incident_words.tsv."""

from dateline.knowledge.lexicon import Lexicon, Row
from dateline.records import EventType


class IncidentWord(Row):
    """The noun for an incident, and the preposition before those it befell: "attack", "on".

    A row without mode holds for those modes of the type that have no row.
    """

    event_type: EventType
    mode: str | None = None
    noun: str
    preposition: str


INCIDENT_WORDS = Lexicon("en/incident_words.tsv", row=IncidentWord, unique=("event_type", "mode"))
