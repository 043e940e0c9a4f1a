"""One article as the actor stage sees it: what was found where, and which countries it speaks of."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.annotate.actors import phrases
from dateline.annotate.actors.find import FoundActor
from dateline.annotate.actors.lists import ActorLists
from dateline.body import Body, Token
from dateline.knowledge.register import Kind, Known

LOCATIVE = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "throughout"})
OF_A_LAND = frozenset({Kind.COUNTRY, Kind.CAPITAL, Kind.CITY, Kind.ADJECTIVE, Kind.PEOPLE})
BODIES = frozenset({"IGO", "NGO", "MNC", "IMG", "ISM"})  # PLOVER's codes of actors without a country

CountryOfPlace = Callable[[Token], str | None]


def no_place(token: Token) -> str | None:
    """The country of a place when no places are known."""
    return None


@dataclass(frozen=True)
class Article:
    """What was found in an article, by token.

    Args:
        body: the parse.
        found: listed names and roles.
        country_of_place: the country of the place a token names (alpha-3), or None.
        on: the date of the article, for entries that hold for a time.
    """

    body: Body
    found: Sequence[FoundActor]
    country_of_place: CountryOfPlace = no_place
    on: str | None = None
    lists: ActorLists = ActorLists()

    @cached_property
    def by_token(self) -> dict[int, FoundActor]:
        """The found name that each token is part of."""
        tokens = self.body.all_tokens
        return {
            t.i: found for found in self.found for t in tokens[found.first.i : found.last.i + 1]
        }

    def known(self, token: Token, kinds: Iterable[Kind] | None = None) -> Known | None:
        """What the name around a token stands for: the first sense of these kinds that holds."""
        found = self.by_token.get(token.i)
        if found is None:
            return None
        return self.choose(found, kinds)

    def choose(self, found: FoundActor, kinds: Iterable[Kind] | None = None) -> Known | None:
        """Of the senses of a name the one that fits best: on the date, then of a land named here."""
        wanted = None if kinds is None else frozenset(kinds)
        senses = [s.known for s in found.senses if wanted is None or s.known.kind in wanted]
        if len(senses) > 1:
            senses = [k for k in senses if k.holds(self.on)] or senses
        if len(senses) > 1:
            named = [k for k in senses if k.country in self.lands_of_article]
            senses = named if named and len(named) < len(senses) else senses
        return senses[-1] if senses and senses[0].kind is Kind.LEADER else next(iter(senses), None)

    @cached_property
    def _lands(self) -> list[tuple[Token, str]]:
        """The tokens that name a land, a people or a place, each with its country, in text order."""
        found: dict[int, tuple[Token, str]] = {}
        for actor in self.found:
            for sense in actor.senses:
                if sense.known.kind in OF_A_LAND and sense.known.country not in (None, *BODIES):
                    found.setdefault(actor.head.i, (actor.head, str(sense.known.country)))
        for token in self.body.tokens:
            if token.ent in ("GPE", "LOC", "FAC") and token.i not in found:
                country = self.country_of_place(token)
                if country is not None and token.i not in self.by_token:
                    found[token.i] = token, country
        return [found[i] for i in sorted(found)]

    @cached_property
    def lands_of_article(self) -> Counter[str]:
        """How often each country is named in the article."""
        return Counter(code for _, code in self._lands)

    @cached_property
    def lands_by_sentence(self) -> dict[int, list[tuple[Token, str]]]:
        """The land tokens of each sentence."""
        by_sentence: dict[int, list[tuple[Token, str]]] = {}
        for token, code in self._lands:
            by_sentence.setdefault(token.sentence, []).append((token, code))
        return by_sentence

    def land_of(self, token: Token) -> str | None:
        """The country that a token names or lies in: "Iraq", "Iraqi", "Baghdad", "Basra"."""
        known = self.known(token, OF_A_LAND)
        if known is not None:
            return known.country
        if token.pos == "PROPN" or token.ent in ("GPE", "LOC", "FAC"):
            return self.country_of_place(token)
        return None

    def only_land_near(self, head: Token) -> str | None:
        """The country a domestic actor belongs to when the text speaks of one land only.

        The place named with "in" or "at" in the sentence, else the one land of the sentence, else the
        one land of the article; None as soon as there are two.
        """
        here = self.lands_by_sentence.get(head.sentence, [])
        located = {code for token, code in here if phrases.preposition_of(token) in LOCATIVE}
        for codes in (located, {code for _, code in here}):
            if codes:
                return next(iter(codes)) if len(codes) == 1 else None
        return next(iter(self.lands_of_article)) if len(self.lands_of_article) == 1 else None

    def is_former(self, head: Token) -> bool:
        """Whether a word before a noun says that the office is no longer held."""
        return any(token.lower in self.lists.former for token in self._before(head))

    def _before(self, head: Token) -> Iterator[Token]:
        edge = phrases.left_edge(head)
        yield from self.body.all_tokens[edge.i : head.i]
