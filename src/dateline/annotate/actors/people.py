"""Those borne by name: people, and organisations no list knows; which mentions name the same one.

"Iran's Minister of Intelligence, Heydar Moslehi" and a later "Moslehi" are one; so are "the
Mujahedin-e Khalq Organization or MEK" and "MEK". Name, title, country and sectors hold for all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dateline.annotate.actors import phrases
from dateline.annotate.actors.article import Article
from dateline.annotate.actors.find import is_capitalised, is_in_capitals, is_mixed_case
from dateline.annotate.actors.shortened import find_shortened
from dateline.body import Token
from dateline.knowledge.names import words_of
from dateline.knowledge.register import Gender, Kind, Known

TITLE_ROLES = frozenset({"office", "title"})
NOT_A_PERSON = frozenset(
    {
        Kind.COUNTRY,
        Kind.ADJECTIVE,
        Kind.PEOPLE,
        Kind.CAPITAL,
        Kind.CITY,
        Kind.ORGANISATION,
    }
)
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
OTHER_ENTITIES = frozenset({
    "DATE", "TIME", "EVENT", "LAW", "LANGUAGE", "WORK_OF_ART", "MONEY", "PERCENT", "CARDINAL",
    "ORDINAL", "QUANTITY",
})  # fmt: skip
MISTAKEN = frozenset({"EVENT", "LAW", "LANGUAGE", "WORK_OF_ART"})
"""Labels that the parser gives to names of people it does not know."""
PERSONAL_ROLES = frozenset({"office", "person"})
STATE_SECTORS = frozenset({"GOV", "MIL", "ELI", "OPP", "PTY", "LEG"})
"""Sectors that one career can pass through."""
INSIDE_NAMES = frozenset({
    "-", "al", "el", "bin", "ibn", "ben", "de", "la", "da", "dos", "van", "von", "der", "ul", "'",
    "abu", "y", "e",
})  # fmt: skip
ACTING = frozenset(
    {"nsubj", "nsubjpass", "dobj", "iobj", "dative", "conj", "appos", "poss", "pobj"}
)
ACRONYM = range(2, 8)
"""Letters of an acronym."""


@dataclass(eq=False)
class Named:
    """Somebody the article names.

    Attributes:
        words: of the fullest name so far, folded.
        name: that name as written, without titles; the register's when listed.
        shorter: short forms that the article gives of it, folded.
        is_person: None when the text does not tell.
        offices: titles borne ("foreign minister"), to know "the minister" by.
        mentions: in text order.
    """

    words: tuple[str, ...]
    name: str
    is_person: bool | None
    id: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    gender: Gender | None = None
    offices: set[str] = field(default_factory=set)
    shorter: set[tuple[str, ...]] = field(default_factory=set)
    mentions: list["NameMention"] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class NameMention:
    """One mention by name.

    Attributes:
        head: the head of the phrase.
        first, last: the tokens of the name itself, without titles.
        titles: the agent nouns written before it.
        leader: the register's entry, when the name is listed.
        shortens: the head of the name that this is given as the short form of.
        is_shortened: whether the article gives a short form of it, or this is one.
    """

    head: Token
    first: Token
    last: Token
    titles: tuple[Known, ...] = ()
    leader: Known | None = None
    is_person: bool | None = None
    shortens: Token | None = None
    is_shortened: bool = False


def find_names(article: Article) -> list[NameMention]:
    """Find proper names of people and of unlisted organisations, in text order."""
    shortened = list(_shortened(article))
    inside = {i for mention in shortened for i in range(mention.first.i, mention.last.i + 1)}
    found = [
        mention
        for token in article.body.tokens
        if token.pos == "PROPN"
        and token.i not in inside
        and article.is_told_of(token)
        and (mention := _name_at(token, article)) is not None
    ]
    surnames = {mention.last.lower for mention in found if mention.is_person}
    introduced = {m.last.lower for m in found if m.is_person and m.first is not m.last}
    found = [_as_person(mention, introduced) for mention in found]
    taken = {mention.head.i for mention in found} | article.by_token.keys() | inside
    again = [
        NameMention(token, token, token, is_person=True)
        for token in article.body.tokens
        if token.lower in surnames
        and token.i not in taken
        and (
            token.pos == "PROPN" or (token.lower in introduced and _may_be_surname(token, article))
        )
        and not _is_inside_name(token)
    ]
    return sorted([*shortened, *found, *again], key=lambda mention: mention.head.i)


def _shortened(article: Article) -> Iterator[NameMention]:
    """Names that the article shortens, and their short forms wherever they stand alone."""
    names = find_shortened(article)
    spelt = {name.short.text: name for name in names}
    given = {name.short.i for name in names}
    for token in article.body.tokens if names else ():
        if token.text in spelt and token.i not in given and not _is_inside_name(token):
            yield NameMention(token, token, token, is_person=False)
    for name in names:
        yield NameMention(name.head, name.first, name.last, is_person=False, is_shortened=True)
        yield NameMention(
            name.short,
            name.short,
            name.short,
            is_person=False,
            shortens=name.head,
            is_shortened=True,
        )


def _may_be_surname(token: Token, article: Article) -> bool:
    """Whether a surname was read as some noun: "*Berhane* denied it"."""
    alone = not token.children and token.tag == "NN" and token.dep in ACTING
    return alone and is_capitalised(token) and is_mixed_case(article.body.sentence_of(token))


def _as_person(mention: NameMention, surnames: set[str]) -> NameMention:
    """A surname alone is the person's whom the article has named in full."""
    alone = mention.first is mention.last and mention.head.child("det") is None
    if not mention.is_person and alone and mention.last.lower in surnames:
        return replace(mention, is_person=True)
    return mention


