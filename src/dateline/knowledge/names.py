"""Names: a text's words compared with listed names, whatever case, dots, hyphens or accents.

"U.N.", "UN" and "u.n." are one word; "al-Qaeda" and "Al Qaeda's" begin with the same two.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dateline.body import Token

_WORD = re.compile(r"\w+")
_JOINERS = frozenset(
    "-'/.\u2019\u2013\u2010\u2011"
)  # written inside names: skipped, never compared
_ARTICLE = "the"  # left out: lists and texts differ in it
_BARRIER = "\0"  # stands for punctuation that no name holds
_END = ""  # in a node of the tree: what the name that ends here stands for

T = TypeVar("T")


def fold(text: str) -> str:
    """The text in lower case without accents and dots: "Côte d'Ivoire" is "cote d'ivoire"."""
    lower = text.lower().replace(".", "")
    return lower if lower.isascii() else without_accents(lower)


def without_accents(text: str) -> str:
    """The text without accents: "côte" is "cote"."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words_of(name: str) -> tuple[str, ...]:
    """The words to compare a name by, "the" left out: "Ministry of the Interior" is three."""
    return tuple(word for word in _WORD.findall(fold(name)) if word != _ARTICLE)


@dataclass(frozen=True)
class Words:
    """The words of some tokens: `words[k]` was written in `tokens[k]`."""

    words: list[str]
    tokens: list[Token]

    @classmethod
    def of(cls, tokens: Iterable[Token]) -> "Words":
        """The words of tokens in order; hyphens, apostrophes and "the" give none."""
        words: list[str] = []
        owners: list[Token] = []
        for token in tokens:
            text = token.lower
            if text.isalpha() and text.isascii():
                if text != _ARTICLE:
                    words.append(text)
                    owners.append(token)
            elif text not in _JOINERS:
                found = words_of(text) or (_BARRIER,)
                words.extend(found)
                owners.extend([token] * len(found))
        return cls(words, owners)


class NameIndex(Generic[T]):
    """Names to what they stand for; finds the longest that begins at a word.

    A tree of words: reading a text costs one look-up a word where no name begins.

    Args:
        entries: names as written, each with what it stands for; equal names add up.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._root: dict[str, Any] = {}
        for name, meaning in entries:
            node = self._root
            key = words_of(name)
            for word in key:
                node = node.setdefault(word, {})
            if key and meaning not in node.setdefault(_END, ()):
                node[_END] = (*node[_END], meaning)

    def __getitem__(self, name: str) -> tuple[T, ...]:
        """What a whole name stands for; () when nothing."""
        found = self.longest(words_of(name), 0)
        return found[1] if found and found[0] == len(words_of(name)) else ()

    def longest(self, words: Sequence[str], at: int) -> tuple[int, tuple[T, ...]] | None:
        """How many words from `at` make the longest listed name, and what it stands for."""
        node = self._root.get(words[at])
        if node is None:
            return None
        longest = None
        length = 1
        while node is not None:
            if _END in node:
                longest = length, node[_END]
            if at + length == len(words):
                break
            node = node.get(words[at + length])
            length += 1
        return longest
