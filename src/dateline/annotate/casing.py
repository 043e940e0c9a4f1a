"""Casing: text in capitals, in small letters or with a headline's capitals, in ordinary case.

Names are a parser's best clue to who acts on whom, and it was trained on edited prose. Old wires
came in capitals, archives lose theirs, headlines have too many. Here each word of such a
paragraph is written anew, letter for letter: the text keeps its length and every offset its place.
"""

import re
from collections.abc import Iterable, Sequence
from enum import Enum, auto

from spacy.language import Language

from dateline.annotate.marks import restore_marks
from dateline.annotate.naming import Evidence, Line, Namer
from dateline.annotate.vocabulary import WORD, Kind, Vocabulary
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.lexicon import Lexicons

MIN_WORDS = 3  # a paragraph of fewer words shows no style
MAX_SMALL = 0.15  # small letters a capital up to which a paragraph is in capitals
MAX_CAPITALS = 0.06  # share of words with a capital up to which a paragraph is in small letters
MANY_CAPITALS = 0.3  # capitals a word above which there is no need to look closer
LONG_ENOUGH = 12  # words; a paragraph with a few capitals is judged only if it is as long
HEADLINE = 25  # words; longer lines are no headlines
LONGEST_WORD = 12  # code points, for a quick look at how long a line is
SMALL_WORD = 4  # letters; shorter words of a headline may be small ("of"), longer ones may not

_UPPER = bytes(range(ord("A"), ord("Z") + 1))
_LOWER = bytes(range(ord("a"), ord("z") + 1))
_CAPITALS = re.compile(r"[A-Z]+(?![A-Z\d])")
_STARTS = re.compile(r"[.!?]['\")\]]*\s+['\"(\[]*([^\W\d_])")
_MARKS = " \t\r\n\"'`“”‘’([*-•"
_SMALL_WORDS = re.compile(r"\b[a-z]{2,}")
_NAMES_IN_MIDSENTENCE = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]+")


class Style(Enum):
    """How a paragraph is written."""

    MIXED = auto()
    CAPS = auto()
    LOWER = auto()
    TITLE = auto()


def style_of(text: str) -> Style:
    """How a paragraph is written, a headline's case left aside: judged by its Latin letters."""
    letters = text.encode("ascii", "ignore")
    capitals = len(letters) - len(letters.translate(None, _UPPER))
    small = len(letters) - len(letters.translate(None, _LOWER))
    words = text.count(" ") + text.count("\n") + 1
    if words < MIN_WORDS or capitals + small < MIN_WORDS:
        return Style.MIXED
    if small <= MAX_SMALL * capitals:
        return Style.CAPS
    if capitals == 0 or (words >= LONG_ENOUGH and _has_few_capitals(text, capitals, words)):
        return Style.LOWER
    return Style.MIXED


def _has_few_capitals(text: str, capitals: int, words: int) -> bool:
    """Whether hardly a word begins with a capital, and sentences do not.

    What is left of a pound sign ("PS13m") is no word.
    """
    if capitals > MANY_CAPITALS * words or not text.lstrip(_MARKS)[:1].islower():
        return False
    if len(_CAPITALS.findall(text)) > MAX_CAPITALS * words:
        return False
    starts = _STARTS.findall(text)
    return 2 * sum(map(str.isupper, starts)) <= len(starts)


def is_headline(line: str) -> bool:
    """Whether a line that stands alone has a headline's capitals: "Rebels Kill Three in Raid"."""
    if len(line) > LONGEST_WORD * HEADLINE or line.endswith((".", ":", ",", ";")):
        return False
    words = [word for word in WORD.findall(line) if len(word) >= SMALL_WORD]
    return MIN_WORDS <= len(words) <= HEADLINE and all(word[0].isupper() for word in words)


