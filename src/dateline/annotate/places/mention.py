"""A phrase that may name a place."""

from dataclasses import dataclass
from typing import Literal

from dateline.body import Token
from dateline.knowledge.gazetteer import Candidate

Sort = Literal["name", "unit", "road", "site", "entity"]
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
HYPHENS = frozenset({"-", "\u2013"})


@dataclass(slots=True)
class FoundPlace:
    """A phrase that names a place.

    Attributes:
        tokens: the words of the phrase, without article and possessive.
        name: as it stands in the text.
        sort: name (in the gazetteer), unit ("X County"), road, site ("Camp X"), entity (the
            parser alone takes it for a place).
        candidates: what the gazetteer knows by this name.
        adjectival: "Turkish", "Turks": never where something happened.
        score: probability that it is a place.
        inner: for a site: the places that a part of its name may stand for ("Mosul airport").
    """

    tokens: tuple[Token, ...]
    name: str
    sort: Sort
    candidates: tuple[Candidate, ...]
    adjectival: bool = False
    score: float = 0.0
    inner: tuple[Candidate, ...] = ()

    @property
    def start(self) -> int:
        """Its first code point."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Past its last code point."""
        return self.tokens[-1].end

    @property
    def head(self) -> Token:
        """The word of it that the rest of the sentence hangs on to."""
        inside = {token.i for token in self.tokens}
        return next(
            (t for t in self.tokens if t.is_root or t.head.i not in inside), self.tokens[-1]
        )
