"""Nouns: what the words before a noun say of whether there is such a thing."""

from dateline.annotate.events import frames
from dateline.body import Token

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
ANY = frozenset({"any", "no", "anyone", "anybody", "nobody", "whoever", "none"})
LAST = frozenset({"first", "last", "only", "latest", "second", "third", "next"})


def is_definite(noun: Token) -> bool:
    """Whether a noun is told of as known: "the attack", "Sunday's attack", "three attacks"."""
    if noun.pos not in frames.NOMINAL:
        return False
    while noun.dep == "conj" and is_bare(noun) and noun.head.pos in frames.NOMINAL:
        noun = noun.head
    if noun.pos == "PROPN" or noun.pos == "PRON":
        return noun.lower not in ANY
    return any(
        child.dep in ("poss", "nummod") or (child.dep == "det" and child.lower in DEFINITE)
        for child in noun.children
    )


def is_of_any(noun: Token) -> bool:
    """Whether a noun stands for any or none of its kind: "any attack", "no soldier who"."""
    return noun.lower in ANY or any(
        child.dep == "det" and child.lower in ANY for child in noun.children
    )


def is_bare(noun: Token) -> bool:
    """Whether a noun has no article or owner of its own."""
    return noun.child("det", "poss", "nummod") is None


def is_singled_out(noun: Token) -> bool:
    """ "the *first* to attack", "the *only* man to be held": told as fact."""
    if noun.lower in LAST:
        return True
    return any(child.lower in LAST or child.tag == "JJS" for child in noun.children)