def _name_at(head: Token, article: Article) -> NameMention | None:
    if _is_inside_name(head) or article.is_portfolio(head):
        return None
    if head.ent in OTHER_ENTITIES and not (head.ent in MISTAKEN and _holds_office(head, article)):
        return None
    is_place = article.country_of_place(head) is not None
    if is_place and (head.ent in PLACE_ENTITIES or _is_settlement(head, article)):
        return None
    found = article.by_token.get(head.i)
    leader = article.choose(found, [Kind.LEADER]) if found else None
    titles = tuple(_titles_before(head, article))
    if leader is not None and _is_contradicted(leader, titles):
        leader = None
    is_person = _is_person(head, leader, titles, article)
    if leader is None and found is not None and not titles:
        if any(s.known.kind in NOT_A_PERSON for s in found.senses):
            return None
        if not _is_part_of_longer_name(head, article):
            return None
        is_person = False
    if not is_person and not _is_written_as_name(head, article):
        return None
    first, last = _name_bounds(head, article, of_person=is_person is True)
    if found is not None and leader is not None:
        first = min(first, found.first, key=lambda t: t.i)
        last = max(last, found.last, key=lambda t: t.i)
    return NameMention(head, first, last, titles, leader, is_person)


def _is_settlement(head: Token, article: Article) -> bool:
    """Whether its first word says that it is a place: "Camp Wad Nur"."""
    before = article.body.all_tokens[phrases.left_edge(head).i : head.i]
    return any(token.lower in article.lists.settlements for token in before)


def _is_person(
    head: Token, leader: Known | None, titles: Sequence[Known], article: Article
) -> bool | None:
    """Whether it names a person; None when nothing tells."""
    if leader is not None or titles or head.ent == "PERSON" or _holds_office(head, article):
        return True
    if is_in_capitals(head):
        return False
    if head.ent == "":
        return None
    given = _given_name(head)
    if given is None or not _acts_as_person(head, article):
        return False
    return True if given.lower in article.lists.genders else None


