"""Qualifiers: "at least 8", "some 70", "ten or more", and what they make of a number."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.figures.numbers import Number
from dateline.annotate.figures.words import Qualifier, QualifierWord
from dateline.body import Body, Token

MOST_WORDS = 3
"""Qualifiers that may follow on each other: "a total of at least some 200"."""

_Phrase = tuple[tuple[str, ...], Qualifier, frozenset[str]]


@dataclass(frozen=True)
class Qualified:
    """A number with the words around it: where it stands, and what is said of it."""

    number: Number
    first: Token
    last: Token
    low: int | None
    high: int | None
    qualifier: Qualifier
    approximate: bool


class QualifierReader:
    """Reads the qualifiers of numbers."""

    def __init__(self, rows: Sequence[QualifierWord]) -> None:
        self._before: dict[str, list[_Phrase]] = {}
        self._after: dict[str, list[_Phrase]] = {}
        for row in rows:
            for phrase in row.words:
                words = tuple(phrase.split(" "))
                entry = (words, row.qualifier, frozenset(row.not_after))
                if row.side == "before":
                    self._before.setdefault(words[-1], []).append(entry)
                else:
                    self._after.setdefault(words[0], []).append(entry)
        for phrases in (*self._before.values(), *self._after.values()):
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def read(self, number: Number, body: Body) -> Qualified:
        """The number as its words qualify it."""
        tokens = body.sentence_of(number.first).tokens
        offset = tokens[0].i
        here = [token.i for token in tokens]
        start, end = _index(here, number.first, offset), _index(here, number.last, offset)
        first, last = number.first, number.last
        found: list[Qualifier] = []
        if start and tokens[start - 1].lower in ("between", "from") and number.low != number.high:
            start -= 1
            first = tokens[start]
        for _ in range(MOST_WORDS):
            match = self._match_before(tokens, start)
            if match is None:
                break
            start -= match[0]
            if match[1] != "none":
                found.append(match[1])
                first = tokens[start]
        for words, qualifier, _ in self._after.get(_lower(tokens, end + 1), ()):
            if tuple(t.lower for t in tokens[end + 1 : end + 1 + len(words)]) == words:
                found.append(qualifier)
                last = tokens[end + len(words)]
                break
        return _qualify(number, first, last, found)

    def _match_before(self, tokens: Sequence[Token], end: int) -> tuple[int, Qualifier] | None:
        if not end:
            return None
        for words, qualifier, not_after in self._before.get(tokens[end - 1].lower, ()):
            start = end - len(words)
            if start < 0 or tuple(t.lower for t in tokens[start:end]) != words:
                continue
            if not start or tokens[start - 1].lemma not in not_after:
                return len(words), qualifier
        return None


def _index(here: Sequence[int], token: Token, offset: int) -> int:
    guess = token.i - offset
    return guess if guess < len(here) and here[guess] == token.i else here.index(token.i)


def _lower(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].lower if i < len(tokens) else ""


def _qualify(number: Number, first: Token, last: Token, found: Sequence[Qualifier]) -> Qualified:
    low, high = number.low, number.high
    about = number.loose or "about" in found
    qualifier: Qualifier
    if "at-least" in found:
        qualifier, high, about = "at-least", None, number.is_vague
    elif "at-most" in found:
        qualifier, low, about = "at-most", None, number.is_vague
    elif low is None:
        qualifier, about = "none", False
    elif number.is_vague:
        qualifier = "vague"
    else:
        qualifier = "about" if about else "exact"
    return Qualified(number, first, last, low, high, qualifier, about)
