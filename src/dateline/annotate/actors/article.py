"""One article as the actor stage sees it: what was found where, and which lands it speaks of."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dateline.annotate.actors import phrases
from dateline.annotate.actors.find import FoundActor
from dateline.annotate.actors.lists import ActorLists
from dateline.body import Body, Token
from dateline.knowledge.register import Kind, Known

LOCATIVE = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "throughout"})
SCENIC = LOCATIVE | {"to", "into", "during"}
OF_A_LAND = frozenset({Kind.COUNTRY, Kind.CAPITAL, Kind.CITY, Kind.ADJECTIVE, Kind.PEOPLE})
OF_A_STATE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "REB", "PTY"})
"""Sectors of organisations that speak of their own country."""
BODIES = frozenset({"IGO", "NGO", "MNC", "IMG", "ISM"})
"""PLOVER's codes of actors without a country."""
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})

CountryOfPlace = Callable[[Token], str | None]


def no_place(token: Token) -> str | None:
    """The country of a place when no places are known."""
    return None


@dataclass(frozen=True)
class Article:
    """What was found in an article, by token.

    Attributes:
        country_of_place: the country of the place a token names (alpha-3), or None.
        on: the date of the article, for entries that hold for a time; None when unknown.
        dateline: where it begins and ends: its outlet is nobody that the report tells of.
    """

    body: Body
    found: Sequence[FoundActor]
    lists: ActorLists = field(default_factory=ActorLists)
    country_of_place: CountryOfPlace = no_place
    on: str | None = None
    dateline: tuple[int, int] = (0, 0)

    def is_told_of(self, token: Token) -> bool:
        """Whether a word stands in the report, and not in its dateline."""
        return not self.dateline[0] <= token.start < self.dateline[1]

    @cached_property
    def _read(self) -> str:
        return self.body.legible

    def read(self, start: int, end: int) -> str:
        """These characters as the parser read them, in ordinary case, on one line."""
        return " ".join(self._read[start:end].split())

    @cached_property
    def by_token(self) -> dict[int, FoundActor]:
        """The found name that each token is part of."""
        tokens = self.body.all_tokens
        return {
            t.i: found for found in self.found for t in tokens[found.first.i : found.last.i + 1]
        }

    def known(self, token: Token, kinds: Iterable[Kind] | None = None) -> Known | None:
        """What the name around a token stands for: the sense of these kinds that fits best."""
        found = self.by_token.get(token.i)
        return None if found is None else self.choose(found, kinds)

    def choose(self, found: FoundActor, kinds: Iterable[Kind] | None = None) -> Known | None:
        """Of the senses of a name the one that fits best: on the date, then of a land named here.

        Leaders of one name are told apart by date; without one the latest is taken.
        """
        if len(found.senses) == 1 and kinds is None:
            return found.senses[0].known
        wanted = None if kinds is None else frozenset(kinds)
        senses = [s.known for s in found.senses if wanted is None or s.known.kind in wanted]
        if len(senses) > 1:
            senses = [k for k in senses if k.holds(self.on)] or senses
        if len(senses) > 1 and any(k.country != senses[0].country for k in senses):
            named = [k for k in senses if k.country in self.lands_of_article]
            senses = named or senses
        if not senses:
            return None
        return senses[-1] if senses[0].kind is Kind.LEADER else senses[0]

    @cached_property
    def _lands(self) -> list[tuple[Token, str]]:
        """The tokens that tell of a land, each with its country, in text order."""
        found: dict[int, tuple[Token, str]] = {}
        for actor in self.found:
            land = _land_told_by(actor)
            if land is not None and not phrases.is_sided(actor.head, self.body.all_tokens):
                found[actor.head.i] = actor.head, land
        for token in self.body.tokens:
            named = token.pos == "PROPN" or token.ent in PLACE_ENTITIES
            if named and token.i not in self.by_token:
                country = self.country_of_place(token)
                if country is not None:
                    found[token.i] = token, country
        return [found[i] for i in sorted(found)]

    @cached_property
    def lands_of_article(self) -> Counter[str]:
        """How often each country is told of in the article."""
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
        if token.pos == "PROPN" or token.ent in PLACE_ENTITIES:
            return self.country_of_place(token)
        return None

    def is_stray(self, country: str, token: Token) -> bool:
        """Whether only a name that the parser takes for no place tells of a country: the Beja of
        "Beja groups" are a people, and Beja a town in Tunisia.
        """
        if token.ent in PLACE_ENTITIES or self.known(token) is not None:
            return False
        return all(t.lower == token.lower for t, code in self._lands if code == country)

    def only_land_near(self, head: Token, *, without: str | None = None) -> str | None:
        """The country a domestic actor belongs to when the text speaks of one land only.

        The place named with "in" or "at" in the sentence, else the one land of the sentence, else
        the one land of the article; None as soon as there are two.

        Args:
            without: a country that it is known not to be.
        """
        here = [
            land for land in self.lands_by_sentence.get(head.sentence, []) if land[1] != without
        ]
        located = {code for token, code in here if _is_located(token)}
        for codes in (located, {code for _, code in here}):
            if codes:
                return next(iter(codes)) if len(codes) == 1 else None
        everywhere = self.lands_of_article.keys() - {without}
        return next(iter(everywhere)) if len(everywhere) == 1 else None

    def scene_near(self, head: Token) -> str | None:
        """The land where the sentence's action takes place: "met in Baghdad", "his visit to Iraq".

        For holders of an office that no word ties to a country: weak evidence, and None when there
        are two. A place that only belongs to a noun ("the crisis in Syria") is no scene.
        """
        here = self.lands_by_sentence.get(head.sentence, [])
        scenes = {code for token, code in here if self._is_scene(token)}
        if scenes:
            return next(iter(scenes)) if len(scenes) == 1 else None
        return next(iter(self.lands_of_article)) if len(self.lands_of_article) == 1 else None

    def _is_scene(self, token: Token) -> bool:
        preposition = phrases.preposition_of(token)
        if preposition is None or preposition.lower not in SCENIC:
            return False
        governor = preposition.head
        return governor.pos in ("VERB", "AUX") or governor.lemma in self.lists.place_verbs

    def is_portfolio(self, token: Token) -> bool:
        """Whether it says what an office is for, and is nobody: "minister of *intelligence*"."""
        preposition = token.head
        if token.dep != "pobj" or preposition.lower not in ("of", "for"):
            return False
        known = self.known(preposition.head, [Kind.AGENT])
        return known is not None and known.name.split(" ")[-1] in self.lists.portfolios

    def is_out_of_office(self, head: Token, leader: Known) -> bool:
        """Whether a leader held the office only before: by the date, or as the words say."""
        return leader.is_past(self.on) or self.is_former(head)

    def is_former(self, head: Token) -> bool:
        """Whether a word before a noun says that the office is no longer held."""
        if not self.lists.former:
            return False
        edge = phrases.left_edge(head)
        return any(t.lower in self.lists.former for t in self.body.all_tokens[edge.i : head.i])


def _is_located(token: Token) -> bool:
    preposition = phrases.preposition_of(token)
    return preposition is not None and preposition.lower in LOCATIVE


def _land_told_by(actor: FoundActor) -> str | None:
    for sense in actor.senses:
        known = sense.known
        if known.country is None or known.country in BODIES:
            continue
        if known.kind in OF_A_LAND or OF_A_STATE.intersection(known.sectors):
            return known.country
    return None
