"""Who each noun phrase of an article is: name, register entry, country and sectors.

Fills `Analysis.actors`. A phrase's country comes from its own words ("Iraqi", "Iran's", "of Iraq"), from
the register, from what is set beside it, or from an earlier mention; failing all, a domestic actor
("police", "the army") is of the one land the text speaks of. It is never guessed between two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dateline.annotate.actors import phrases
from dateline.annotate.actors.article import BODIES, LOCATIVE, Article, CountryOfPlace, no_place
from dateline.annotate.actors.coreference import Coreference
from dateline.annotate.actors.find import FoundActor
from dateline.annotate.actors.lists import ActorLists
from dateline.annotate.actors.people import NamedPerson, Person, find_people, join_people
from dateline.annotate.actors.sectors import FORMER_OFFICE, join_sectors
from dateline.body import Body, Token
from dateline.knowledge.register import Kind, Known
from dateline.records import Actor

NAMED = 0.95
"""Confidence of who is meant, in 0..1, by how it is known; ordered, not yet calibrated."""
BY_OWN_WORDS = 0.9
BY_APPOSITION = 0.85
BY_COREFERENCE = 0.7
BY_ONLY_LAND = 0.5
BY_NOTHING = 0.4

SAYS_WHO = frozenset({"of"})
SAYS_WHENCE = frozenset({"in", "from", "at", "near"})
NO_PLACE_KINDS = frozenset({Kind.ORGANISATION, Kind.LEADER, Kind.COUNTRY})
DOMESTIC_ROLES = frozenset({"organ", "group", "office", "person"})
GOVERNING = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "iobj", "dative", "appos"})
GOVERNED_BY = frozenset({"by", "with", "between", "to", "from"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
MODIFYING = frozenset({"amod", "compound", "nmod", "npadvmod", "poss"})


class Why(StrEnum):
    """How it is known who a phrase is."""

    NAMED = "named"
    ROLE = "role"
    PERSON = "person"
    COREFERENT = "coreferent"
    PHRASE = "phrase"


@dataclass(frozen=True)
class Identity:
    """Who somebody is, wherever mentioned."""

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
        confidence: 0..1, that `country` and `id` are right.
    """

    head: Token
    start: int
    end: int
    text: str
    name: str
    id: str | None
    country: str | None
    sectors: tuple[str, ...]
    why: Why
    confidence: float

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


def resolve_actors(
    found: Sequence[FoundActor],
    body: Body,
    lists: ActorLists,
    *,
    country_of_place: CountryOfPlace = no_place,
    on: str | None = None,
) -> "ActorLayer":
    """Who the phrases of an article are.

    Args:
        found: listed names and roles (`find_actors`).
        body: the parse.
        lists: words that tell former offices, counts and references back.
        country_of_place: the country (alpha-3) of the place that a token names, or None.
        on: the article's date (ISO 8601), for entries that hold for a time; None when unknown.
    """
    return ActorLayer(
        Article(body=body, found=found, lists=lists, country_of_place=country_of_place, on=on)
    )


