"""Who each noun phrase of an article is: name, register entry, country and sectors.

Fills `Analysis.actors`. A phrase's country comes from its own words ("Iraqi", "Iran's", "of Iraq"),
from the register, from what is set beside it, or from an earlier mention; failing all, a domestic
actor ("police", "the army") is of the one land the text speaks of. It is never guessed between two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.annotate.actors import phrases, spans
from dateline.annotate.actors.article import BODIES, Article, CountryOfPlace, no_place
from dateline.annotate.actors.coreference import Coreference
from dateline.annotate.actors.find import FoundActor, is_capitalised
from dateline.annotate.actors.lands import Lands
from dateline.annotate.actors.lists import ActorLists
from dateline.annotate.actors.mention import (
    BY_APPOSITION,
    BY_COREFERENCE,
    BY_NOTHING,
    BY_ONLY_LAND,
    BY_OWN_WORDS,
    NAMED,
    ActorMention,
    Identity,
    Why,
)
from dateline.annotate.actors.people import Named, NameMention, find_names, join_names
from dateline.annotate.actors.sectors import Sectors, join_sectors
from dateline.annotate.actors.shortened import find_shortened, without_homonyms
from dateline.body import Body, Token
from dateline.knowledge.register import Kind, Known

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
GOVERNING = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "iobj", "dative", "appos"})
GOVERNED_BY = frozenset({"by", "with", "between", "to", "from", "and"})
PEOPLE = ("CVL",)
GOVERNMENT = ("GOV",)
FORMER_OFFICE = ("ELI",)
NON_GOVERNMENTAL = "NGO"


def resolve_actors(
    found: Sequence[FoundActor],
    body: Body,
    lists: ActorLists,
    *,
    country_of_place: CountryOfPlace = no_place,
    on: str | None = None,
    dateline: tuple[int, int] = (0, 0),
) -> "ActorLayer":
    """Who the phrases of an article are.

    Args:
        found: listed names and roles (`find_actors`).
        body: the parse.
        lists: words that tell former offices, counts and references back.
        country_of_place: the country (alpha-3) of the place that a token names, or None.
        on: the article's date (ISO 8601), for entries that hold for a time; None when unknown.
        dateline: where it begins and ends.
    """
    article = Article(
        body=body,
        found=found,
        lists=lists,
        country_of_place=country_of_place,
        on=on,
        dateline=dateline,
    )
    kept = without_homonyms(found, find_shortened(article))
    return ActorLayer(article if len(kept) == len(found) else replace(article, found=kept))


class ActorLayer:
    """Answers, for any token of an article, who the phrase it heads is.

    Attributes:
        mentions: listed names and roles and personal names, in text order; pronouns left out.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._memo: dict[int, tuple[ActorMention, ...]] = {}
        mentions = find_names(article)
        self._names: dict[int, NameMention] = {mention.head.i: mention for mention in mentions}
        self._named: dict[int, Named] = join_names(mentions, article)
        self._lands = Lands(article, self._named, self.at)
        self._sectors = Sectors(article, self._named)
        self._coreference = Coreference(article, self._named)
        for named in dict.fromkeys(self._named.values()):
            self._learn(named)
        self._memo.clear()  # what was read before everybody was known
        self.mentions: tuple[ActorMention, ...] = tuple(self._all_mentions())

    def at(self, token: Token) -> tuple[ActorMention, ...]:
        """The actor or actors of the phrase that a token heads; () for what is no noun phrase.

        "Kenyan and Ugandan officials" are two; a head no list knows is an actor named by its
        phrase. A pronoun is whom it stands for, with the pronoun as its span.
        """
        known = self._memo.get(token.i)
        if known is None:
            self._memo[token.i] = ()  # phrases that ask for each other get no answer, not a circle
            known = self._memo[token.i] = tuple(self._read(token))
        return known

    def named_at(self, token: Token) -> tuple[ActorMention, ...]:
        """As `at`, but a pronoun whose antecedent stands in its own sentence gives the antecedent:
        the name is the better evidence of who acted.
        """
        if token.pos != "PRON":
            return self.at(token)
        near = [t for t in self._coreference.of_pronoun(token) if t.sentence == token.sentence]
        named = [mention for t in near if t.pos != "PRON" for mention in self.at(t)]
        return tuple(named) or self.at(token)

    def is_known_person(self, token: Token) -> bool:
        """Whether a phrase bears the name of a person whom the article names in full and whose
        place in life it tells.
        """
        named = self._named.get(token.i)
        if named is None or not named.is_person:
            return False
        return named.id is None and len(named.words) > 1 and bool(named.sectors)

    def is_actor(self, token: Token) -> bool:
        """Whether a list or a name tells that the phrase is somebody, rather than just any noun."""
        return any(mention.why is not Why.PHRASE for mention in self.at(token))

    def _all_mentions(self) -> Iterator[ActorMention]:
        heads = {found.head.i for found in self._article.found} | set(self._named)
        tokens = self._article.body.all_tokens
        for i in sorted(heads):
            if tokens[i].dep in phrases.MODIFYING or self._article.is_portfolio(tokens[i]):
                continue
            if tokens[i].pos != "PRON":
                yield from (m for m in self.at(tokens[i]) if m.why is not Why.PHRASE)

    def _read(self, token: Token) -> Iterator[ActorMention]:
        if token.pos == "PRON" or token.tag in RELATIVE_TAGS:
            yield from self._read_pronoun(token)
        elif token.pos in phrases.NOMINAL or token.i in self._article.by_token:
            name = self._names.get(token.i)
            start, end = spans.bounds(
                token, self._article, (name.first, name.last) if name else None
            )
            text = self._article.body.text[start:end]
            for identity in self._identify(token):
                yield ActorMention(token, start, end, text, identity)

    def _read_pronoun(self, token: Token) -> Iterator[ActorMention]:
        antecedents = self._coreference.of_pronoun(token)
        for antecedent in antecedents:
            for mention in self.at(antecedent):
                confidence = min(mention.confidence, BY_COREFERENCE)
                identity = replace(mention.identity, why=Why.COREFERENT, confidence=confidence)
                yield ActorMention(token, token.start, token.end, token.text, identity)
        if not antecedents and token.lower not in phrases.RELATIVE:
            nobody = Identity(token.text, Why.PHRASE, BY_NOTHING)
            yield ActorMention(token, token.start, token.end, token.text, nobody)

    # ------------------------------------------------------------------------ kinds of phrases

    def _identify(self, head: Token) -> list[Identity]:
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
            if counted is not None and self.at(counted):
                return [mention.identity for mention in self.at(counted)]
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
        if known.kind is Kind.LEADER and self._is_out_of_office(head, known):
            sectors = FORMER_OFFICE
        return Identity(known.name, Why.NAMED, NAMED, known.id, known.country, sectors)

    def _is_out_of_office(self, head: Token, known: Known) -> bool:
        return known.is_past(self._article.on) or self._article.is_former(head)

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
            return [replace(i, country=known.country) for i in self._identify(shared)[:1]]
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
            sectors = self._sectors_of_owner(head) or sectors
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
                for mention in self.at(child):
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

    def _sectors_of_owner(self, head: Token) -> tuple[str, ...]:
        owner = head.child("poss")
        if owner is None:
            return ()
        return next((m.sectors for m in self.at(owner) if m.sectors), ())

    def _identify_bare_role(
        self, head: Token, known: Known, sectors: tuple[str, ...]
    ) -> list[Identity]:
        """A role with no land of its own: by what is beside it, an earlier mention, the text."""
        name = self._phrase_name(head)
        beside = self._beside(head)
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
        land = self._land_of_like(head)
        if land is not None:
            return [Identity(name, Why.ROLE, BY_APPOSITION, None, land, sectors)]
        if sectors[:1] == ("SOC",) and known.role == "organ":
            return [Identity(name, Why.ROLE, BY_OWN_WORDS, None, NON_GOVERNMENTAL, sectors)]
        if known.role == "weapon":
            if phrases.is_modifier(head):  # "rocket attack": with what, not by whom
                return [Identity(name, Why.PHRASE, BY_NOTHING)]
            return [Identity(name, Why.ROLE, BY_NOTHING, None, None, sectors)]
        office = known.role == "office"
        land = self._scene(head) if office else self._article.only_land_near(head)
        confidence = BY_NOTHING if land is None else BY_ONLY_LAND
        return [Identity(name, Why.ROLE, confidence, None, land, sectors)]

    def _land_of_like(self, head: Token) -> str | None:
        """The land of those whom "other" likens it to: "the speaker of Iraq's parliament and other
        officials".
        """
        if not any(child.lower == "other" for child in head.children):
            return None
        top = head
        if head.dep == "pobj" and head.head.head.lemma in self._article.lists.partitives:
            top = head.head.head
        first = phrases.first_conjunct(top)
        if first is top:
            return None
        return next((m.country for m in self.at(first) if m.confidence > BY_ONLY_LAND), None)

    def _scene(self, head: Token) -> str | None:
        """The land an office holder is of for want of better, unless it is that of the other party:
        in "Iran's minister met the president" nothing tells whose president.
        """
        land = self._article.scene_near(head)
        if land is None:
            return None
        for other in phrases.coarguments(head):
            known = self._article.known(other)
            holds_office = other.i in self._named or (known is not None and known.role == "office")
            if holds_office and any(code == land for code, _ in self._lands.before(other)):
                return None
        return land

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
            for mention in self.at(token)
        ]

    def _identify_unlisted(self, head: Token) -> list[Identity]:
        counted = self._counted(head)
        if counted is not None and self.at(counted):
            return [mention.identity for mention in self.at(counted)]
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
            sectors = self._sectors_of_owner(head) or sectors
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
        if of not in ("group", "party", "organisation"):
            return False
        return any(m.pos == "PROPN" or is_capitalised(m) for m in phrases.modifiers(head))

    def _identify_by_surroundings(
        self, head: Token, sectors: tuple[str, ...], *, without: str | None = None
    ) -> Identity:
        name = self._phrase_name(head)
        beside = self._beside(head)
        if beside is not None:
            who = name if beside.why is Why.ROLE else beside.name
            sectors = sectors or beside.sectors
            return Identity(who, Why.PHRASE, BY_APPOSITION, beside.id, beside.country, sectors)
        if self._article.lists.anaphors.get(head.lemma) in ("group", "party", "organisation"):
            land = self._article.only_land_near(head, without=without)
            why = Why.ROLE if self._is_body_of_people(head) else Why.PHRASE
            return Identity(name, why, BY_ONLY_LAND, None, land, sectors)
        return Identity(name, Why.PHRASE, BY_NOTHING, None, None, sectors)

    def _counted(self, head: Token) -> Token | None:
        """Whom a word of number counts: "Chadians" of "hundreds of Chadians"."""
        if head.lemma not in self._article.lists.partitives and head.pos not in ("NUM", "DET"):
            return None
        return next(phrases.objects_of(head, frozenset({"of"})), None)

    # ---------------------------------------------------------------------------- those named

    def _identify_person(self, named: Named, head: Token) -> Identity:
        sectors = FORMER_OFFICE if self._article.is_former(head) else named.sectors
        confidence = NAMED if named.id else BY_OWN_WORDS if named.country else BY_NOTHING
        return Identity(named.name, Why.PERSON, confidence, named.id, named.country, sectors)

    def _identify_name(self, named: Named, head: Token, known: Known | None) -> Identity:
        sectors = named.sectors or (known.sectors if known else ())
        confidence = BY_OWN_WORDS if named.country else BY_NOTHING
        why = Why.NAMED if named.country or sectors else Why.PHRASE
        return Identity(named.name, why, confidence, named.id, named.country, sectors)

    def _learn(self, named: Named) -> None:
        """Country and sectors of somebody named, from all mentions, then from the text around."""
        for mention in named.mentions:
            self._learn_from(named, mention)
        if named.country is not None:
            return
        if named.offices:
            lands = [self._scene(mention.head) for mention in named.mentions]
        elif self._article.known(named.mentions[0].head, [Kind.AGENT]) is not None:
            lands = [self._article.only_land_near(mention.head) for mention in named.mentions]
        else:
            return
        named.country = next((land for land in lands if land is not None), None)

    def _learn_from(self, named: Named, mention: NameMention) -> None:
        head = mention.head
        titled = join_sectors((), [title.sectors for title in mention.titles])
        own = self._sectors.of(head, titled)
        if mention.leader is not None:
            out = self._is_out_of_office(head, mention.leader)
            held = () if mention.leader.is_before(self._article.on) else mention.leader.sectors
            named.sectors = named.sectors or (FORMER_OFFICE if out else join_sectors(own, [held]))
            return
        if self._article.is_former(head):
            own = FORMER_OFFICE
        named.sectors = named.sectors or own
        lands = self._lands.of(head)
        if lands and named.country is None:
            named.country = lands[0][0]
        beside = self._beside(head)
        if beside is not None:
            named.country = named.country or beside.country
            named.sectors = named.sectors or beside.sectors

    def _beside(self, head: Token) -> Identity | None:
        """Who the phrase set beside this one is, when its own words or a list tell."""
        for token in phrases.apposed(head):
            for mention in self.at(token):
                identity = mention.identity
                if identity.confidence <= BY_ONLY_LAND:
                    identity = replace(identity, country=None)
                if identity.country is not None or identity.sectors:
                    return identity
        return None

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
