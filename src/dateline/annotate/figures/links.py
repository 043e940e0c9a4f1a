"""Links: the words whose people a number may count, nearest first, with the part those people play.

From "eight" in "eight drivers were kidnapped and killed" there lead links to "kidnapped" and
"killed", both as their (logical) object.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.body import SUBJECTS, Token

COMPLEMENTS = frozenset({"acomp", "oprd", "xcomp", "attr"})
GATHERS = frozenset({"prep", "pobj"})
MAX_CLIMB = 8
"""Heads followed upwards: longer paths are lists that the parser took for one phrase."""


@dataclass(frozen=True)
class Link:
    """A word, and the slot in which the people counted stand to it: obj, subj, of, to, itself."""

    word: Token
    slot: str


def find_links(anchor: Token, *, is_group: frozenset[str]) -> Iterator[Link]:
    """The links of the head of a counted phrase: what governs it, then what is said inside of it.

    Args:
        anchor: the noun counted, or the number where no noun stands.
        is_group: nouns that only gather people: "a group of 8 tourists was seized".
    """
    yield from _governors(anchor, is_group)
    yield from _modifiers(anchor)
    yield Link(anchor, "itself")


def _governors(token: Token, is_group: frozenset[str]) -> Iterator[Link]:
    for _ in range(MAX_CLIMB):
        head = token.head
        if head is token:
            return
        dep = token.dep
        if dep in SUBJECTS:
            yield from _of_subject(head, "obj" if dep == "nsubjpass" else "subj")
            return
        if dep in ("dobj", "dative"):
            yield from _of_object(head)
            return
        if dep == "pobj":
            if head.lower != "of" or head.head.pos in ("VERB", "AUX"):
                yield Link(head.head, head.lower)
                return
            yield Link(head.head, "of")
            if head.head.lemma not in is_group:
                return
            token = head.head
        elif dep in ("conj", "appos") and head.pos not in ("VERB", "AUX") and dep == "conj":
            token = head
        elif dep == "poss":
            yield Link(head, "of")
            return
        else:
            return


def _of_subject(verb: Token, slot: str) -> Iterator[Link]:
    """A verb and all that is said of the same subject: "were kidnapped and killed", "is feared dead"."""
    yield Link(verb, slot)
    for child in verb.children:
        if child.dep in COMPLEMENTS:
            passive = child.child("auxpass") is not None or child.tag == "VBN"
            yield from _of_subject(child, "obj" if passive else "subj")
        elif child.dep == "conj" and child.child(*SUBJECTS) is None:
            passive = child.tag == "VBN" and (slot == "obj" or child.child("auxpass") is not None)
            yield from _of_subject(child, "obj" if passive else "subj")
        elif child.dep == "prep" and verb.lemma == "be" and child.lower in ("among", "in", "behind"):
            yield Link(verb, "subj")


def _of_object(verb: Token) -> Iterator[Link]:
    """A verb, what it makes of its object ("left 8 dead"), and verbs joined to it without their own."""
    yield Link(verb, "obj")
    for child in verb.children:
        if child.dep in ("oprd", "acomp", "xcomp", "ccomp", "advcl") and child.tag in (
            "JJ",
            "VBN",
            "NN",
        ):
            yield Link(child, "obj")
    if verb.dep == "conj" and verb.head.pos == "VERB" and verb.head.child("dobj") is None:
        yield Link(verb.head, "obj")


def _modifiers(anchor: Token) -> Iterator[Link]:
    """What is said of the people inside their phrase: "8 *dead*", "18 men *arrested* in May"."""
    for child in anchor.children:
        if child.dep in ("acl", "relcl"):
            yield from _of_clause(child)
        elif child.dep in ("amod", "acomp", "oprd", "advmod", "ccomp", "dep", "conj", "appos"):
            if child.tag in ("VBN", "JJ", "VBD") and child.dep != "conj":
                yield Link(child, "obj")
        elif child.dep == "nmod" and child.tag in ("VBN", "JJ"):
            yield Link(child, "obj")


def _of_clause(verb: Token) -> Iterator[Link]:
    if verb.dep == "acl":
        yield from _of_subject(verb, "obj" if verb.tag in ("VBN", "VBD") else "subj")
        return
    subject = verb.child("nsubjpass", "nsubj")
    if subject is None or subject.tag in ("WP", "WDT"):
        passive = verb.child("auxpass") is not None or (subject and subject.dep == "nsubjpass")
        yield from _of_subject(verb, "obj" if passive else "subj")
    else:
        yield Link(verb, "obj")