class ActorLayer:
    """Answers, for any token of an article, who the phrase it heads is.

    Attributes:
        mentions: listed names and roles and personal names, in text order; pronouns left out.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._memo: dict[int, tuple[ActorMention, ...]] = {}
        self._named: dict[int, NamedPerson] = {p.head.i: p for p in find_people(article)}
        self._people: dict[int, Person] = join_people(list(self._named.values()), article)
        self._coreference = Coreference(article, self._people)
        for person in dict.fromkeys(self._people.values()):
            self._learn(person)
        self.mentions: tuple[ActorMention, ...] = tuple(self._all_mentions())

    def at(self, token: Token) -> tuple[ActorMention, ...]:
        """The actor or actors of the phrase that a token heads; () for what is no noun phrase.

        "Hungarian and Romanian officials" are two; a head no list knows is an actor named by its
        phrase. A pronoun is whom it stands for, with the pronoun as its span.
        """
        known = self._memo.get(token.i)
        if known is None:
            self._memo[token.i] = ()  # two phrases that ask for each other get no answer, not a circle
            known = self._memo[token.i] = tuple(self._read(token))
        return known

    def named_at(self, token: Token) -> tuple[ActorMention, ...]:
        """As `at`, but a pronoun whose antecedent stands in its own sentence gives the antecedent: the
        name is the better evidence of who acted.
        """
        if token.pos != "PRON":
            return self.at(token)
        near = [t for t in self._coreference.of_pronoun(token) if t.sentence == token.sentence]
        named = [mention for t in near if t.pos != "PRON" for mention in self.at(t)]
        return tuple(named) or self.at(token)

    def is_actor(self, token: Token) -> bool:
        """Whether a list or a name tells that the phrase is somebody, rather than just any noun."""
        return any(mention.why is not Why.PHRASE for mention in self.at(token))

    def _all_mentions(self) -> Iterator[ActorMention]:
        heads = {found.head.i for found in self._article.found} | set(self._people)
        tokens = self._article.body.all_tokens
        for i in sorted(heads):
            if tokens[i].dep not in MODIFYING and tokens[i].pos != "PRON":
                yield from (m for m in self.at(tokens[i]) if m.why is not Why.PHRASE)

    def _read(self, token: Token) -> Iterator[ActorMention]:
        if token.pos == "PRON" or token.tag in RELATIVE_TAGS:
            yield from self._read_pronoun(token)
            return
        if token.pos not in phrases.NOMINAL and token.i not in self._article.by_token:
            return
        start, end = self._bounds(token)
        text = self._article.body.text[start:end]
        for identity in self._identify(token):
            yield ActorMention(
                head=token,
                start=start,
                end=end,
                text=text,
                name=identity.name,
                id=identity.id,
                country=identity.country,
                sectors=identity.sectors,
                why=identity.why,
                confidence=identity.confidence,
            )

    def _read_pronoun(self, token: Token) -> Iterator[ActorMention]:
        antecedents = self._coreference.of_pronoun(token)
        for antecedent in antecedents:
            for mention in self.at(antecedent):
                yield replace(
                    mention,
                    head=token,
                    start=token.start,
                    end=token.end,
                    text=token.text,
                    why=Why.COREFERENT,
                    confidence=min(mention.confidence, BY_COREFERENCE),
                )
        if not antecedents and token.lower not in phrases.RELATIVE:
            yield ActorMention(
                head=token,
                start=token.start,
                end=token.end,
                text=token.text,
                name=token.text,
                id=None,
                country=None,
                sectors=(),
                why=Why.PHRASE,
                confidence=BY_NOTHING,
            )

    # -- the span -------------------------------------------------------------------------------

    def _bounds(self, head: Token) -> tuple[int, int]:
        found = self._article.by_token.get(head.i)
        first, last = phrases.left_edge(head), head
        if found is not None and not self._is_modifier_only(head):
            first = min(first, found.first, key=lambda t: t.i)
            last = max(last, found.last, key=lambda t: t.i)
        named = self._named.get(head.i)
        if named is not None:
            last = max(last, named.last, key=lambda t: t.i)
        else:
            last = max(last, self._tail(head, found), key=lambda t: t.i)
        return first.start, last.end

    def _tail(self, head: Token, found: FoundActor | None) -> Token:
        """The end of a prepositional phrase that says who: "residents of the camp"."""
        known = self._article.choose(found) if found is not None else None
        if known is not None and known.kind in NO_PLACE_KINDS:
            return head
        wanted = set(SAYS_WHO)
        if known is not None and (known.kind is Kind.PEOPLE or known.role == "group"):
            wanted |= {"in", "from"}
        last = head
        for child in head.children:
            if child.i > last.i and child.dep == "prep" and child.lower in wanted:
                if child.i > max(last.i, found.last.i if found else 0) + 1:
                    break
                for pobj in child.children:
                    if pobj.dep == "pobj":
                        last = self._end_of_object(pobj)
        return last

    def _end_of_object(self, pobj: Token) -> Token:
        last = self._tail(pobj, self._article.by_token.get(pobj.i))
        found = self._article.by_token.get(pobj.i)
        if found is not None and found.last.i > last.i:
            last = found.last
        for conjunct in pobj.conjuncts:
            if conjunct.pos in ("NOUN", "PROPN") and conjunct.i - last.i <= 4:
                last = self._end_of_object(conjunct)
        return last

    def _is_modifier_only(self, token: Token) -> bool:
        return token.dep in ("amod", "compound", "nmod") and token.head.i > token.i

    # -- who ------------------------------------------------------------------------------------

    def _identify(self, head: Token) -> list[Identity]:
        person = self._people.get(head.i)
        if person is not None:
            return [self._identity_of_person(person, head)]
        found = self._article.by_token.get(head.i)
        known = self._article.choose(found) if found is not None else None
        if known is None:
            return self._identify_unlisted(head)
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
        sectors = FORMER_OFFICE if self._is_out_of_office(head, known) else known.sectors
        return Identity(known.name, Why.NAMED, NAMED, known.id, known.country, sectors)

    def _is_out_of_office(self, head: Token, known: Known) -> bool:
        if known.kind is not Kind.LEADER:
            return False
        return known.is_past(self._article.on) or self._article.is_former(head)

    def _identify_city(self, head: Token, known: Known) -> Identity:
        """A capital that acts is its government; one that is acted on as a place is its people."""
        governs = known.kind is Kind.CAPITAL and self._acts_as_government(head)
        if not governs:
            return Identity(head.text, Why.NAMED, BY_OWN_WORDS, None, known.country, ("CVL",))
        sectors = ("GOV",)
        return Identity(known.name, Why.NAMED, BY_OWN_WORDS, known.id, known.country, sectors)

    def _acts_as_government(self, head: Token) -> bool:
        token = phrases.first_conjunct(head)
        if token.dep == "pobj":
            return token.head.lower in GOVERNED_BY
        return token.dep in GOVERNING and head.child("det") is None

    def _identify_people(self, head: Token, known: Known) -> list[Identity]:
        country, name = known.country, known.name
        if self._is_modifier_only(head) or head.dep == "poss":
            return [Identity(name, Why.NAMED, BY_OWN_WORDS, known.id, country)]
        shared = self._elliptic_head(head)
        if shared is not None:
            return [replace(i, country=country) for i in self._identify(shared)[:1]]
        phrase = self._phrase_name(head)
        return [Identity(phrase, Why.ROLE, BY_OWN_WORDS, None, country, ("CVL",))]

    def _elliptic_head(self, head: Token) -> Token | None:
        """ "officials" for the "Hungarian" of "Hungarian and Romanian officials" parsed as nouns."""
        if head.child("det") is not None and head.pos != "ADJ":
            return None
        for conjunct in head.conjuncts:
            found = self._article.by_token.get(conjunct.i)
            if conjunct.pos in ("NOUN", "PROPN") and (
                found is None or all(s.known.kind is Kind.AGENT for s in found.senses)
            ):
                return conjunct
        return None

    def _identify_role(self, head: Token, known: Known) -> list[Identity]:
        lands = self._lands(head)
        sectors = self._sectors(head, known.sectors)
        if self._article.is_former(head) and known.role == "office":
            sectors = FORMER_OFFICE
        name = self._phrase_name(head)
        if not lands:
            return [self._identify_bare_role(head, known, name, sectors)]
        return [
            Identity(
                name if len(lands) == 1 else self._split_name(head, token),
                Why.ROLE,
                BY_OWN_WORDS,
                None,
                code,
                sectors,
            )
            for code, token in lands
        ]

    def _identify_bare_role(
        self, head: Token, known: Known, name: str, sectors: tuple[str, ...]
    ) -> Identity:
        beside = self._beside(head)
        if beside is not None and beside.country is not None:
            return Identity(
                beside.name if beside.why is Why.PERSON else name,
                Why.ROLE,
                BY_APPOSITION,
                beside.id,
                beside.country,
                sectors or beside.sectors,
            )
        for earlier in self._coreference.of_description(head)[:1]:
            for mention in self.at(earlier):
                if mention.country is not None or mention.id is not None:
                    return Identity(
                        mention.name,
                        Why.COREFERENT,
                        BY_COREFERENCE,
                        mention.id,
                        mention.country,
                        mention.sectors or sectors,
                    )
        land = self._article.only_land_near(head) if known.role in DOMESTIC_ROLES else None
        confidence = BY_NOTHING if land is None else BY_ONLY_LAND
        return Identity(name, Why.ROLE, confidence, None, land, sectors)

    def _identify_unlisted(self, head: Token) -> list[Identity]:
        partitive = self._partitive_object(head)
        if partitive is not None:
            members = self.at(partitive)
            if members:
                return [
                    Identity(m.name, m.why, m.confidence, m.id, m.country, m.sectors)
                    for m in members
                ]
        earlier = self._coreference.of_description(head)
        if earlier:
            return [
                Identity(m.name, Why.COREFERENT, BY_COREFERENCE, m.id, m.country, m.sectors)
                for token in earlier
                for m in self.at(token)
            ]
        name = self._phrase_name(head)
        city = self._article.country_of_place(head) if head.pos == "PROPN" else None
        if city is not None:
            return [Identity(name, Why.PHRASE, BY_OWN_WORDS, None, city, ("CVL",))]
        lands = self._lands(head)
        sectors = self._sectors(head, ())
        beside = self._beside(head)
        if not lands and beside is not None:
            return [
                Identity(
                    beside.name if beside.why is not Why.ROLE else name,
                    Why.PERSON if head.pos == "PROPN" else Why.PHRASE,
                    BY_APPOSITION,
                    beside.id,
                    beside.country,
                    sectors or beside.sectors,
                )
            ]
        return [
            Identity(
                name if len(lands) < 2 else self._split_name(head, token),
                Why.PHRASE,
                BY_OWN_WORDS if code else BY_NOTHING,
                None,
                code,
                sectors,
            )
            for code, token in lands or [(None, head)]
        ]

    def _partitive_object(self, head: Token) -> Token | None:
        if head.lemma not in self._article.lists.partitives and head.pos not in ("NUM", "DET"):
            return None
        return next(phrases.objects_of(head, SAYS_WHO), None)

    # -- people ---------------------------------------------------------------------------------

    def _identity_of_person(self, person: Person, head: Token) -> Identity:
        sectors = person.sectors
        if self._article.is_former(head):
            sectors = FORMER_OFFICE
        confidence = NAMED if person.id else BY_OWN_WORDS if person.country else BY_NOTHING
        return Identity(person.name, Why.PERSON, confidence, person.id, person.country, sectors)

    def _learn(self, person: Person) -> None:
        """Country and sectors of a person, from all mentions: register, titles, apposition, context."""
        for head in person.heads:
            named = self._named[head.i]
            if named.leader is not None:
                out = self._is_out_of_office(head, named.leader)
                person.sectors = FORMER_OFFICE if out else named.leader.sectors
                person.country = named.leader.country
                return
        for head in person.heads:
            self._learn_from(person, head)
        if person.country is None and person.nouns:
            for head in person.heads:
                person.country = person.country or self._article.only_land_near(head)

    def _learn_from(self, person: Person, head: Token) -> None:
        named = self._named[head.i]
        lands = self._lands(head)
        if lands and person.country is None:
            person.country = lands[0][0]
        titled = join_sectors((), [title.sectors for title in named.titles])
        if not person.sectors:
            person.sectors = FORMER_OFFICE if self._article.is_former(head) else (
                self._sectors(head, titled)
            )
        beside = self._beside(head)
        if beside is not None:
            person.country = person.country or beside.country
            person.sectors = person.sectors or beside.sectors

    def _beside(self, head: Token) -> Identity | None:
        """Who the phrase in apposition is, when it says more than a bare name."""
        for token in phrases.apposed(head):
            if token.i in self._people and self._people[token.i].country is None:
                if not self._people[token.i].sectors:
                    continue
            for mention in self.at(token):
                if mention.country is not None or mention.sectors:
                    return Identity(
                        mention.name,
                        mention.why,
                        mention.confidence,
                        mention.id,
                        mention.country,
                        mention.sectors,
                    )
        return None

    # -- country --------------------------------------------------------------------------------

    def _lands(self, head: Token) -> list[tuple[str, Token]]:
        """The countries that a phrase's own words give it, each with the word that does.

        One, or two and more where modifiers are coordinated ("Hungarian and Romanian officials").
        """
        found = self._lands_before(head)
        if not found:
            found = self._lands_after(head)
        codes: dict[str, Token] = {}
        for code, token in found:
            codes.setdefault(code, token)
        return list(codes.items())

    def _lands_before(self, head: Token) -> list[tuple[str, Token]]:
        previous: Token | None = None
        found: list[tuple[str, Token]] = []
        for modifier in phrases.modifiers(head):
            group = [modifier, *(c for c in modifier.conjuncts if c.i < head.i)]
            here = [(code, t) for t in group if (code := self._land_of_modifier(t)) is not None]
            if not found:
                found = here
            elif here and previous is not None and self._are_hyphened(previous, modifier):
                found = [*found, *here]
            if here:
                previous = group[-1]
        return found

    def _are_hyphened(self, one: Token, other: Token) -> bool:
        tokens = self._article.body.all_tokens
        return other.i == one.i + 2 and tokens[one.i + 1].text in ("-", "–", "/")

    def _land_of_modifier(self, token: Token) -> str | None:
        if token.pos == "PRON":
            return next((m.country for m in self.at(token) if m.country), None)
        if token.lower == "led":
            lands = [self._land_of_modifier(child) for child in token.children]
            return next((land for land in lands if land), None)
        if self._is_sided(token):
            return None
        known = self._article.known(token)
        if known is not None and known.country is not None:
            return known.country
        if token.i in self._people:
            return self._people[token.i].country
        if token.dep == "poss":
            return next((m.country for m in self.at(token) if m.country), None)
        if token.pos in ("NOUN", "PROPN"):
            inner = self._lands_before(token)
            if inner:
                return inner[0][0]
        return self._article.land_of(token)

    def _is_sided(self, token: Token) -> bool:
        """Whether it follows "pro" or "anti": "a pro-Iranian group" need not be Iranian."""
        tokens = self._article.body.all_tokens
        at = token.i - 1
        if at >= 0 and tokens[at].text in ("-", "–"):
            at -= 1
        return at >= 0 and tokens[at].lower in ("pro", "anti", "non", "pro-", "anti-")

    def _lands_after(self, head: Token) -> list[tuple[str, Token]]:
        for pobj in phrases.objects_of(head, SAYS_WHO):
            members = [pobj, *(c for c in pobj.conjuncts if c.pos in ("NOUN", "PROPN"))]
            found = [
                (mention.country, token)
                for token in members
                for mention in self.at(token)
                if mention.country is not None
            ]
            if found:
                return found
        for pobj in phrases.objects_of(head, SAYS_WHENCE):
            land = self._article.land_of(pobj) or self._land_inside(pobj)
            if land is not None:
                return [(land, pobj)]
        return []

    def _land_inside(self, place: Token) -> str | None:
        """The land of a place described by its words: "the West Bank city of Hebron"."""
        for modifier in phrases.modifiers(place):
            land = self._article.land_of(modifier)
            if land is not None:
                return land
        for pobj in phrases.objects_of(place, SAYS_WHO | LOCATIVE):
            land = self._article.land_of(pobj)
            if land is not None:
                return land
        return None

    # -- sectors and names ----------------------------------------------------------------------

    def _sectors(self, head: Token, own: Sequence[str]) -> tuple[str, ...]:
        found = [self._sectors_of_modifier(m) for m in phrases.modifiers(head)]
        if not own or own[0] in ("ELI", "GOV"):
            for pobj in phrases.objects_of(head, SAYS_WHO | {"for", "in", "from"}):
                known = self._article.known(pobj, [Kind.AGENT, Kind.ORGANISATION, Kind.LEADER])
                if known is not None:
                    found.append(self._sectors(pobj, known.sectors))
        return join_sectors(own, found)

    def _sectors_of_modifier(self, token: Token) -> tuple[str, ...]:
        if token.dep == "poss" and token.i in self._people:
            return ()
        known = self._article.known(token, [Kind.ORGANISATION, Kind.AGENT, Kind.LEADER])
        inner = [self._sectors_of_modifier(m) for m in phrases.modifiers(token)]
        return join_sectors(known.sectors if known else (), inner)

    def _phrase_name(self, head: Token) -> str:
        """The phrase without its article: "Iraqi forces"."""
        start, end = self._bounds(head)
        tokens = self._article.body.tokens_in(start, end)
        while len(tokens) > 1 and tokens[0].dep in ("det", "predet") and tokens[0] is not head:
            tokens = tokens[1:]
        return self._article.body.text[tokens[0].start : end] if tokens else head.text

    def _split_name(self, head: Token, land: Token) -> str:
        """ "Hungarian officials", of "Hungarian and Romanian officials"."""
        return land.text if land.i > head.i else f"{land.text} {head.text}"


__all__ = ["BODIES", "ActorLayer", "ActorMention", "Identity", "Why", "resolve_actors"]
