"""Voices: what kind of source gives a figure, as far as the record of an incident tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self

from dateline.records.incident import GivenFigure, Incident

Voice = Literal["outlet", "agency", "speaker", "party"]
VOICES: tuple[Voice, ...] = ("outlet", "agency", "speaker", "party")


@dataclass(frozen=True)
class Voices:
    """Of one incident.

    Attributes:
        kinds: by name: of its sources, of those who are said to have done it, of who claims it.
        outlets: what documents are called, by id.
    """

    kinds: Mapping[str, Voice]
    outlets: Mapping[str, str]

    @classmethod
    def of(cls, one: Incident, outlets: Mapping[str, str]) -> Self:
        """Those of an incident."""
        parties = (*one.claimed_by, *(party.name for party in one.actors))
        kinds: dict[str, Voice] = dict.fromkeys(parties, "party")
        return cls(kinds | {source.name: source.kind for source in one.sources}, outlets)

    def whose(self, given: GivenFigure) -> Voice:
        """Whose figure it is. Who is none of these, and not the outlet itself, is quoted."""
        own = given.by in (given.document_id, self.outlets.get(given.document_id))
        return self.kinds.get(given.by, "outlet" if own else "speaker")
