"""Links: the words whose people a number may count, nearest first, with the part those people play.

From "eight" in "eight drivers were kidnapped and killed" there lead links to "kidnapped" and
"killed", both as their (logical) object.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.body import SUBJECTS, Token

COMPLEMENTS = frozenset({"acomp", "oprd", "xcomp", "attr"})
SAID_INSIDE = frozenset({"amod", "nmod", "acomp", "oprd", "advmod", "ccomp", "dep", "appos"})
NEAR = 2
"""Tokens between verbs that share an object: "seized and killed 8", not "killed 3 and took 8"."""

MAX_CLIMB = 8
"""Heads followed upwards: longer paths are lists that the parser took for one phrase."""


@dataclass(frozen=True)
class Link:
    """A word, and the slot in which the people counted stand to it: obj, subj, of, to, itself."""

    word: Token
    slot: str


def find_links(
    anchor: Token, noun: Token | None, *, groups: frozenset[str], inside_only: bool = False
) -> Iterator[Link]:
    """The links of a counted phrase: what governs it, then what is said inside of it.

    Args:
        anchor: the head of the phrase: the noun counted, or the number.
        noun: the noun counted; it stands below the anchor in "dozens of wounded soldiers".
        groups: nouns that only gather people: "a group of 8 tourists was seized".
        inside_only: leave out what governs it.
    """
    if not inside_only:
        yield from _governors(anchor, groups)
    yield from _modifiers(anchor)
    if noun is not None and noun is not anchor:
        yield from _modifiers(noun)
    yield Link(noun or anchor, "itself")


def _governors(token: Token, groups: frozenset[str]) -> Iterator[Link]:
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
            if head.head.lemma not in groups:
                return
            token = head.head
        elif dep == "conj" and head.pos not in ("VERB", "AUX"):
            token = head
        elif dep == "nummod" and head.tag == "VBN":  # "30 captured"
            yield Link(head, "obj")
            return
        elif dep == "poss":
            yield Link(head, "of")
            return
        else:
            return


def _of_subject(verb: Token, slot: str) -> Iterator[Link]:
    """A verb and all that is said of its subject: "were seized and killed", "is feared dead"."""
    yield Link(verb, slot)
    for child in verb.children:
        if child.dep in COMPLEMENTS:
            passive = child.child("auxpass") is not None or child.tag == "VBN"
            yield from _of_subject(child, "obj" if passive else "subj")
        elif child.dep == "conj" and child.child(*SUBJECTS) is None:
            passive = child.tag == "VBN" and (slot == "obj" or child.child("auxpass") is not None)
            yield from _of_subject(child, "obj" if passive else "subj")


def _of_object(verb: Token) -> Iterator[Link]:
    """A verb, what it makes of its object ("left 8 dead"), and a verb that shares the object."""
    yield Link(verb, "obj")
    for child in verb.children:
        if child.dep in ("oprd", "acomp", "xcomp", "ccomp", "advcl") and child.tag in (
            "JJ",
            "VBN",
            "NN",
        ):
            yield Link(child, "obj")
        elif child.dep in ("xcomp", "ccomp") and child.tag == "VB":
            yield Link(child, "subj")  # "forced 800 people to flee their homes"
    if verb.dep == "conj" and verb.head.pos == "VERB" and verb.i - verb.head.i <= NEAR:
        yield Link(verb.head, "obj")


def _modifiers(anchor: Token) -> Iterator[Link]:
    """What is said of the people inside their phrase: "8 *dead*", "18 men *arrested* in May"."""
    for child in anchor.children:
        if child.dep in ("acl", "relcl"):
            yield from _of_clause(child)
        elif child.dep in SAID_INSIDE and child.tag in ("VBN", "JJ", "VBD"):
            yield Link(child, "obj")
        elif child.dep == "amod" and child.tag == "VBG":  # "missing persons"
            yield Link(child, "subj")


def _of_clause(verb: Token) -> Iterator[Link]:
    if verb.dep == "acl":
        yield from _of_subject(verb, "obj" if verb.tag in ("VBN", "VBD") else "subj")
        return
    subject = verb.child("nsubjpass", "nsubj")
    if subject is None or subject.tag in ("WP", "WDT"):
        passive = verb.child("auxpass") is not None or (subject and subject.dep == "nsubjpass")
        yield from _of_subject(verb, "obj" if passive else "subj")
    elif subject.dep == "nsubj" and verb.child("dobj") is None:
        yield Link(verb, "obj")  # "the 8 men whom rebels seized"
