"""Cues: the words that change the status of what hangs on them, as data/en/status_cues.tsv lists
them.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from dateline.body import Token
from dateline.knowledge.lexicon import Lexicon, Row, Words
from dateline.records import Status


class StatusCue(Row):
    """A word that changes the status of the event in one of its slots.

    Attributes:
        slot: where the event hangs on the cue; the head of the TSV lists them.
        effect: `presupposed`: what hangs there has happened whatever is said of the cue ("did not
            condemn the raid"); `speech`: the cue's own negation and mood say nothing of it ("did
            not say that"); `attitude`: the cue tells of a will alone, so that its negation settles
            nothing ("did not rule out"); `indefinite`: a definite noun there is one that happened
            ("discussed *the* raid").
    """

    pos: Literal["verb", "noun", "adj", "adv", "aux", "conj", "prep", "det"]
    cue: Words
    slot: str
    status: Status
    effect: Literal["presupposed", "speech", "attitude", "indefinite"] | None = None


STATUS_CUES = Lexicon("en/status_cues.tsv", row=StatusCue)
PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj"}
PARTICIPLES = frozenset({"VBN", "VBG"})


class CueBook:
    """Answers which cue a word is to what hangs in one of its slots.

    Args:
        rows: the cues; of two with the same word and slot the first of the word's part of speech
            counts.
    """

    def __init__(self, rows: Iterable[StatusCue]) -> None:
        self._rows: dict[tuple[str, str], list[StatusCue]] = {}
        self._first: set[str] = set()
        self._last: set[str] = set()
        self._said: dict[str, Status] = {}
        for row in rows:
            for cue in row.cue:
                self._list(cue, row)

    def _list(self, cue: str, row: StatusCue) -> None:
        for slot in row.slot.split(","):
            self._rows.setdefault((cue, slot), []).append(row)
        first, *others = cue.removeprefix("not ").split(" ")
        if others:
            self._first.add(first)
            self._last.add(others[-1])
        if row.pos == "noun" and row.status in (Status.ALLEGED, Status.REQUESTED):
            self._said.setdefault(cue, row.status)

    def find(self, word: Token, *slots: str, negated: bool = False) -> StatusCue | None:
        """The cue that a word is, by the first of these slots for which it is one.

        Args:
            negated: whether "not" bears on the word: "not X" may be a cue of its own.
        """
        forms = list(self._forms(word))
        if negated:
            forms = [f"not {form}" for form in forms] + forms
        for slot in slots:
            for form in forms:
                rows = self._rows.get((form, slot))
                if rows is not None and (row := _fitting(rows, word)) is not None:
                    return row
        return None

    def said_by(self, noun: Token) -> Status | None:
        """What a noun that names a speech act makes of its content: "accusation", "demand"."""
        return self._said.get(noun.lemma)

    def _forms(self, word: Token) -> Iterator[str]:
        """The forms under which a cue may be listed, longest first: "rule out", "in case"."""
        if word.lemma in self._first or word.lower in self._first:
            for child in word.children:
                if child.dep == "prt" or _adjoin(word, child):
                    yield f"{word.lemma} {child.lower}"
            if _denies_somebody_something(word):
                yield f"{word.lemma} somebody"
        if word.lower in self._last:
            before = word_before(word)
            if before is not None:
                yield f"{before.lower} {word.lower}"
        yield word.lower
        if word.lower != word.lemma:
            yield word.lemma


def _fitting(rows: list[StatusCue], word: Token) -> StatusCue | None:
    """The row of a word's part of speech, else one that it may be despite its tag."""
    part = PARTS.get(word.pos)
    if part is None:
        return rows[0]
    own = next((row for row in rows if row.pos == part), None)
    return own or next((row for row in rows if _may_be(row, part, word)), None)


def _may_be(row: StatusCue, part: str, word: Token) -> bool:
    """ "is *suspected*" and "is *determined*" are tagged now as verbs, now as adjectives."""
    if row.pos in ("verb", "adj"):
        return word.tag in PARTICIPLES or (row.pos == "verb" and part == "adj")
    return row.pos != "noun"


def word_before(word: Token) -> Token | None:
    """The word before a word, if one governs the other or both hang on the same."""
    near = (word.head, *word.children, *word.head.children)
    return next((token for token in near if token is not word and _adjoin(token, word)), None)


def _adjoin(left: Token, right: Token) -> bool:
    return 0 <= right.start - left.end <= 1


def _denies_somebody_something(verb: Token) -> bool:
    """ "denied them a visa", "they were denied a visa"."""
    deps = {child.dep for child in verb.children}
    return "dobj" in deps and ("dative" in deps or "nsubjpass" in deps)
