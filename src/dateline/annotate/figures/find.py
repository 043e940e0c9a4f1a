"""Find: the figures of an article.

A number counts people where a word of its phrase, or one that governs it, says what befell them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.annotate.figures.links import Link, find_links
from dateline.annotate.figures.numbers import Number, NumberReader
from dateline.annotate.figures.qualifiers import Qualified, QualifierReader
from dateline.annotate.figures.senses import SenseReader
from dateline.annotate.figures.tally import TALLY_WORDS, Tally, TallyReader
from dateline.annotate.figures.words import (
    CASUALTY_WORDS,
    NUMBER_WORDS,
    QUALIFIER_WORDS,
    PeopleNouns,
    Sense,
    read_senses,
)
from dateline.body import Body, Token
from dateline.knowledge.lexicon import Lexicons
from dateline.records import Figure

COUNTING = frozenset({"nummod", "amod", "compound", "nmod", "quantmod", "det", "dep", "advmod"})
NOT_COUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
GENERIC = frozenset({"people", "person", "other", "others", "more", "individual", "life"})
"""Nouns that do not say whom a figure counts."""

GROUPS = frozenset({"group", "total", "number", "team", "crew", "party", "crowd", "dozen", "batch"})
YEARS = range(1900, 2101)
MAX_PHRASE = 8
"""Tokens from a number to the noun it counts: "two U.S. border patrol agents"."""


@dataclass(frozen=True)
class FoundFigure:
    """A figure and the tokens it was read from: the numeral, and the word that says what befell.

    `rule` is the row of casualty_words.tsv.
    """

    figure: Figure
    numeral: Token
    word: Token | None
    rule: str | None = None


@dataclass(frozen=True)
class Counted:
    """Whom a number counts.

    Attributes:
        anchor: the head of the phrase: the noun, or the number where none stands.
        noun: None where the number stands alone.
        known: whether the noun is known to name people; a number alone is taken to count some.
    """

    anchor: Token
    noun: Token | None
    known: bool


@dataclass(frozen=True)
class Reading:
    """What befell those counted, and the word that says so."""

    sense: Sense
    word: Token
    tally: Tally = "new"


def find_figures(body: Body, lexicons: Lexicons) -> list[FoundFigure]:
    """Find the counts of people, at most one for each number, in text order.

    Args:
        body: the parse; what lies outside it (boilerplate) has no figures.
        lexicons: the word lists; read once for each set of lists.

    Returns:
        Counts in persons. "At least 8" is `low=8, high=None`; "dozens" is `low=24` (the least it can
        mean), `high=None`; "several" has neither. A number whose subject is not understood is left
        out, never guessed.
    """
    return _finder(lexicons).find(body)


@lru_cache(maxsize=4)
def _finder(lexicons: Lexicons) -> "FigureFinder":
    return FigureFinder(lexicons)


class FigureFinder:
    """Finds figures with one set of word lists."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._numbers = NumberReader(lexicons[NUMBER_WORDS])
        self._qualifiers = QualifierReader(lexicons[QUALIFIER_WORDS])
        self._senses = SenseReader(read_senses(lexicons[CASUALTY_WORDS]))
        self._tallies = TallyReader(lexicons[TALLY_WORDS], self._senses)
        self._people = PeopleNouns(lexicons)

    def find(self, body: Body) -> list[FoundFigure]:
        """The figures of an article, in text order."""
        found: list[FoundFigure] = []
        last: Reading | None = None
        for number in self._numbers.read(body):
            counted = self._counted(number, body)
            if counted is None:
                continue
            before = body.all_tokens[max(0, number.first.i - 3) : number.first.i]
            reading = self._read(counted, number, before, last, body)
            if reading is None:
                continue
            last = reading
            qualified = self._qualifiers.read(number, body)
            figure = _figure(qualified, counted, reading, body)
            found.append(FoundFigure(figure, number.head, reading.word, reading.sense.rule))
        return found

    def _counted(self, number: Number, body: Body) -> Counted | None:
        """Whom a number counts, or None where it counts no people."""
        if number.last.i + 1 < len(body.all_tokens):
            if body.all_tokens[number.last.i + 1].lower in ("%", "per"):
                return None
        if number.first.i and body.all_tokens[number.first.i - 1].lower in ("per", "no", "aged"):
            return None
        head = _head(number)
        noun = _noun(head, number)
        if noun is None:
            if not number.is_vague and _is_no_count(head, number):
                return None
            return Counted(head, None, known=True)
        if self._senses.is_noun(noun):
            if _is_rate(noun):
                return None
            known = True
        elif not self._people.may_be(noun):
            return None
        else:
            known = self._people.is_known(noun)
        anchor = noun if noun.i > number.last.i and noun is head.head and head.dep in COUNTING else head
        return Counted(anchor, noun, known)

    def _read(
        self,
        counted: Counted,
        number: Number,
        before: Sequence[Token],
        last: Reading | None,
        body: Body,
    ) -> Reading | None:
        for link in find_links(counted.anchor, is_group=GROUPS):
            sense = self._senses.read(link, known=counted.known)
            if sense is not None:
                tally: Tally = "cumulative" if link.slot == "of" and "of" not in sense.counts else "new"
                return Reading(sense, link.word, tally)
        toll = self._tallies.read(counted.anchor)
        if toll is not None and toll.sense is not None and toll.word is not None:
            return Reading(toll.sense, toll.word, toll.tally)
        if toll is not None and last is not None and last.tally != "new":
            return Reading(last.sense, last.word, toll.tally)
        reading = self._read_beside(counted, number, body)
        if reading is None and last is not None and counted.noun is None:
            if last.word.sentence == number.head.sentence and self._tallies.is_compared(before):
                return last
        return reading

    def _read_beside(self, counted: Counted, number: Number, body: Body) -> Reading | None:
        """What the neighbouring words say, where the parse leads nowhere: "killing 8", "8 hurt"."""
        tokens = body.all_tokens
        start = self._qualifiers.read(number, body).first.i
        sentence = number.head.sentence
        if start:
            left = tokens[start - 1]
            if left.sentence == sentence and left.tag[:1] == "V" and not _is_passive(left):
                sense = self._senses.read(Link(left, "obj"), known=counted.known)
                if sense is not None:
                    return Reading(sense, left)
        end = max(number.last.i, counted.noun.i if counted.noun else 0)
        for right in tokens[end + 1 : end + 4]:
            if right.sentence != sentence or right.pos in ("PUNCT", "NUM", "ADP", "CCONJ"):
                break
            if right.tag in ("VBN", "JJ", "VBD"):
                sense = self._senses.read(Link(right, "subj"), known=counted.known)
                if sense is not None:
                    return Reading(sense, right)
            if right.pos not in ("AUX", "ADV", "NOUN", "ADJ"):
                break
        return None