def _holds_office(head: Token, article: Article) -> bool:
    """Whether an office or a calling is set beside the name: "Ada Obi, the minister of health"."""
    if is_in_capitals(head) or head.child("det") is not None or not is_capitalised(head):
        return False
    for beside in phrases.apposed(head):
        known = article.known(beside, [Kind.AGENT])
        if known is not None and known.role in PERSONAL_ROLES and beside.tag in ("NN", "NNP"):
            return True
    return False


def _acts_as_person(head: Token, article: Article) -> bool:
    """Whether it does what people do: "X met", "X alleged"."""
    return head.dep == "nsubj" and head.head.lemma in article.lists.human_verbs


def _given_name(head: Token) -> Token | None:
    """The word before a surname, when two to four names without an article stand together."""
    names = [c for c in head.children if c.dep in ("compound", "nmod") and c.pos == "PROPN"]
    if not 1 <= len(names) <= 3 or head.child("det") is not None:
        return None
    return names[0] if all(map(is_capitalised, (*names, head))) else None


def _is_written_as_name(head: Token, article: Article) -> bool:
    """Whether it is no place and has capitals that tell: in a text of one case nothing tells."""
    if head.ent in PLACE_ENTITIES or article.country_of_place(head) is not None:
        return False
    if not is_mixed_case(article.body.sentence_of(head)):
        return False
    if head.ent in ("ORG", "NORP"):
        return True
    if is_in_capitals(head):
        return len(head.text) in ACRONYM
    return head.dep in ACTING and is_capitalised(head)


def _is_contradicted(leader: Known, titles: Sequence[Known]) -> bool:
    """Whether the title is of another walk of life: "Father Estrada" is not the president."""
    told = {sector for title in titles for sector in title.sectors}
    return bool(told) and not told & {*leader.sectors, *STATE_SECTORS}


def _is_inside_name(token: Token) -> bool:
    """Whether it is a part of a longer name whose head is another token."""
    return (
        token.dep in ("compound", "nmod") and token.head.pos == "PROPN" and token.head.i > token.i
    )


def _is_part_of_longer_name(head: Token, article: Article) -> bool:
    """Whether an agent noun ends a proper name: the "Front" of "Homeland Front"."""
    return any(
        child.dep == "compound" and child.pos == "PROPN" and child.i not in article.by_token
        for child in head.children
    )


def _titles_before(head: Token, article: Article) -> Iterator[Known]:
    edge = phrases.left_edge(head)
    at = edge.i
    while at < head.i:
        found = article.by_token.get(at)
        if found is None:
            at += 1
            continue
        known = article.choose(found, [Kind.AGENT])
        owned = found.head.dep == "poss" or found.last.i >= head.i
        if known is not None and known.role in TITLE_ROLES and not owned:
            yield known
        at = found.last.i + 1


def _name_bounds(head: Token, article: Article, *, of_person: bool) -> tuple[Token, Token]:
    tokens = article.body.all_tokens
    edge = phrases.left_edge(head).i
    first = last = head
    for i in range(head.i - 1, edge - 1, -1):
        if not _continues_name(tokens[i], article, of_person=of_person):
            break
        first = tokens[i]
    for token in tokens[head.i + 1 : head.i + 5]:
        if token.ent != "PERSON" or token.ent_iob != "I" or token.text == "'s":
            break
        last = token
    while first.text in ("-", "'") and first is not head:
        first = tokens[first.i + 1]
    return first, last


def _continues_name(token: Token, article: Article, *, of_person: bool) -> bool:
    found = article.by_token.get(token.i)
    if found is not None and article.choose(found, [Kind.LEADER]) is None:
        listed = article.choose(found, [Kind.ORGANISATION])
        return not of_person and listed is not None  # "Hamas Movement"
    return token.pos == "PROPN" or token.lower in INSIDE_NAMES


