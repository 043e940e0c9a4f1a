"""Tense: whether the words around a time look back or ahead.

"met on Tuesday" is the Tuesday before, "will meet on Tuesday" the one to come. Reads the parse: the
verb that governs the time, its auxiliaries, and verbs that look ahead ("is scheduled to meet").
"""

from dataclasses import dataclass
from typing import Literal

from dateline.body import Body, Token

Direction = Literal["past", "present", "future"]

VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Ahead:
    """Lemmas that look ahead (data/en/ahead_words.tsv)."""

    verbs: frozenset[str]
    adjectives: frozenset[str]
    auxiliaries: frozenset[str]
    prepositions: frozenset[str]


def direction(body: Body, start: int, end: int, ahead: Ahead) -> Direction | None:
    """Where the clause around these characters looks; None where nothing tells.

    Args:
        body: the parse.
        start, end: the time expression.
        ahead: the words that look ahead.
    """
    head = body.head_of(start, end)
    if head is None:
        return None
    if any(child.tag == "POS" for child in head.children):
        return "past"  # "Tuesday's vote" is mostly one that was held
    if _preposition(head) in ahead.prepositions:
        return "future"
    if _hangs_on(head, ahead):
        return "future"
    verb = _governor(head)
    return _direction_of(verb, ahead) if verb is not None else None


def _preposition(head: Token) -> str | None:
    return head.head.lower if head.head.pos in ("ADP", "SCONJ") else None


def _hangs_on(head: Token, ahead: Ahead) -> bool:
    """Whether an adjective that looks ahead governs it: "*due* Friday", "*effective* Feb. 1"."""
    for ancestor in head.ancestors:
        if ancestor.pos == "ADJ":
            return ancestor.lemma in ahead.adjectives
        if ancestor.pos in VERBAL:
            return False
    return False


def _governor(token: Token) -> Token | None:
    if token.pos in VERBAL:
        return token
    return next((ancestor for ancestor in token.ancestors if ancestor.pos in VERBAL), None)


def _direction_of(verb: Token, ahead: Ahead) -> Direction | None:
    helpers = [child for child in verb.children if child.dep in ("aux", "auxpass")]
    words = {helper.lower for helper in helpers}
    lemmas = {helper.lemma for helper in helpers}
    if words & ahead.auxiliaries and "have" not in words:
        return "future"
    if verb.tag == "VB" or "to" in words:
        return _of_infinitive(verb, ahead)
    if (
        verb.lemma in ahead.verbs
        and "had" not in words
        and verb.tag in ("VBN", "VBZ", "VBP", "VBG", "JJ")
    ):
        return "future"
    tags = {helper.tag for helper in helpers}
    if verb.tag == "VBD" or "VBD" in tags:
        return "past"
    if verb.tag == "VBN":
        return None if tags and "have" not in lemmas else "past"
    if verb.tag == "VBG":
        if tags & {"VBZ", "VBP"}:
            return "future"
        above = _governor_above(verb)
        return _direction_of(above, ahead) if above is not None else None
    if verb.tag in ("VBZ", "VBP"):
        return None if verb.lemma == "say" else "present"
    return None


def _of_infinitive(verb: Token, ahead: Ahead) -> Direction | None:
    above = _governor_above(verb)
    if above is None:
        return "future"
    if above.lemma in ahead.verbs:
        return "future"
    return _direction_of(above, ahead) or "future"


def _governor_above(verb: Token) -> Token | None:
    return next((ancestor for ancestor in verb.ancestors if ancestor.pos in VERBAL), None)
