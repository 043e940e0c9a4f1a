"""Spans: the characters of an actor's phrase.

In: determiners, titles, "of" and, for people and bodies, the "in" or "from" that says which, and
what stands beside a name ("Ines Duarte, head of the Red Cross"). Out: relative clauses,
other prepositional phrases, coordinated phrases.
"""

from dateline.annotate.actors import phrases
from dateline.annotate.actors.article import Article
from dateline.annotate.actors.find import is_in_capitals
from dateline.body import Token
from dateline.knowledge.register import Kind

OF = frozenset({"of"})
OF_IN = frozenset({"of", "in", "from"})
OF_FOR = frozenset({"of", "for", "to"})
NEVER_LONGER = frozenset({Kind.COUNTRY, Kind.CAPITAL, Kind.CITY, Kind.LEADER})
CLOSE = 4
"""Tokens between the parts of one phrase: a comma, an article; further apart is doubtful."""


def bounds(head: Token, article: Article, name: tuple[Token, Token] | None) -> tuple[int, int]:
    """Code points of the phrase that a token heads.

    Args:
        name: first and last token of the proper name it bears, None when it bears none.
    """
    first, last = core(head, article, name)
    if head.dep != "appos" and not phrases.is_modifier(head):
        last = _with_apposition(head, last, article)
    return first.start, _with_acronym(last, article).end


def _with_acronym(last: Token, article: Article) -> Token:
    """The bracket after a name that only shortens it: "National Audit Office (NAO)"."""
    after = article.body.all_tokens[last.i + 1 : last.i + 4]
    if [token.text for token in after[::2]] == ["(", ")"] and is_in_capitals(after[1]):
        return after[2]
    return last


def core(head: Token, article: Article, name: tuple[Token, Token] | None) -> tuple[Token, Token]:
    """First and last token of the phrase without what is set beside it."""
    found = article.by_token.get(head.i)
    first, last = phrases.left_edge(head), head
    if found is not None and not phrases.is_modifier(head):
        first = min(first, found.first, key=lambda t: t.i)
        last = max(last, found.last, key=lambda t: t.i)
    if name is not None:
        return first, max(last, name[1], key=lambda t: t.i)
    return first, max(last, _tail(head, article), key=lambda t: t.i)


def _tail(head: Token, article: Article) -> Token:
    """The end of the prepositional phrases that say who: "residents of the camp"."""
    wanted = _prepositions(head, article)
    found = article.by_token.get(head.i)
    last = found.last if found is not None and found.last.i > head.i else head
    for child in head.children:
        if child.i <= last.i or child.dep not in ("prep", "punct"):
            continue
        if child.lower not in wanted or child.i > last.i + 1:
            break
        for pobj in child.children:
            if pobj.dep == "pobj" and _says_who(head, child, pobj, article):
                last = _end_of(pobj, article)
    return last


def _says_who(head: Token, preposition: Token, pobj: Token, article: Article) -> bool:
    """Whether the phrase tells who it is: "of" does, but not "accused the army of slaughter"; "in",
    "from", "for" and "to" do before a name or place.
    """
    if pobj.pos == "PROPN" or article.land_of(pobj) is not None:
        return True
    if preposition.lower != "of":
        return article.known(pobj) is not None or any(m.pos == "PROPN" for m in pobj.children)
    known = article.known(head)
    return head.dep != "dobj" or known is None or known.role != "organ"


def _prepositions(head: Token, article: Article) -> frozenset[str]:
    known = article.known(head)
    if known is None:
        return OF_IN if head.pos in phrases.NOUNS else OF
    if known.kind in NEVER_LONGER:
        return frozenset()
    if known.kind is Kind.ORGANISATION:
        return OF
    if known.role == "weapon":
        return OF
    return OF_FOR if known.role == "office" else OF_IN


def _end_of(pobj: Token, article: Article) -> Token:
    last = _tail(pobj, article)
    for conjunct in pobj.conjuncts:
        if conjunct.pos in phrases.NOUNS and conjunct.i - last.i <= CLOSE:
            last = _end_of(conjunct, article)
    return last


def _with_apposition(head: Token, last: Token, article: Article) -> Token:
    """The end of what stands beside it right after, unless it is a place or the start of a list."""
    for child in head.children:
        if child.dep != "appos" or not last.i < child.i or child.pos not in phrases.NOUNS:
            continue
        first, end = core(child, article, None)
        if first.i - last.i > 2 or _is_listed(child) or article.land_of(child) is not None:
            break
        closing = article.body.all_tokens[end.i + 1 : end.i + 2]
        opened = article.body.all_tokens[last.i + 1].text in ("(", "[")
        last = closing[0] if opened and closing and closing[0].text in (")", "]") else end
    return last


def _is_listed(token: Token) -> bool:
    return any(child.dep in ("conj", "appos") for child in token.children)
