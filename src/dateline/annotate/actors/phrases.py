"""Noun phrases: where one begins and ends, and what modifies its head.

Determiners and titles are in; relative clauses and most prepositional phrases are out.
"""

from collections.abc import Iterator

from dateline.body import Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
BEFORE = frozenset({
    "det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "case",
    "npadvmod", "neg", "preconj",
})
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})


def left_edge(head: Token) -> Token:
    """The first token of the phrase that a noun heads: the "the" of "the Iraqi forces"."""
    edge = head
    for child in reversed(head.children):
        if child.i >= head.i:
            continue
        if child.dep not in BEFORE or (child.dep == "advmod" and child.i < edge.i - 1):
            if child.dep == "punct" and child.text in ("-", "'", '"', "’", "“", "‘"):
                continue
            break
        first = _first_of(child)
        if first.i < edge.i:
            edge = first
    return edge


def _first_of(token: Token) -> Token:
    first = token
    for child in token.children:
        if child.i < first.i and child.dep not in ("punct", "cc", "appos", "relcl", "mark"):
            deeper = _first_of(child)
            if deeper.i < first.i:
                first = deeper
    return first


def modifiers(head: Token) -> Iterator[Token]:
    """The words before a noun that say which: adjectives, nouns, owners; in text order."""
    for child in head.children:
        if child.i < head.i and child.dep in MODIFIERS:
            yield child


def owner(head: Token) -> Token | None:
    """Whose it is: "Iran" of "Iran's minister", "his" of "his deputy"."""
    return head.child("poss")


def objects_of(head: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """The nouns joined to a noun by one of these prepositions: "Egypt" of "the army of Egypt"."""
    for child in head.children:
        if child.dep == "prep" and child.i > head.i and child.lower in prepositions:
            for pobj in child.children:
                if pobj.dep == "pobj":
                    yield pobj


def preposition_of(token: Token) -> str | None:
    """The preposition that governs a noun or the noun it is coordinated with; None when none does."""
    while token.dep in ("conj", "appos") and token.head is not token:
        token = token.head
    if token.dep in ("pobj", "pcomp") and token.head.pos in ("ADP", "SCONJ", "PART"):
        return token.head.lower
    return None


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