class Recaser:
    """Writes paragraphs that are not in ordinary case as edited prose has them.

    Args:
        vocabulary: words of the language and names.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._namer = Namer(vocabulary)

    @classmethod
    def from_lexicons(
        cls,
        nlp: Language,
        lexicons: Lexicons | None = None,
        *,
        gazetteer: Gazetteer | None = None,
        names: Iterable[str] = (),
    ) -> "Recaser":
        """A recaser from a model's word tables, our lists, a gazetteer and further names."""
        return cls(
            Vocabulary.from_lexicons(nlp, lexicons or Lexicons(), gazetteer=gazetteer, names=names)
        )

    def recase(self, text: str, lines: Sequence[tuple[int, int]]) -> str:
        """The text with its lines in ordinary case; of the same length.

        Args:
            text: a whole document: what one line tells of a name holds in the others.
            lines: bounds of its paragraphs, and of lines that stand alone, in text order.
        """
        styles = [self.style(text[start:end]) for start, end in lines]
        if not any(style is not Style.MIXED for style in styles):
            return text
        mixed = [
            text[start:end]
            for (start, end), style in zip(lines, styles, strict=True)
            if style is Style.MIXED
        ]
        odd = [
            (bounds, style)
            for bounds, style in zip(lines, styles, strict=True)
            if style is not Style.MIXED
        ]
        return self._rewrite(text, odd, evidence_of(mixed))

    def style(self, line: str) -> Style:
        """How a paragraph or line is written."""
        style = style_of(line)
        if style is Style.MIXED and is_headline(line) and self._has_ordinary_words(line):
            return Style.TITLE
        return style

    def _has_ordinary_words(self, line: str) -> bool:
        """Whether two words after the first are no names: not so in "Prime Minister Tony Blair"."""
        words = [word.lower() for word in WORD.findall(line) if len(word) >= SMALL_WORD]
        ordinary = [
            word
            for word in words[1:]
            if self.vocabulary[word].kind in (Kind.WORD, Kind.WEAK, Kind.FUNCTION)
            and not self.vocabulary.is_listed(word, "rank")
            and not self.vocabulary.is_listed(word, "unit")
        ]
        return len(ordinary) > 1

    def _rewrite(
        self, text: str, odd: Sequence[tuple[tuple[int, int], Style]], evidence: Evidence
    ) -> str:
        lines = [self._read(text[start:end], style) for (start, end), style in odd]
        known = evidence.with_lines(lines, self._namer)
        pieces: list[str] = []
        at = 0
        for ((start, end), _), line in zip(odd, lines, strict=True):
            self._namer.name(line, known)
            pieces += (text[at:start], write(line))
            at = end
        return "".join([*pieces, text[at:]])

    def _read(self, line: str, style: Style) -> Line:
        if style is Style.LOWER:
            line = restore_marks(line, self.vocabulary.lists.get("leaning", {}))
        return Line.read(line, self.vocabulary, keep=_KEPT[style])


def _has_inner_capital(word: str) -> bool:
    return word[1:] != word[1:].lower()


def _has_capital(word: str) -> bool:
    return word != word.lower()


def _is_never_kept(word: str) -> bool:
    return False


_KEPT = {Style.CAPS: _is_never_kept, Style.LOWER: _has_capital, Style.TITLE: _has_inner_capital}


def evidence_of(paragraphs: Iterable[str]) -> Evidence:
    """What paragraphs in ordinary case tell of words: which are small, which have a capital."""
    small: set[str] = set()
    names: dict[str, str] = {}
    for paragraph in paragraphs:
        small.update(_SMALL_WORDS.findall(paragraph))
        for name in _NAMES_IN_MIDSENTENCE.findall(paragraph):
            names.setdefault(name.lower(), name)
    return Evidence(small=frozenset(small), names=names)


def write(line: Line) -> str:
    """The line in its new case; a word whose letters would change in number stays as it was."""
    pieces: list[str] = []
    at = 0
    for (start, end), new in zip(line.spans, line.new, strict=True):
        old = line.text[start:end]
        written = (new or "") + old[len(new or "") :].lower()
        if len(written) != len(old) or written.casefold() != old.casefold():
            written = old
        pieces += (line.text[at:start], written)
        at = end
    return "".join([*pieces, line.text[at:]])
