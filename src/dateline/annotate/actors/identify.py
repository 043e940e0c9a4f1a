"""Identify: who the phrase that a noun heads is: a name, a country, a role, or none of these."""

from dataclasses import replace

from dateline.annotate.actors import phrases, spans
from dateline.annotate.actors.article import BODIES, Article
from dateline.annotate.actors.coreference import Coreference
from dateline.annotate.actors.find import is_capitalised
from dateline.annotate.actors.lands import At, Lands
from dateline.annotate.actors.mention import (
    BY_APPOSITION,
    BY_COREFERENCE,
    BY_NOTHING,
    BY_ONLY_LAND,
    BY_OWN_WORDS,
    NAMED,
    Identity,
    Why,
)
from dateline.annotate.actors.people import Named
from dateline.annotate.actors.sectors import FORMER_OFFICE, Sectors, join_sectors
from dateline.annotate.actors.surroundings import Surroundings
from dateline.body import Token
from dateline.knowledge.register import Kind, Known

GOVERNING = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "iobj", "dative", "appos"})
GOVERNED_BY = frozenset({"by", "with", "between", "to", "from", "and"})
GROUPS = frozenset({"group", "party", "organisation"})
PEOPLE = ("CVL",)
GOVERNMENT = ("GOV",)
NON_GOVERNMENTAL = "NGO"


