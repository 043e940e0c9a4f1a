"""Senses: whether a word, as it stands, says what befell the people counted."""

from collections.abc import Iterator

from dateline.annotate.figures.links import Link
from dateline.annotate.figures.words import Need, Sense, Senses, noun_forms
from dateline.body import Token

OBJECTS = ("dobj", "nsubjpass", "dative")
PART_OF_TAG = {"V": ("verb", "adj"), "N": ("noun", "adj"), "J": ("adj", "noun", "verb")}
MAX_UNDER = 3
"""Governors looked at for `under`."""


class SenseReader:
    """Finds the sense of a word for those who stand in a slot of it."""

    def __init__(self, senses: dict[str, Senses]) -> None:
        self._senses = senses

    def read(self, link: Link, *, known: bool, alone: bool = False) -> Sense | None:
        """The sense in which the word tells what befell them, or None.

        Args:
            link: the word, and the slot of those counted.
            known: whether the noun counted is known to name people (a number alone is).
            alone: whether a number stands without a noun.
        """
        word = link.word
        if word.child("neg") is not None and link.slot != "itself":
            return None
        for part in PART_OF_TAG.get(word.tag[:1], ()):
            for sense in self._senses_of(part, word):
                if (
                    (known or not sense.people_only or link.slot == "itself")
                    and not (alone and sense.named_only and word.child("auxpass") is None)
                    and _stands_in(link, part, sense)
                    and _has_particle(word, sense)
                    and all(_holds(need, word) for need in sense.needs)
                ):
                    return sense
        return None

    def is_noun(self, word: Token) -> bool:
        """Whether one of this noun is one person befallen: "hostage", "death"."""
        return any("itself" in sense.counts for sense in self._senses_of("noun", word))

    def is_state(self, word: Token) -> bool:
        """Whether it is a state made a noun: "16 *injured*"."""
        return any(form in self._senses["adj"] for form in noun_forms(word))

    def toll(self, word: Token) -> Sense | None:
        """The sense in which a number said of this noun is a toll: "the *toll* rose to 8"."""
        for sense in self._senses_of("noun", word):
            if "toll" in sense.counts and all(_holds(need, word) for need in sense.needs):
                one_each = "itself" in sense.counts
                return None if one_each and word.tag not in ("NNS", "NNPS") else sense
        return None

    def _senses_of(self, part: str, word: Token) -> tuple[Sense, ...]:
        senses = self._senses[part]
        if part == "verb":
            return senses.get(word.lemma, ())
        return next((senses[form] for form in noun_forms(word) if form in senses), ())


def _stands_in(link: Link, part: str, sense: Sense) -> bool:
    word, slot, counts = link.word, link.slot, sense.counts
    if part == "adj":
        return slot in ("subj", "obj")
    if part == "noun":
        return slot in counts or (slot == "of" and "toll" in counts)
    if slot in counts:
        return True
    if slot == "subj" and "obj" in counts:  # "three others injured"
        return word.tag in ("VBN", "VBD") and not _has_object(word)
    return slot == "obj" and "subj" in counts and word.tag == "VBN" and not _has_object(word)


def _has_object(verb: Token) -> bool:
    """Whether it or a verb joined to it has an object: "killed and wounded dozens"."""
    return any(
        child.dep in ("dobj", "nsubjpass")
        or (child.dep == "conj" and child.pos == "VERB" and child.child("dobj") is not None)
        for child in verb.children
    )


def _has_particle(verb: Token, sense: Sense) -> bool:
    return sense.particle is None or any(
        child.lower == sense.particle and child.dep in ("prt", "advmod", "prep")
        for child in verb.children
    )


def _holds(need: Need, word: Token) -> bool:
    fillers = need.fillers
    met = any(
        "*" in fillers or filler in fillers
        for slot in need.slots
        for filler in _fillers(slot, word)
    )
    return met is not need.negated


def _fillers(slot: str, word: Token) -> Iterator[str]:
    if slot == "under":
        for n, above in enumerate(word.ancestors):
            if n < MAX_UNDER:
                yield above.lemma
    elif slot == "mod":
        yield from (c.lemma for c in word.children if c.dep in ("amod", "compound", "nmod"))
        yield from (c.lower for c in word.children if c.dep in ("amod", "compound", "nmod"))
    elif slot == "adj":
        yield from _complements(word)
    elif slot in ("obj", "subj"):
        if slot == "obj" and _is_misread(word):
            yield from _names(word.head)
        wanted = OBJECTS if slot == "obj" else ("nsubj",)
        for child in word.children:
            if child.dep in wanted:
                yield from _names(child)
    else:
        yield from _objects_of(slot, word)


def _is_misread(verb: Token) -> bool:
    """Whether its object was read as a noun that it describes: "fifty [received *injuries*]"."""
    own = verb.dep == "amod" and verb.tag in ("VBD", "VBN") and verb.head.i > verb.i
    return own and verb.child("nsubj") is not None


def _complements(verb: Token) -> Iterator[str]:
    for child in verb.children:
        if child.pos in ("ADJ", "ADV", "NOUN", "VERB") and child.i > verb.i and child.dep != "conj":
            yield child.lemma
            if child.dep in OBJECTS:
                yield from (c.lemma for c in child.children if c.i > child.i or c.dep == "amod")


def _objects_of(preposition: str, word: Token) -> Iterator[str]:
    """The objects of a preposition of the word, of its object or of its adverb ("out of")."""
    frontier = [word, *(c for c in word.children if c.dep in (*OBJECTS, "prep", "advmod", "oprd"))]
    for token in frontier:
        for child in token.children:
            if child.lower == preposition and child.dep in ("prep", "dative", "aux", "agent"):
                for object_ in child.children:
                    yield from _names(object_)


def _names(token: Token) -> Iterator[str]:
    yield from noun_forms(token)
    for other in token.conjuncts:
        yield from noun_forms(other)