def _head(number: Number) -> Token:
    """The token of a number by which it hangs in the parse."""
    token = number.last
    while token.head is not token and number.first.i <= token.head.i <= number.last.i:
        token = token.head
    return token


def _noun(head: Token, number: Number) -> Token | None:
    """The noun counted: "two *soldiers*", "dozens of *soldiers*", "three of the *soldiers*"."""
    over = head.head
    if (
        head.dep in COUNTING
        and number.last.i < over.i <= number.last.i + MAX_PHRASE
        and over.pos in ("NOUN", "PROPN", "PRON", "ADJ", "SYM", "X", "VERB")
        and (over.pos != "VERB" or head.dep == "nummod")
    ):
        return over
    of = next((c for c in head.children if c.lower == "of" and c.i > number.last.i), None)
    return of.child("pobj") if of is not None else None


def _is_no_count(head: Token, number: Number) -> bool:
    """Whether a number that stands alone is a date, an age, a score or the like."""
    if head.dep in ("appos", "npadvmod", "punct") or head.ent in NOT_COUNTS:
        return True
    is_year = number.low in YEARS and number.first is number.last and "," not in number.last.text
    return is_year and head.dep not in ("nsubj", "nsubjpass", "dobj")


def _is_rate(noun: Token) -> bool:
    return any(child.lower in ("per", "rate") for child in noun.children)


def _is_passive(verb: Token) -> bool:
    return verb.child("auxpass", "nsubjpass") is not None


def _figure(qualified: Qualified, counted: Counted, reading: Reading, body: Body) -> Figure:
    return Figure(
        **body.evidence(qualified.first.start, qualified.last.end),
        kind=reading.sense.kind,
        low=qualified.low,
        high=qualified.high,
        qualifier=qualified.qualifier,
        approximate=qualified.approximate,
        of=_whom(counted.noun, reading.word),
        tally=reading.tally,
    )


def _whom(noun: Token | None, word: Token) -> str | None:
    """Whom it counts, as the text names them: "soldiers", "Iraqis"; None: "people", "others"."""
    if noun is None or noun is word or noun.lemma in GENERIC or noun.pos in ("PRON", "ADJ", "NUM"):
        return None
    return noun.text if noun.pos == "PROPN" and not noun.text.isupper() else noun.lower
