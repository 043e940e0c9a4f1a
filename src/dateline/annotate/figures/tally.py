"""Tally: numbers said of a toll ("the death toll rose to 200"), and which tally they give."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.annotate.figures.links import Link
from dateline.annotate.figures.senses import SenseReader
from dateline.annotate.figures.words import Sense
from dateline.body import SUBJECTS, Token
from dateline.knowledge.lexicon import Lexicon, Row, Words

Tally = Literal["new", "cumulative", "revised"]


class TallyWord(Row):
    """Words by which a number is said of a toll."""

    words: Words
    part: Literal["counter", "reach", "peak", "revise", "against"]


TALLY_WORDS = Lexicon("en/tally_words.tsv", row=TallyWord)
TOLL_PREPOSITIONS = frozenset({"to", "at", "from"})


@dataclass(frozen=True)
class Toll:
    """The word that says what a toll counts, and which tally the number gives."""

    word: Token | None
    sense: Sense | None
    tally: Tally


class TallyReader:
    """Reads numbers as tolls."""

    def __init__(self, rows: Sequence[TallyWord], senses: SenseReader) -> None:
        words: dict[str, set[str]] = {}
        for row in rows:
            words.setdefault(row.part, set()).update(row.words)
        self._counters = frozenset(words.get("counter", ()))
        self._reach = frozenset(words.get("reach", ()))
        self._peaks = frozenset(words.get("peak", ()))
        self._revise = frozenset(words.get("revise", ()))
        self._against = tuple(tuple(w.split(" ")) for w in sorted(words.get("against", ())))
        self._senses = senses

    def read(self, anchor: Token, before: Sequence[Token]) -> Toll | None:
        """The toll of which the number at `anchor` is said; its word is None of "revised *it* to".

        Args:
            anchor: the number, or the noun it counts.
            before: the words before the number and its qualifiers.
        """
        preposition = before[-1].lower if before else ""
        verb, phrases = self._said_of(anchor, preposition)
        if verb is None and before and before[-1].lemma in self._reach:
            verb, phrases = before[-1], list(_slots(before[-1]))
        if verb is None:
            return None
        tally: Tally = "revised" if verb.lemma in self._revise else "cumulative"
        for phrase in phrases:
            if phrase.lower == "it":
                return Toll(None, None, tally)
            found = self._counted_by(phrase)
            if found is not None:
                return Toll(*found, tally)
        return None

    def is_compared(self, before: Sequence[Token]) -> bool:
        """Whether these tokens end in words that compare what follows: "compared with"."""
        return any(
            tuple(token.lower for token in before[-len(words) :]) == words
            for words in self._against
        )

    def _said_of(self, anchor: Token, preposition: str) -> tuple[Token | None, list[Token]]:
        """The verb by which the number is said, and the nouns of which it may be."""
        head = anchor.head
        if anchor.dep == "pobj" and head.lower == "of" and head.head.lemma in self._peaks:
            anchor, head = head.head, head.head.head  # "reached a high of 90"
        if anchor.dep == "pobj" and head.lower in TOLL_PREPOSITIONS:
            over = head.head
            if over.dep in ("advmod", "prt", "prep", "aux"):
                over = over.head
            if over.pos == "NOUN":
                return over.head, [over, *_slots(over.head)]
            return over, list(_slots(over))
        reached = head.lemma in self._reach or preposition in TOLL_PREPOSITIONS  # "gone up to 73"
        if anchor.dep in ("dobj", "attr", "acomp", "npadvmod") and reached:
            return head, [token for token in _slots(head) if token is not anchor]
        return None, []

    def _counted_by(self, phrase: Token) -> tuple[Token, Sense] | None:
        sense = self._senses.toll(phrase)
        if sense is not None:
            return phrase, sense
        if phrase.lemma not in self._counters:
            return None
        for token in phrase.subtree:
            if token is phrase:
                continue
            sense = self._senses.toll(token)
            if sense is None:
                slot = "itself" if token.tag[:1] == "N" else "obj"
                slot = "subj" if token.tag in ("VBD", "VBP", "VBG") else slot
                sense = self._senses.read(Link(token, slot), known=True)
            if sense is not None:
                return token, sense
        return None


def _slots(verb: Token) -> Iterator[Token]:
    """Subject and object of a verb, or of the verb that it hangs on."""
    for token in (verb, verb.head) if verb.dep in ("advcl", "conj", "xcomp", "acl") else (verb,):
        for child in token.children:
            if child.dep in SUBJECTS or child.dep == "dobj":
                yield child
                yield from (c for c in child.children if c.dep == "appos")
