"""What the actor stage says of a phrase: who it is, how that is known, and how surely."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.body import Token
from dateline.records import Actor

NAMED = 0.95
"""Confidence of who is meant, in 0..1, by how it is known; ordered, not calibrated."""
BY_OWN_WORDS = 0.9
BY_APPOSITION = 0.85
BY_COREFERENCE = 0.7
BY_ONLY_LAND = 0.5
"""The country is only that of the one land the text speaks of (`Article.only_land_near`)."""
BY_NOTHING = 0.4


class Why(StrEnum):
    """How it is known who a phrase is."""

    NAMED = "named"
    ROLE = "role"
    PERSON = "person"
    COREFERENT = "coreferent"
    PHRASE = "phrase"


@dataclass(frozen=True)
class Identity:
    """Who somebody is, wherever mentioned.

    Attributes:
        confidence: 0..1, that `country` and `id` are right.
    """

    name: str
    why: Why
    confidence: float
    id: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class ActorMention:
    """One phrase that names or describes an actor; equal only to itself.

    Attributes:
        head: the token that heads it.
        start, end: code points of its span: determiners and titles in, relative clauses out.
    """

    head: Token
    start: int
    end: int
    text: str
    identity: Identity

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.identity.name

    @property
    def id(self) -> str | None:
        """The register's id."""
        return self.identity.id

    @property
    def country(self) -> str | None:
        """Alpha-3, or PLOVER's code of a body without a country."""
        return self.identity.country

    @property
    def sectors(self) -> tuple[str, ...]:
        """PLOVER's codes, most specific first."""
        return self.identity.sectors

    @property
    def why(self) -> Why:
        """How it is known who this is."""
        return self.identity.why

    @property
    def confidence(self) -> float:
        """0..1, that `country` and `id` are right."""
        return self.identity.confidence

    @property
    def record(self) -> Actor:
        """As it stands in an Analysis and in its events."""
        return Actor(
            start=self.start,
            end=self.end,
            text=self.text,
            name=self.name,
            id=self.id,
            country=self.country,
            sectors=self.sectors,
        )
