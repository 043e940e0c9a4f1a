"""Relatives: the clause below a noun in which the noun itself has a part.

"The attack, *which Syria has denied carrying out*", "talks *planned for May*".
"""

from dataclasses import dataclass

from dateline.annotate.events import frames
from dateline.body import Token

PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True)
class Gap:
    """Where in a clause the noun above belongs: "denied [carrying out ...]"."""

    clause: Token
    verb: Token
    slot: str


def gap_of(noun: Token) -> Gap | None:
    """The part that a noun has in the clause that modifies it, or None."""
    if noun.pos in frames.VERBAL:
        return None
    for child in (*noun.children, *_hung_on_the_place(noun)):
        if child.dep == "acl" and child.tag == "VBN" and child.child("aux") is None:
            return Gap(child, child, "obj")
        if child.dep in ("relcl", "acl") and child.tag != "VB" and child.child("mark") is None:
            return _of_relative(child)
    return None


def _hung_on_the_place(noun: Token) -> list[Token]:
    """ "the attack in Douma, *which Syria has denied carrying out*": not the town."""
    places = [
        thing
        for preposition in noun.children
        if preposition.dep == "prep"
        for thing in preposition.children
        if thing.ent in PLACES
    ]
    return [c for place in places for c in place.children if c.dep == "relcl"]


def _of_relative(clause: Token) -> Gap | None:
    verb = _innermost(clause)
    subject = clause.child("nsubj", "nsubjpass")
    if clause.dep == "relcl" and (subject is None or subject.lower in frames.RELATIVE):
        return Gap(clause, verb, "obj" if frames.is_passive(verb) else "subj")
    objects = [child.lower in frames.RELATIVE for child in verb.children if child.dep == "dobj"]
    if all(objects) and (objects or clause.dep == "relcl"):
        return Gap(clause, verb, "obj")
    return None


def _innermost(verb: Token) -> Token:
    """ "has denied *carrying* out": the last of a chain of infinitives and gerunds."""
    inner = verb.child("xcomp")
    while inner is not None and inner.pos in frames.VERBAL:
        verb, inner = inner, inner.child("xcomp")
    return verb
