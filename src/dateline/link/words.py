"""Words for linking: stems of a text, and how much two texts share, rare words counting more."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib import resources
from typing import Any

from spacy.lang.en.stop_words import STOP_WORDS

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
ENDINGS = ("ings", "ing", "ers", "ies", "ied", "ed", "er", "es", "s", "e", "y")
SHORTEST = 3  # letters that must stay when an ending is cut: "red" is not "r" and "ed"

BACKGROUND = "link/words.json"
IMAGINED = 100.0
"""Texts that are imagined beside those of a set, each without any of its words: in a small set a
word that most texts share is still a rare one among all that could be written."""

TOWN = 3.0
"""What a stem of the name of a known place weighs at most: as little as the commonest words. Much
happens in a town, and where a report is set is compared by itself. A camp that no gazetteer has is
another thing: its name tells."""


def stems(text: str) -> list[str]:
    """The stems of a text's words in order, without stop words: `shot`, `shoot` for "shooting"."""
    return [
        stem(word)
        for word in (found.group().lower() for found in WORD.finditer(text))
        if word not in STOP_WORDS
    ]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word in small letters without its inflection: "killings", "killed" → "kill".

    Not a lemma: only the same form for the forms of one regular word.
    """
    word = word.removesuffix("'s").removesuffix("’s")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            word = word[: -len(ending)]
            break
    doubled = len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiouls"
    return word[:-1] if doubled else word


@dataclass(frozen=True)
class Rarity:
    """How rare stems are among the documents of a set.

    Attributes:
        documents: how many there are.
        counts: in how many a stem occurs; a stem not listed occurs in none.
    """

    documents: int
    counts: Mapping[str, int]

    @classmethod
    def of(cls, texts: Iterable[AbstractSet[str]]) -> "Rarity":
        """Count over the stems of each document of a set."""
        counts: Counter[str] = Counter()
        documents = 0
        for text in texts:
            documents += 1
            counts.update(text)
        return cls(documents, counts)

    @classmethod
    def from_file(cls, counted: Mapping[str, Any]) -> "Rarity":
        """From what `dateline.evaluate.background` counted."""
        return cls(counted["corpus"]["texts"], counted["counts"])

    @property
    def digest(self) -> str:
        """A hash of it."""
        counted = f"{self.documents} {sorted(self.counts.items())}"
        return sha256(counted.encode()).hexdigest()

    def weight(self, word: str) -> float:
        """The weight of a stem (inverse document frequency), about 1 to 10."""
        seen = self.counts.get(word, 0) + 1
        return math.log(1 + (self.documents + IMAGINED) / seen)

    def bag(self, words: AbstractSet[str], towns: AbstractSet[str] = frozenset()) -> "Bag":
        """Stems as a vector of weights.

        Args:
            words: the stems.
            towns: those of the names of known places; they weigh at most TOWN.
        """
        weights = {
            word: min(self.weight(word), TOWN) if word in towns else self.weight(word)
            for word in words
        }
        # fsum: the same sum in whatever order a set gives its members
        return Bag(weights, math.sqrt(math.fsum(w * w for w in weights.values())))


@cache
def load_rarity() -> Rarity:
    """How rare stems are in the background that comes with the program, the same for every set."""
    file = resources.files("dateline").joinpath("data", *BACKGROUND.split("/"))
    return Rarity.from_file(json.loads(file.read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Bag:
    """A set of stems as a vector, with its length."""

    weights: Mapping[str, float]
    length: float

    def likeness(self, other: "Bag") -> float:
        """How alike two bags are, 0..1: the cosine of their vectors; 0 where they share nothing."""
        common = self.weights.keys() & other.weights.keys()
        if not common:
            return 0.0
        product = math.fsum(self.weights[word] * other.weights[word] for word in common)
        return product / (self.length * other.length)

    def shared(self, other: "Bag") -> float:
        """The summed weight of the stems that two bags share; of two weights the smaller counts."""
        common = self.weights.keys() & other.weights.keys()
        return math.fsum(min(self.weights[word], other.weights[word]) for word in common)
