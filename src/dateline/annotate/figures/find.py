"""Find: the figures of an article.

A number counts people where a word of its phrase, or one that governs it, says what befell them.
"""

from dataclasses import dataclass
from functools import lru_cache

from dateline.annotate.figures.counting import Counted, CountingReader
from dateline.annotate.figures.links import Link, find_links
from dateline.annotate.figures.numbers import NumberReader
from dateline.annotate.figures.qualifiers import Qualified, QualifierReader
from dateline.annotate.figures.senses import SenseReader
from dateline.annotate.figures.tally import TALLY_WORDS, Tally, TallyReader
from dateline.annotate.figures.words import (
    CASUALTY_WORDS,
    QUALIFIER_WORDS,
    PeopleNouns,
    Sense,
    read_senses,
)
from dateline.body import Body, Token
from dateline.knowledge.lexicon import Lexicons
from dateline.knowledge.number_words import NUMBER_WORDS
from dateline.records import Figure, FigureKind

PLACING = frozenset({"in", "at", "near"})


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
class Reading:
    """What befell those counted, and the word that says so."""

    sense: Sense
    word: Token
    tally: Tally = "new"


@dataclass(frozen=True)
class Around:
    """The words of its sentence before a qualified number and after the phrase it counts."""

    before: list[Token]
    after: list[Token]


def find_figures(body: Body, lexicons: Lexicons) -> list[FoundFigure]:
    """Find the counts of people, at most one for each number, in text order.

    Args:
        body: the parse; what lies outside it (boilerplate) has no figures.
        lexicons: the word lists; read once for each set of lists.

    Returns:
        Counts in persons. "At least 8" is `low=8, high=None`; "dozens" is `low=24` (the least it
        can mean), `high=None`; "several" has neither. A number whose subject is not understood
        is left out, never guessed.
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
        self._counting = CountingReader(self._people, self._senses)

    def find(self, body: Body) -> list[FoundFigure]:
        """The figures of an article, in text order."""
        found: list[FoundFigure] = []
        last: Reading | None = None
        for number in self._numbers.read(body):
            counted = self._counting.read(number, body)
            if counted is None:
                continue
            qualified = self._qualifiers.read(number, body)
            around = _around(qualified, counted, body)
            reading = self._read(counted, around) or self._read_after(last, counted, around)
            if reading is None or _is_idle(qualified, reading):
                continue
            last = reading
            figure = _figure(qualified, self._whom(counted, reading), reading, body)
            found.append(FoundFigure(figure, number.head, reading.word, reading.sense.rule))
        return found

    def _read(self, counted: Counted, around: Around) -> Reading | None:
        """What befell those counted, by the parse, else by the words beside them."""
        reading = self._read_state(counted) or self._read_left(counted, around, certain=True)
        if reading is not None:
            return reading
        links = find_links(
            counted.anchor,
            counted.noun,
            groups=self._people.groups,
            inside_only=counted.is_doubtful,
        )
        for link in links:
            if counted.is_one and link.word.dep == "relcl":
                continue  # "the one we hold"
            sense = self._senses.read(link, known=counted.known, alone=counted.noun is None)
            if sense is not None:
                return Reading(sense, link.word, "cumulative" if _is_toll(link, sense) else "new")
        toll = self._tallies.read(counted.anchor, around.before)
        if toll is not None and toll.sense is not None and toll.word is not None:
            return Reading(toll.sense, toll.word, toll.tally)
        return None if counted.is_doubtful else self._read_beside(counted, around)

    def _read_state(self, counted: Counted) -> Reading | None:
        """ "16 *injured* in shooting": whatever governs them."""
        noun = counted.noun
        if noun is None or not self._senses.is_state(noun):
            return None
        sense = self._senses.read(Link(noun, "itself"), known=True)
        return Reading(sense, noun) if sense is not None else None

    def _read_left(
        self, counted: Counted, around: Around, *, certain: bool = False
    ) -> Reading | None:
        """The verb right before the number; a certain one is a participle: "*killing* 8"."""
        left = around.before[-1] if around.before else None
        if left is None or left.tag[:1] != "V" or (certain and left.tag != "VBG"):
            return None
        if left.child("auxpass", "nsubjpass") is not None:
            return None
        link = Link(left, "obj")
        sense = self._senses.read(link, known=counted.known, alone=counted.noun is None)
        return Reading(sense, left) if sense is not None else None

    def _read_beside(self, counted: Counted, around: Around) -> Reading | None:
        """What the neighbouring words say, where the parse leads nowhere: "killing 8", "8 hurt"."""
        reading = self._read_left(counted, around)
        if reading is not None:
            return reading
        for right in around.after:
            if right.tag in ("VBN", "VBD") or right.tag[:1] in "JN":
                sense = self._senses.read(Link(right, "subj"), known=counted.known)
                if sense is not None:
                    return Reading(sense, right)
            if right.pos not in ("AUX", "ADV", "NOUN", "ADJ") and right.text not in _QUOTES:
                return None
        return None

    def _read_after(self, last: Reading | None, counted: Counted, around: Around) -> Reading | None:
        """What an earlier figure says of this number: "revised it to 8", "compared with 8"."""
        if last is None or counted.noun is not None:
            return None
        toll = self._tallies.read(counted.anchor, around.before)
        if toll is not None and last.tally != "new":
            return Reading(last.sense, last.word, toll.tally)
        if last.word.sentence != counted.anchor.sentence or not around.before:
            return None
        if self._tallies.is_compared(around.before):
            return last
        listed = around.before[-1].lower in ("and", "while") and bool(around.after)
        return last if listed and around.after[0].lower in PLACING else None

    def _whom(self, counted: Counted, reading: Reading) -> str | None:
        """Whom it counts, as the text names them: "soldiers", "Iraqis"; None: "people"."""
        noun = counted.noun
        if noun is None or noun is reading.word or noun.pos in ("PRON", "ADJ", "NUM"):
            return None
        if noun.lemma in self._people.generic or (
            self._senses.is_noun(noun) and not counted.is_role
        ):
            return None
        return noun.text if noun.pos == "PROPN" and not noun.text.isupper() else noun.lower


_QUOTES = frozenset({'"', "'", "``", "\u201c", "\u201d", "\u2018", "\u2019"})


def _around(qualified: Qualified, counted: Counted, body: Body) -> Around:
    tokens = body.all_tokens
    sentence = counted.anchor.sentence
    start = qualified.first.i
    end = max(qualified.last.i, counted.noun.i if counted.noun else 0)
    return Around(
        before=[t for t in tokens[max(0, start - 4) : start] if t.sentence == sentence],
        after=[t for t in tokens[end + 1 : end + 5] if t.sentence == sentence],
    )


def _is_idle(qualified: Qualified, reading: Reading) -> bool:
    """Whether it tells nothing: "many residents" as a population."""
    has_number = qualified.number.low is not None
    return reading.sense.kind is FigureKind.POPULATION and not has_number


def _is_toll(link: Link, sense: Sense) -> bool:
    """ "a toll of 8", unlike "the killing of 8"."""
    return link.slot == "of" and "of" not in sense.counts


def _figure(qualified: Qualified, whom: str | None, reading: Reading, body: Body) -> Figure:
    return Figure(
        **body.evidence(qualified.first.start, qualified.last.end),
        kind=reading.sense.kind,
        low=qualified.low,
        high=qualified.high,
        qualifier=qualified.qualifier,
        approximate=qualified.approximate,
        of=whom,
        tally=reading.tally,
    )
