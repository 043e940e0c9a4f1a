"""Words of time: the text as a string of word kinds, one character a word.

"on February 9, two" becomes ON MONTH DAY COMMA NUM; the grammar is written over these kinds
(see `grammar.py`), so one regular expression reads a whole text. Reads data/en/time_words.tsv
and data/en/time_holidays.tsv.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dateline.knowledge.lexicon import Lexicon, Lexicons, Row, Words


class TimeWord(Row):
    """Words that play one part in time expressions, and what they stand for."""

    words: Words
    kind: str
    value: str | None = None


class Holiday(Row):
    """Names of a day and the rule by which it falls on a date."""

    names: Words
    rule: str


class AheadWord(Row):
    """Words that tell that something has yet to happen: "*scheduled* for Tuesday"."""

    words: Words
    kind: Literal["verb", "adjective", "auxiliary", "preposition"]


TIME_WORDS = Lexicon("en/time_words.tsv", row=TimeWord)
HOLIDAYS = Lexicon("en/time_holidays.tsv", row=Holiday)
AHEAD_WORDS = Lexicon("en/ahead_words.tsv", row=AheadWord)

OTHER = "."
FIRST_LETTER = 0x4E00  # kinds of words become characters from here on: none means anything to `re`

_PIECE = re.compile(
    r"(?P<stamp>\d{4}-\d\d?-\d\d?(?:t\d\d:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?)?(?![\d-])"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d)|\d{4}/\d{2}/\d{2}(?!\d)|\d{1,2}/\d{1,2}/\d{2}(?![/\d]))"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    r"|(?P<ordinal>\d{1,4}(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d+(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W\d_]+)"
    r"|(?P<gap>\n[ \t\r]*\n\s*)"
    r"|(?P<mark>[^\w\s])"
)
_MARKS = {
    ",": "COMMA",
    ".": "DOT",
    "-": "DASH",
    "\u2013": "DASH",
    "'": "APOS",
    "/": "SLASH",
    "$": "MONEY",
}
_MARKS |= {"£": "MONEY", "€": "MONEY", "¥": "MONEY", "#": "MONEY", "%": "PERCENT", "~": "APPROX"}
_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "`": "'", "\u2011": "-"})
_SHAPES = ("STAMP", "CLOCK", "DAY", "YEAR", "DIGITS", "BIG", "ZERO", "S", "GAP")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, number or mark of the text, with its part in time expressions."""

    start: int
    end: int
    text: str
    kind: str
    value: str | None


@dataclass(frozen=True)
class Vocabulary:
    """What each word means for time, and the letter that stands for each kind of word."""

    words: Mapping[str, tuple[str, str | None]]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], str, str | None]]]
    letters: Mapping[str, str]

    def read(self, text: str) -> "Coded":
        """The text as pieces, and as the string of their kinds."""
        lowered = _lower(text).translate(_STRAIGHT)
        raw = list(_PIECE.finditer(lowered))
        texts = [match.group() for match in raw]
        pieces: list[Piece] = []
        letters: list[str] = []
        at = 0
        while at < len(raw):
            size, kind, value = self._look_up(texts, raw, at)
            start, end = raw[at].start(), raw[at + size - 1].end()
            pieces.append(Piece(start, end, texts[at], kind, value))
            letters.append(self.letters.get(kind, OTHER))
            at += size
        return Coded(pieces, "".join(letters))

    def _look_up(
        self, texts: list[str], raw: list[re.Match[str]], at: int
    ) -> tuple[int, str, str | None]:
        text = texts[at]
        for words, kind, value in self.phrases.get(text, ()):
            if tuple(texts[at : at + len(words)]) == words:
                return len(words), kind, value
        found = self.words.get(text)
        if found is not None:
            return 1, *found
        shape = raw[at].lastgroup
        if shape == "word":
            return 1, "OTHER", None
        if shape == "mark":
            return 1, _MARKS.get(text, "OTHER"), None
        if shape == "number":
            return 1, _kind_of_number(text), text.replace(",", "")
        if shape == "ordinal":
            return 1, "ORD", text[:-2]
        return 1, (shape or "other").upper(), text


@dataclass(frozen=True)
class Coded:
    """A text as pieces; `letters` has one character for each."""

    pieces: Sequence[Piece]
    letters: str

    @cached_property
    def starts(self) -> list[int]:
        """Where each piece starts in the text."""
        return [piece.start for piece in self.pieces]


def load_vocabulary(lexicons: Lexicons) -> Vocabulary:
    """Read the words of time and the holidays."""
    words: dict[str, tuple[str, str | None]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, str | None]]] = defaultdict(list)
    entries = [(row.words, row.kind, row.value) for row in lexicons[TIME_WORDS]]
    entries += [(row.names, "HOLIDAY", row.rule) for row in lexicons[HOLIDAYS]]
    for names, kind, value in entries:
        for name in names:
            parts = tuple(match.group() for match in _PIECE.finditer(name.lower()))
            if len(parts) == 1:
                words[name] = (kind, value)
            else:
                phrases[parts[0]].append((parts, kind, value))
    for choices in phrases.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    kinds = sorted({kind for _, kind, _ in entries} | set(_MARKS.values()) | set(_SHAPES))
    words.setdefault("s", ("S", None))
    letters = {kind: chr(FIRST_LETTER + number) for number, kind in enumerate(kinds)}
    return Vocabulary(words, phrases, letters)


def _kind_of_number(text: str) -> str:
    """DAY 1..31, YEAR 1000..2199, DIGITS other whole numbers, BIG the rest."""
    if not text.isascii() or not text.isdigit():
        return "BIG"
    value = int(text)
    if len(text) <= 2:
        return "DAY" if 1 <= value <= 31 else "DIGITS"
    if len(text) == 4:
        if text[0] == "0":
            return "ZERO"
        return "YEAR" if 1000 <= value <= 2199 else "DIGITS"
    return "DIGITS"


def _lower(text: str) -> str:
    """In lower case, of the same length (some capitals have two small letters)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
