"""Tense: whether the words around a time look back or ahead.

"met on Tuesday" is the Tuesday before, "will meet on Tuesday" the one to come. Reads the parse: the
verb that governs the time, its auxiliaries, and verbs that look ahead ("is scheduled to meet").
"""

from collections.abc import Collection
from typing import Literal

from dateline.body import Body, Token

Direction = Literal["past", "future"]

VERBAL = frozenset({"VERB", "AUX"})
WILL = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "can", "may", "must", "should", "might", "could"})


def direction(body: Body, start: int, end: int, ahead: Collection[str]) -> Direction | None:
    """Where the clause around these characters looks; None where nothing tells.

    Args:
        body: the parse.
        start, end: the time expression.
        ahead: lemmas of verbs that look ahead (data/en/ahead_verbs.tsv).
    """
    head = body.head_of(start, end)
    if head is None:
        return None
    verb = _governor(head)
    return _direction_of(verb, ahead) if verb is not None else None


def _governor(token: Token) -> Token | None:
    if token.pos in VERBAL:
        return token
    return next((ancestor for ancestor in token.ancestors if ancestor.pos in VERBAL), None)


def _direction_of(verb: Token, ahead: Collection[str]) -> Direction | None:
    helpers = [child for child in verb.children if child.dep in ("aux", "auxpass")]
    words = {helper.lower for helper in helpers}
    if words & WILL and "have" not in words:
        return "future"
    if verb.tag == "VB" or "to" in words:
        return _of_infinitive(verb, ahead)
    if verb.lemma in ahead and verb.tag in ("VBN", "VBZ", "VBP", "VBG", "JJ"):
        return "future"
    tags = {helper.tag for helper in helpers}
    if verb.tag == "VBD" or "VBD" in tags:
        return "past"
    if verb.tag == "VBN":
        return "past"
    if verb.tag == "VBG":
        if tags & {"VBZ", "VBP"}:
            return "future"
        above = _governor_above(verb)
        return _direction_of(above, ahead) if above is not None else None
    if verb.tag in ("VBZ", "VBP"):
        return None
    return None


def _of_infinitive(verb: Token, ahead: Collection[str]) -> Direction | None:
    above = _governor_above(verb)
    if above is None:
        return "future"
    if above.lemma in ahead:
        return "future"
    return _direction_of(above, ahead) or "future"


def _governor_above(verb: Token) -> Token | None:
    return next((ancestor for ancestor in verb.ancestors if ancestor.pos in VERBAL), None)