class Identifier:
    """Says who phrases are.

    Args:
        article: what was found.
        named: those borne by name, by head.
        lands, sectors: what phrases' own words give.
        surroundings: what the text around them gives.
        coreference: what points back to whom.
        at: who other phrases are.
    """

    def __init__(
        self,
        article: Article,
        named: dict[int, Named],
        *,
        lands: Lands,
        sectors: Sectors,
        surroundings: Surroundings,
        coreference: Coreference,
        at: At,
    ) -> None:
        self._article = article
        self._named = named
        self._lands = lands
        self._sectors = sectors
        self._surroundings = surroundings
        self._coreference = coreference
        self._at = at

    def identities(self, head: Token) -> list[Identity]:
        """Who the phrase that a token heads is: one, or several that are coordinated."""
        if head.i in self._named and self._named[head.i].is_person:
            return [self._identify_person(self._named[head.i], head)]
        known = self._article.known(head)
        if known is not None and known.kind is Kind.AGENT and head.pos == "PROPN":
            place = self._article.country_of_place(head)
            if place is not None:  # the "Bank" of "West Bank"
                return [self._identify_place(head, place)]
        if head.i in self._named:
            return [self._identify_name(self._named[head.i], head, known)]
        if known is None:
            return self._identify_unlisted(head)
        if known.kind is Kind.AGENT and self._article.lists.partitives.get(head.lemma) == "unit":
            counted = self._counted(head)
            if counted is not None and self._at(counted):
                return [mention.identity for mention in self._at(counted)]
        match known.kind:
            case Kind.COUNTRY:
                return [Identity(known.name, Why.NAMED, NAMED, known.id, known.country)]
            case Kind.CAPITAL | Kind.CITY:
                return [self._identify_city(head, known)]
            case Kind.ADJECTIVE | Kind.PEOPLE:
                return self._identify_people(head, known)
            case Kind.ORGANISATION | Kind.LEADER:
                return [self._identify_listed(head, known)]
            case _:
                return self._identify_role(head, known)

    def _identify_listed(self, head: Token, known: Known) -> Identity:
        """An organisation; told to be of another land ("Turkish Hezbollah"), not the listed one."""
        lands = self._lands.before(head)
        if lands and known.country not in (None, *BODIES) and known.country != lands[0][0]:
            name = self._phrase_name(head)
            return Identity(name, Why.NAMED, BY_OWN_WORDS, None, lands[0][0], known.sectors)
        sectors = known.sectors
        if known.kind is Kind.LEADER and self._article.is_out_of_office(head, known):
            sectors = FORMER_OFFICE
        return Identity(known.name, Why.NAMED, NAMED, known.id, known.country, sectors)

    def _identify_city(self, head: Token, known: Known) -> Identity:
        """A capital that acts is its government; one that is acted on as a place is its people."""
        if known.kind is Kind.CAPITAL and self._acts_as_government(head):
            return Identity(
                known.name, Why.NAMED, BY_OWN_WORDS, known.id, known.country, GOVERNMENT
            )
        return self._identify_place(head, known.country)

    def _identify_place(self, head: Token, country: str | None) -> Identity:
        return Identity(self._phrase_name(head), Why.PHRASE, BY_OWN_WORDS, None, country, PEOPLE)

    def _acts_as_government(self, head: Token) -> bool:
        token = phrases.first_conjunct(head)
        if head.child("det") is not None or any(m for m in phrases.modifiers(head)):
            return False
        governor = token.head
        if token.dep == "pobj":
            if governor.lower not in GOVERNED_BY:
                return False
            governor = governor.head
        elif token.dep not in GOVERNING:
            return False
        if token.dep in ("nsubj", "poss", "appos"):
            return True
        return governor.lemma not in self._article.lists.place_verbs

    def _identify_people(self, head: Token, known: Known) -> list[Identity]:
        """A people, or an adjective that stands alone: before a noun, or for the noun shared."""
        if phrases.is_modifier(head) or head.dep == "poss":
            return [Identity(known.name, Why.NAMED, BY_OWN_WORDS, known.id, known.country)]
        shared = self._shared_noun(head)
        if shared is not None:
            return [replace(i, country=known.country) for i in self.identities(shared)[:1]]
        name = self._phrase_name(head)
        country, confidence = known.country, BY_OWN_WORDS
        belonging = next(phrases.objects_of(head, frozenset({"of"})), None)
        if self._is_ethnic(head):
            lands = self._lands.after(head)
            country = (
                lands[0][0]
                if lands
                else (self._article.only_land_near(head, without=known.country))
            )
            confidence = BY_OWN_WORDS if lands else BY_ONLY_LAND
        elif belonging is not None:
            country = self._lands.of_place(belonging) or country
        return [Identity(name, Why.ROLE, confidence, None, country, PEOPLE)]

    def _is_ethnic(self, head: Token) -> bool:
        return any(m.lower == "ethnic" for m in phrases.modifiers(head))

    def _shared_noun(self, head: Token) -> Token | None:
        """ "officials" for the "Kenyan" of "Kenyan and Ugandan officials", read as nouns."""
        if head.child("det") is not None and head.pos != "ADJ":
            return None
        for conjunct in head.conjuncts:
            known = self._article.known(conjunct)
            if conjunct.pos in phrases.NOUNS and (known is None or known.kind is Kind.AGENT):
                return conjunct
        return None

    def _identify_role(self, head: Token, known: Known) -> list[Identity]:
        sectors = self._sectors.of(head, known.sectors)
        if known.role == "office" and self._article.is_former(head):
            sectors = FORMER_OFFICE
        if head.lemma in self._article.lists.relations:
            sectors = self._surroundings.sectors_of_owner(head) or sectors
        lands = self._lands.of(head)
        if len(lands) == 1 and (named := self._named_beside(head, lands[0][0])) is not None:
            return [replace(named, why=Why.ROLE, sectors=join_sectors(named.sectors, [sectors]))]
        if lands:
            return self._of_lands(head, lands, Why.ROLE, sectors)
        return self._identify_bare_role(head, known, sectors)

    def _named_beside(self, head: Token, land: str) -> Identity | None:
        """The body whose name is set beside what it is: "the Iranian opposition group, MEK"."""
        for child in head.children:
            known = self._article.known(child)
            listed = known is not None and known.kind is Kind.ORGANISATION
            if child.dep == "appos" and (listed or child.i in self._named):
                for mention in self._at(child):
                    if mention.why is Why.NAMED and mention.country == land:
                        return mention.identity
        return None

    def _of_lands(
        self, head: Token, lands: list[tuple[str, Token]], why: Why, sectors: tuple[str, ...]
    ) -> list[Identity]:
        name = self._phrase_name(head)
        if len(lands) == 1:
            return [Identity(name, why, BY_OWN_WORDS, None, lands[0][0], sectors)]
        return [
            Identity(self._split_name(head, token), why, BY_OWN_WORDS, None, code, sectors)
            for code, token in lands
        ]

    def _identify_bare_role(
        self, head: Token, known: Known, sectors: tuple[str, ...]
    ) -> list[Identity]:
        """A role with no land of its own: by what is beside it, an earlier mention, the text."""
        name = self._phrase_name(head)
        beside = self._surroundings.beside(head)
        if beside is not None and beside.country is not None:
            who = beside.name if beside.why in (Why.PERSON, Why.NAMED) else name
            return [
                Identity(
                    who,
                    Why.ROLE,
                    BY_APPOSITION,
                    beside.id,
                    beside.country,
                    sectors or beside.sectors,
                )
            ]
        earlier = self._earlier(head)
        if earlier:
            return [replace(i, sectors=i.sectors or sectors) for i in earlier]
        land = self._surroundings.land_of_like(head)
        if land is not None:
            return [Identity(name, Why.ROLE, BY_APPOSITION, None, land, sectors)]
        if sectors[:1] == ("SOC",) and known.role == "organ":
            return [Identity(name, Why.ROLE, BY_OWN_WORDS, None, NON_GOVERNMENTAL, sectors)]
        if known.role == "weapon":
            if phrases.is_modifier(head):  # "rocket attack": with what, not by whom
                return [Identity(name, Why.PHRASE, BY_NOTHING)]
            return [Identity(name, Why.ROLE, BY_NOTHING, None, None, sectors)]
        office = known.role == "office"
        land = self._surroundings.scene(head) if office else self._article.only_land_near(head)
        confidence = BY_NOTHING if land is None else BY_ONLY_LAND
        return [Identity(name, Why.ROLE, confidence, None, land, sectors)]

    def _earlier(self, head: Token) -> list[Identity]:
        """Whom "the minister", "this group", "the two sides" point back to."""
        antecedents = self._coreference.of_description(head)
        return [
            replace(
                mention.identity,
                why=Why.COREFERENT,
                confidence=min(mention.confidence, BY_COREFERENCE),
            )
            for token in antecedents
            for mention in self._at(token)
        ]

    def _identify_unlisted(self, head: Token) -> list[Identity]:
        counted = self._counted(head)
        if counted is not None and self._at(counted):
            return [mention.identity for mention in self._at(counted)]
        earlier = self._earlier(head)
        if earlier:
            return earlier
        lists = self._article.lists
        place = self._article.country_of_place(head) if head.pos == "PROPN" else None
        if place is not None:
            return [self._identify_place(head, place)]
        sectors = self._sectors.of(head, ())
        if head.lemma in lists.settlements:
            sectors = sectors or PEOPLE
        if head.lemma in lists.relations:
            sectors = self._surroundings.sectors_of_owner(head) or sectors
        lands = self._lands.of(head)
        why, stray = Why.PHRASE, None
        if self._is_body_of_people(head):
            why = Why.ROLE
            if lands and self._article.is_stray(*lands[0]):
                lands, stray = [], lands[0][0]
        if lands:
            return self._of_lands(head, lands, why, sectors)
        return [self._identify_by_surroundings(head, sectors, without=stray)]

    def _is_body_of_people(self, head: Token) -> bool:
        """Whether it is a group of those a proper name or adjective tells: "Acholi groups"."""
        of = self._article.lists.anaphors.get(head.lemma)
        if of not in GROUPS:
            return False
        return any(m.pos == "PROPN" or is_capitalised(m) for m in phrases.modifiers(head))

    def _identify_by_surroundings(
        self, head: Token, sectors: tuple[str, ...], *, without: str | None = None
    ) -> Identity:
        name = self._phrase_name(head)
        beside = self._surroundings.beside(head)
        if beside is not None:
            who = name if beside.why is Why.ROLE else beside.name
            sectors = sectors or beside.sectors
            return Identity(who, Why.PHRASE, BY_APPOSITION, beside.id, beside.country, sectors)
        if self._article.lists.anaphors.get(head.lemma) in GROUPS:
            land = self._article.only_land_near(head, without=without)
            why = Why.ROLE if self._is_body_of_people(head) else Why.PHRASE
            return Identity(name, why, BY_ONLY_LAND, None, land, sectors)
        return Identity(name, Why.PHRASE, BY_NOTHING, None, None, sectors)

    def _counted(self, head: Token) -> Token | None:
        """Whom a word of number counts: "Chadians" of "hundreds of Chadians"."""
        if head.lemma not in self._article.lists.partitives and head.pos not in ("NUM", "DET"):
            return None
        return next(phrases.objects_of(head, frozenset({"of"})), None)

    def _identify_person(self, named: Named, head: Token) -> Identity:
        sectors = FORMER_OFFICE if self._article.is_former(head) else named.sectors
        confidence = NAMED if named.id else BY_OWN_WORDS if named.country else BY_NOTHING
        return Identity(named.name, Why.PERSON, confidence, named.id, named.country, sectors)

    def _identify_name(self, named: Named, head: Token, known: Known | None) -> Identity:
        sectors = named.sectors or (known.sectors if known else ())
        confidence = BY_OWN_WORDS if named.country else BY_NOTHING
        why = Why.NAMED if named.country or sectors else Why.PHRASE
        return Identity(named.name, why, confidence, named.id, named.country, sectors)

    def _phrase_name(self, head: Token) -> str:
        """The phrase without its article and without what is beside it: "Iraqi forces"."""
        first, last = spans.core(head, self._article, None)
        tokens = self._article.body.all_tokens[first.i : last.i + 1]
        while len(tokens) > 1 and tokens[0].dep in ("det", "predet") and tokens[0] is not head:
            tokens = tokens[1:]
        return self._article.read(tokens[0].start, tokens[-1].end)

    def _split_name(self, head: Token, land: Token) -> str:
        """ "Kenyan officials", of "Kenyan and Ugandan officials"."""
        found = self._article.by_token.get(land.i)
        first, last = (found.first, found.last) if found is not None else (land, land)
        word = self._article.read(first.start, last.end)
        return word if land.i > head.i else f"{word} {self._article.read(head.start, head.end)}"
