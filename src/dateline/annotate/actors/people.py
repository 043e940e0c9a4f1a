"""People: personal names, and which mentions of an article name the same person.

"Iran's Minister of Intelligence, Heydar Moslehi" and a later "Moslehi" are one; the full name, title,
country and sectors of one mention hold for all.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.annotate.actors import phrases
from dateline.annotate.actors.article import Article
from dateline.body import Token
from dateline.knowledge.names import words_of
from dateline.knowledge.register import Kind, Known

TITLE_ROLES = frozenset({"office", "title"})
NOT_A_PERSON = frozenset({Kind.COUNTRY, Kind.ADJECTIVE, Kind.PEOPLE, Kind.CAPITAL, Kind.CITY, Kind.ORGANISATION})
INSIDE_NAMES = frozenset({"-", "al", "el", "bin", "ibn", "ben", "de", "la", "da", "dos", "van", "von",
                          "der", "ul", "'", "abu", "y"})


@dataclass(eq=False)
class Person:
    """Somebody named in the article.

    Attributes:
        words: of the fullest name so far, folded.
        name: that name as written, without titles.
        nouns: last words of the titles borne ("minister"), to know "the minister" by.
        heads: the head tokens of the mentions, in text order.
    """

    words: tuple[str, ...]
    name: str
    id: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    gender: str | None = None
    nouns: set[str] = field(default_factory=set)
    heads: list[Token] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class NamedPerson:
    """One mention of a person by name.

    Attributes:
        head: the head of the phrase.
        first, last: the tokens of the name itself, without titles.
        titles: the agent nouns written before it.
        leader: the register's entry, when the name is listed.
    """

    head: Token
    first: Token
    last: Token
    titles: tuple[Known, ...]
    leader: Known | None


def find_people(article: Article) -> list[NamedPerson]:
    """Find personal names, in text order."""
    return [
        named
        for token in article.body.tokens
        if token.pos == "PROPN" and (named := _named_person(token, article)) is not None
    ]


def _named_person(head: Token, article: Article) -> NamedPerson | None:
    if _is_inside_name(head):
        return None
    found = article.by_token.get(head.i)
    leader = article.choose(found, [Kind.LEADER]) if found else None
    titles = tuple(_titles_before(head, article))
    if leader is None:
        if found is not None and any(s.known.kind in NOT_A_PERSON for s in found.senses):
            return None
        if found is not None and not titles:
            return None
        if head.ent != "PERSON" and not titles:
            return None
    first, last = _name_bounds(head, article)
    if found is not None and leader is not None:
        first = min(first, found.first, key=lambda t: t.i)
        last = max(last, found.last, key=lambda t: t.i)
    return NamedPerson(head, first, last, titles, leader)


def _is_inside_name(token: Token) -> bool:
    """Whether it is a part of a longer name whose head is another token."""
    return token.dep in ("compound", "nmod") and token.head.pos == "PROPN" and token.head.i > token.i


def _titles_before(head: Token, article: Article) -> Iterator[Known]:
    edge = phrases.left_edge(head)
    at = edge.i
    while at < head.i:
        found = article.by_token.get(at)
        if found is None:
            at += 1
            continue
        known = article.choose(found, [Kind.AGENT])
        if known is not None and known.role in TITLE_ROLES and found.last.i < head.i:
            yield known
        at = found.last.i + 1


def _name_bounds(head: Token, article: Article) -> tuple[Token, Token]:
    tokens = article.body.all_tokens
    edge = phrases.left_edge(head).i
    first = last = head
    for i in range(head.i - 1, edge - 1, -1):
        token = tokens[i]
        if not _continues_name(token, article):
            break
        first = token
    for token in tokens[head.i + 1 : head.i + 5]:
        if token.ent != "PERSON" or token.ent_iob != "I" or token.text == "'s":
            break
        last = token
    while first.text in ("-", "'") and first is not head:
        first = tokens[first.i + 1]
    return first, last


def _continues_name(token: Token, article: Article) -> bool:
    found = article.by_token.get(token.i)
    if found is not None and article.choose(found, [Kind.LEADER]) is None:
        return False
    return token.pos == "PROPN" or token.lower in INSIDE_NAMES


def join_people(named: list[NamedPerson], article: Article) -> dict[int, Person]:
    """Each mention's person, by the index of its head."""
    people: list[Person] = []
    by_head: dict[int, Person] = {}
    for mention in named:
        name = article.body.text[mention.first.start : mention.last.end]
        words = words_of(name)
        if not words:
            continue
        person = _same_person(words, people)
        if person is None:
            person = Person(words, name)
            people.append(person)
        elif len(words) > len(person.words):
            person.words, person.name = words, name
        _take_from(mention, person)
        by_head[mention.head.i] = person
    return by_head


def _same_person(words: tuple[str, ...], people: list[Person]) -> Person | None:
    for person in reversed(people):
        if person.words[-1] == words[-1] and _agree(person.words, words):
            return person
    if len(words) == 1:
        return next((p for p in reversed(people) if p.words[0] == words[0]), None)
    return None


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names that end alike can be one: the shorter's words are all in the longer."""
    shorter, longer = sorted((one, other), key=len)
    return set(shorter) <= set(longer)


def _take_from(mention: NamedPerson, person: Person) -> None:
    person.heads.append(mention.head)
    for title in mention.titles:
        person.nouns.add(title.name.split()[-1])
        person.gender = person.gender or title.gender
    if mention.leader is not None and person.id is None:
        person.id = mention.leader.id
        person.name = mention.leader.name
        person.country = mention.leader.country
