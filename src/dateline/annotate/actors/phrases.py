"""Noun phrases: where one begins, and what modifies its head."""

from collections.abc import Iterator

from dateline.body import Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
NOUNS = frozenset({"NOUN", "PROPN"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
MODIFYING = frozenset({"amod", "compound", "nmod", "npadvmod", "poss"})
_BEFORE = MODIFYING | {"det", "nummod", "quantmod", "predet", "advmod", "case", "neg"}
_NOT_BEFORE = frozenset({"punct", "cc", "appos", "relcl", "mark", "preconj"})
_WHEN = frozenset({"DATE", "TIME"})
_HYPHENS = frozenset({"-", "\u2013", "/"})
_QUOTES = frozenset({"'", '"', "\u2018", "\u2019", "\u201c", *_HYPHENS})


def left_edge(head: Token) -> Token:
    """The first token of the phrase that a noun heads: the "the" of "the Iraqi forces".

    A time said before it is left out: "[Hours later] Modi", "[on Monday] police".
    """
    edge = head
    for child in reversed(head.children):
        if child.i >= head.i:
            continue
        if child.dep not in _BEFORE or _is_time(child):
            if child.dep == "punct" and child.text in _QUOTES:
                continue
            break
        if child.dep == "advmod" and child.i < edge.i - 1:
            break
        edge = min(edge, _first_of(child), key=lambda token: token.i)
    return edge


def _is_time(child: Token) -> bool:
    return child.ent in _WHEN and child.dep in ("npadvmod", "nmod", "advmod", "compound")


def _first_of(token: Token) -> Token:
    first = token
    for child in token.children:
        if child.i < first.i and child.dep not in _NOT_BEFORE:
            first = min(first, _first_of(child), key=lambda t: t.i)
    return first


def modifiers(head: Token) -> Iterator[Token]:
    """The words before a noun that say which: adjectives, nouns, owners; in text order."""
    for child in head.children:
        if child.i < head.i and child.dep in MODIFYING:
            yield child


def is_modifier(token: Token) -> bool:
    """Whether it stands before a noun and only says which, alone or coordinated: "French", and
    "Omani" of "French and Omani warships".
    """
    first = first_conjunct(token)
    return first.dep in ("amod", "compound", "nmod") and first.head.i > token.i


def objects_of(head: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """The nouns joined to a noun by one of these prepositions: "Egypt" of "the army of Egypt"."""
    for child in head.children:
        if child.dep == "prep" and child.i > head.i and child.lower in prepositions:
            for pobj in child.children:
                if pobj.dep == "pobj":
                    yield pobj


def preposition_of(token: Token) -> Token | None:
    """The preposition that governs a noun, or the noun it is coordinated with or set beside."""
    while token.dep in ("conj", "appos") and token.head is not token:
        token = token.head
    return token.head if token.dep == "pobj" and token.head is not token else None


def coarguments(token: Token) -> Iterator[Token]:
    """The other arguments of the verb that a noun is an argument of: who met whom."""
    while token.dep in ("conj", "appos", "pobj", "prep") and token.head is not token:
        token = token.head
    for child in token.head.children:
        if child is token:
            continue
        if child.dep == "prep":
            yield from (pobj for pobj in child.children if pobj.dep == "pobj")
        elif child.pos in NOUNS:
            yield child


def first_conjunct(token: Token) -> Token:
    """The first member of the coordination that a token stands in; itself when in none."""
    while token.dep == "conj" and token.head is not token:
        token = token.head
    return token


def apposed(head: Token) -> Iterator[Token]:
    """What is set beside a noun in apposition, on either side: "Moslehi, Iran's minister"."""
    if head.dep == "appos":
        yield head.head
    for child in head.children:
        if child.dep == "appos":
            yield child


def are_hyphened(one: Token, other: Token, tokens: list[Token]) -> bool:
    """Whether only a hyphen stands between two words: "Israeli-Palestinian"."""
    return other.i == one.i + 2 and tokens[one.i + 1].text in _HYPHENS


def is_sided(token: Token, tokens: list[Token]) -> bool:
    """Whether it follows "pro" or "anti": "a pro-Iranian group" need not be Iranian."""
    at = token.i - 1
    if at >= 0 and tokens[at].text in _HYPHENS:
        at -= 1
    return at >= 0 and tokens[at].lower.rstrip("-") in ("pro", "anti", "non")
