"""Who each noun phrase of an article is: name, register entry, country and sectors.

Fills `Analysis.actors`. A phrase's country comes from its own words ("Iraqi", "Iran's", "of Iraq"),
from the register, from what is set beside it, or from an earlier mention; failing all, a domestic
actor ("police", "the army") is of the one land the text speaks of. It is never guessed between two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.annotate.actors import phrases, spans
from dateline.annotate.actors.article import Article, CountryOfPlace, no_place
from dateline.annotate.actors.coreference import Coreference
from dateline.annotate.actors.find import FoundActor
from dateline.annotate.actors.identify import Identifier
from dateline.annotate.actors.lands import Lands
from dateline.annotate.actors.learn import Learner
from dateline.annotate.actors.lists import ActorLists
from dateline.annotate.actors.mention import (
    BY_COREFERENCE,
    BY_NOTHING,
    ActorMention,
    Identity,
    Why,
)
from dateline.annotate.actors.people import Named, NameMention, find_names, join_names
from dateline.annotate.actors.sectors import Sectors
from dateline.annotate.actors.shortened import find_shortened, without_homonyms
from dateline.annotate.actors.surroundings import Surroundings
from dateline.body import Body, Token

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})


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
        lands = Lands(article, self._named, self.at)
        sectors = Sectors(article, self._named)
        surroundings = Surroundings(article, self._named, lands, self.at)
        self._coreference = Coreference(article, self._named)
        self._identifier = Identifier(
            article,
            self._named,
            lands=lands,
            sectors=sectors,
            surroundings=surroundings,
            coreference=self._coreference,
            at=self.at,
        )
        learner = Learner(article, lands, sectors, surroundings)
        for named in dict.fromkeys(self._named.values()):
            learner.learn(named)
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
            for identity in self._identifier.identities(token):
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