def join_names(mentions: Sequence[NameMention], article: Article) -> dict[int, Named]:
    """Whom each mention names, by the index of its head."""
    everybody: list[Named] = []
    by_head: dict[int, Named] = {}
    full_names = _full_names(mentions, article)
    for mention in sorted(mentions, key=lambda mention: not mention.is_shortened):
        if _is_namesake(mention, full_names, article):
            mention = replace(mention, leader=None)
        name, words = _name_of(mention, article)
        if not words:
            continue
        named = _alias_of(mention, by_head, article)
        if named is not None:
            named.shorter.add(words)
        named = named or _same(words, mention, everybody)
        if named is None:
            named = Named(words, name, mention.is_person)
            everybody.append(named)
        elif len(words) > len(named.words):
            named.words, named.name = words, name
        _take_from(mention, named, is_shorter=words in named.shorter)
        if len(words) > 1 and named.is_person:
            named.gender = named.gender or article.lists.genders.get(words[0])
        by_head[mention.head.i] = named
    return by_head


def _full_names(
    mentions: Sequence[NameMention], article: Article
) -> dict[str, set[tuple[str, ...]]]:
    """The full names of people in the article, folded, by surname."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for mention in mentions:
        words = _name_of(mention, article)[1]
        written = words_of(article.read(mention.first.start, mention.last.end))
        if mention.is_person and len(words) > 1 and words[0] in written:
            found.setdefault(words[-1], set()).add(words)
    return found


def _is_namesake(
    mention: NameMention, full_names: dict[str, set[tuple[str, ...]]], article: Article
) -> bool:
    """Whether a leader's surname is that of somebody else whom the article names in full: "Clinton"
    where it speaks of Hillary Clinton.
    """
    if mention.leader is None:
        return False
    words = words_of(mention.leader.name)
    written = words_of(article.read(mention.first.start, mention.last.end))
    others = full_names.get(words[-1], set())
    return len(written) == 1 and bool(others) and words not in others


def _name_of(mention: NameMention, article: Article) -> tuple[str, tuple[str, ...]]:
    if mention.leader is not None:
        return mention.leader.name, words_of(mention.leader.name)
    name = article.read(mention.first.start, mention.last.end)
    return name, words_of(name)


def _alias_of(mention: NameMention, by_head: dict[int, Named], article: Article) -> Named | None:
    """The bearer of the name just before that this acronym shortens: "X or MEK", "X (MEK)"."""
    head = mention.head
    if mention.shortens is not None:
        return by_head.get(mention.shortens.i)
    if not is_in_capitals(head) or head.dep not in ("conj", "appos") or head.head.i > head.i:
        return None
    between = article.body.all_tokens[head.i - 1]
    return by_head.get(head.head.i) if between.lower in ("or", "(", "[") else None


def _same(words: tuple[str, ...], mention: NameMention, everybody: Sequence[Named]) -> Named | None:
    for named in reversed(everybody):
        if words == named.words or words in named.shorter:
            return named
        if _can_be_person(named) and _can_be_person(mention) and named.words[-1] == words[-1]:
            shorter, longer = sorted((named.words, words), key=len)
            if set(shorter) <= set(longer):
                return named
    if len(words) == 1 and _can_be_person(mention):
        return next(
            (n for n in reversed(everybody) if n.is_person and n.words[0] == words[0]), None
        )
    return None


def _can_be_person(name: Named | NameMention) -> bool:
    return name.is_person is not False


def _take_from(mention: NameMention, named: Named, *, is_shorter: bool) -> None:
    named.mentions.append(mention)
    if not is_shorter:
        named.is_person = named.is_person or mention.is_person
    for title in mention.titles:
        named.offices.add(title.name)
        named.gender = named.gender or title.gender
    if mention.leader is not None and mention.leader.office is not None:
        named.offices.add(mention.leader.office)
    if mention.leader is not None and named.id is None:
        named.id = mention.leader.id
        named.name = mention.leader.name
        named.country = mention.leader.country
