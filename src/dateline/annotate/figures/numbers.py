"""Numbers: "3,200", "one hundred and four", "1.5 lakh", "two dozen", "dozens", "8 to 10"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dateline.body import Body, Token
from dateline.knowledge.number_words import NumberWord, Part

_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}|\d+(?:\.\d+)?")
_MONEY = frozenset("$£€¥₹#")
_DASHES = ("-", "\u2013", "\u2014")
LARGEST = 2_000_000_000  # more than that are not people


@dataclass(frozen=True)
class Number:
    """A number expression of neighbouring tokens.

    Attributes:
        head: the last token of it: the one that carries it in the parse.
        low, high: equal where one number is said; high is None of "dozens" (low is the least it
            can mean); both are None of "several".
        loose: said roundly: "dozens", "a couple", a range.
    """

    first: Token
    last: Token
    head: Token
    low: int | None
    high: int | None
    loose: bool = False

    @property
    def is_vague(self) -> bool:
        """Whether the words leave the number open."""
        return self.high is None


class NumberReader:
    """Reads the number expressions of a text."""

    def __init__(self, rows: Sequence[NumberWord]) -> None:
        self._words: dict[str, tuple[Part, Decimal | None]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Part, Decimal | None]]] = {}
        for row in rows:
            value = None if row.value is None else Decimal(str(row.value))
            for word in row.words:
                self._add(tuple(word.split(" ")), row.kind, value)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))
        self._starts = frozenset(self._words) | frozenset(self._phrases)

    def _add(self, words: tuple[str, ...], part: Part, value: Decimal | None) -> None:
        if part in ("multiple", "pair", "unnumbered", "half"):
            self._phrases.setdefault(words[0], []).append((words, part, value))
        else:
            self._words[words[0]] = (part, value)

    def read(self, body: Body) -> list[Number]:
        """The numbers in text order, none overlapping; what is no whole number is left out."""
        found: list[Number] = []
        for sentence in body.sentences:
            tokens = sentence.tokens
            starts = self._starts
            i = 0
            for n, token in enumerate(tokens):
                if n < i or (token.lower not in starts and not token.text[0].isdecimal()):
                    continue
                number, i = self._read_at(tokens, n)
                if number is not None and _stands_alone(number, body.text, tokens, n):
                    found.append(number)
        return _join_ranges(found, body)

    def _read_at(self, tokens: Sequence[Token], i: int) -> tuple[Number | None, int]:
        """The number that begins at `i`, and where to read on."""
        for words, part, value in self._phrases.get(tokens[i].lower, ()):
            end = i + len(words)
            if tuple(t.lower for t in tokens[i:end]) != words:
                continue
            if part in ("multiple", "half"):
                scale = self._scale_at(tokens, end)
                if scale is None:
                    continue
                low = (value or 1) * scale[0]
                high = None if part == "multiple" else low
                return _number(tokens, i, scale[1], low, high), scale[1]
            last = end - 1 if words[-1] != "of" else end - 2
            return _number(tokens, i, last + 1, value, value, loose=True), last + 1
        return self._cardinal(tokens, i)

    def _scale_at(self, tokens: Sequence[Token], i: int) -> tuple[Decimal, int] | None:
        """The value of the scale words from `i` on ("dozen", "hundred thousand"), and their end."""
        value = Decimal(1)
        start = i
        while i < len(tokens):
            part, scale = self._words.get(tokens[i].lower, (None, None))
            if part not in ("scale", "plural") or scale is None:
                break
            value *= scale if part == "scale" else Decimal(_singular(scale))
            i += 1
        return (value, i) if i > start else None

    def _cardinal(self, tokens: Sequence[Token], i: int) -> tuple[Number | None, int]:
        total, current, seen, start = Decimal(0), Decimal(0), "", i
        vague = False
        while i < len(tokens):
            token = tokens[i]
            digits = _DIGITS.fullmatch(token.text)
            part, value = self._words.get(token.lower, (None, None))
            if digits and not seen:
                current, seen = Decimal(token.text.replace(",", "")), "digits"
            elif digits and seen == "digits" and _is_grouped(tokens, i):
                current = current * 1000 + Decimal(token.text)
            elif part == "unit" and value and seen in ("", "ten", "hundred", "big"):
                current, seen = current + value, "unit"
            elif part == "ten" and value and seen in ("", "hundred", "big"):
                current, seen = current + value, "ten"
            elif part == "plural" and value and seen in ("", "plural"):
                total, seen, vague = _times(total, value), "plural", True
            elif part in ("scale", "plural") and value and seen != "plural":
                scale = value if part == "scale" else _singular(value)  # "20 lakhs"
                current, seen = (current or Decimal(1)) * scale, "hundred"
                if scale >= 1000:
                    total, current, seen = total + current, Decimal(0), "big"
            elif not self._connects(tokens, i, seen):
                break
            i += 1
        if i == start:
            return None, start + 1
        low = total + current
        if (
            start
            and tokens[start - 1].lower in ("a", "an")
            and not _DIGITS.match(tokens[start].text)
        ):
            part, _ = self._words[tokens[start].lower]
            start -= part == "scale"  # "a dozen", "a hundred"
        return _number(tokens, start, i, low, None if vague else low, loose=vague), i

    def _connects(self, tokens: Sequence[Token], i: int, seen: str) -> bool:
        """Whether the word at `i` only joins: "twenty - five", "one hundred and four"."""
        if i + 1 >= len(tokens):
            return False
        if seen == "digits":
            return _is_split(tokens, i)
        part, _ = self._words.get(tokens[i + 1].lower, (None, None))
        word = tokens[i].lower
        if word in _DASHES and seen == "ten":
            return part == "unit"
        if word == "and" and seen in ("hundred", "big"):
            return part in ("unit", "ten")
        return (word == "of" and seen == "plural" and part == "plural") or (
            word == "-" and seen in ("unit", "ten", "hundred") and part == "scale"
        )


def _times(total: Decimal, value: Decimal) -> Decimal:
    """ "tens of thousands": the least of each, multiplied: 20 times 1,000."""
    return value if not total else total * _singular(value)


def _singular(value: Decimal) -> Decimal:
    """The scale of a vague plural: 200 ("hundreds") is said of hundreds."""
    return value / 2


def _number(
    tokens: Sequence[Token],
    start: int,
    end: int,
    low: Decimal | None,
    high: Decimal | None,
    *,
    loose: bool = False,
) -> Number | None:
    if low is not None and (low != low.to_integral_value() or not 0 < low <= LARGEST):
        return None
    return Number(
        first=tokens[start],
        last=tokens[end - 1],
        head=tokens[end - 1],
        low=None if low is None else int(low),
        high=None if high is None else int(high),
        loose=loose or (low is not None and high is None),
    )


def _is_grouped(tokens: Sequence[Token], i: int) -> bool:
    """ "40 000": three figures after a single blank; "40, 000"."""
    right = tokens[i]
    left = tokens[i - 2] if tokens[i - 1].text == "," else tokens[i - 1]
    return (
        len(right.text) == 3
        and len(left.text) <= 3
        and right.text.isdecimal()
        and right.start - tokens[i - 1].end == 1
    )


def _is_split(tokens: Sequence[Token], i: int) -> bool:
    """ "40, 000", as some tokenised texts have it: the comma between."""
    return (
        tokens[i].text == "," and tokens[i + 1].text.endswith("00") and _is_grouped(tokens, i + 1)
    )


def _stands_alone(number: Number, text: str, tokens: Sequence[Token], i: int) -> bool:
    """Not money, an ordinal, part of a name ("AK-47"), nor of a compound ("five-member")."""
    start, end = number.first.start, number.last.end
    before = text[start - 1] if start else " "
    if before in _MONEY or (i and tokens[i - 1].tag == "$"):
        return False
    if (before in "-/.:'" or before.isalpha()) and not _is_dash_of_range(text, start):
        return False
    after, then = text[end : end + 1], text[end + 1 : end + 2]
    if after in ("-", "\u2011", "\u2013") and then.isalpha():
        return text[end + 1 : end + 4].lower() == "odd"
    return after not in ("%", "\u00b0") and (
        after not in ("/", "'", "\u2019", ":") or not then.strip()
    )


def _is_dash_of_range(text: str, start: int) -> bool:
    return text[start - 1] in _DASHES and start > 1 and text[start - 2].isdecimal()


YEARS = range(1900, 2101)


def is_year(number: Number) -> bool:
    """Whether it is written as years are: "2009", not "2,009"."""
    return number.low in YEARS and number.first is number.last and number.last.text.isdecimal()


def _join_ranges(numbers: list[Number], body: Body) -> list[Number]:
    """Join "between 8 and 10", "8 to 10", "8-10", "five or six" to one number."""
    found: list[Number] = []
    for number in numbers:
        if found and _is_range(found[-1], number, body):
            left = found.pop()
            number = replace(number, first=left.first, low=left.low, loose=True)
        found.append(number)
    return found


def _is_range(left: Number, right: Number, body: Body) -> bool:
    if left.high is None or right.high is None or left.low is None or left.high >= right.high:
        return False
    i, j = left.last.i, right.first.i
    if j - i != 2 or left.low != left.high or is_year(left):
        return False
    joint = body.all_tokens[i + 1].lower
    before = body.all_tokens[left.first.i - 1].lower if left.first.i else ""
    if joint == "and":
        return before == "between"
    if joint == "to" and before == "from":
        return right.head.dep == "nummod"  # "rose from 8 to 10" are two numbers
    return joint in ("to", "or", *_DASHES)
