"""English: whether a word in small letters is one of the language, and how surely.

Reads the tables of a spaCy model: its WordNet index and what it saw when it was trained.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from spacy.language import Language

AFFIX_WORD = 3  # letters; what is left without a prefix must be a word at least this long

_POS = ("verb", "adj", "adv", "noun")
_NOUN_ENDINGS = (
    "ness", "ity", "tion", "sion", "ism", "ence", "ance", "ment", "ship", "hood", "logy",
    "graphy", "ics", "ure", "age", "ist", "ician", "ency", "ancy", "ery",
)  # fmt: skip
_PREFIXES = (
    "un", "re", "pre", "non", "anti", "pro", "over", "under", "out", "mid", "sub", "super", "inter",
    "counter", "cyber", "multi", "mis", "dis", "semi", "para", "micro", "eco", "bio", "tele",
)  # fmt: skip
_SUFFIXES = ("s", "ly", "ness", "er", "ers", "ing", "less", "like", "ful", "wide", "man", "men")
_MISSPELT = (
    "tion", "tions", "ated", "ized", "ised", "ously", "fully", "ingly", "ably", "ness", "ments",
    "iously", "ational",
)  # fmt: skip
_BRITISH = (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("our", "or"), ("ll", "l"))


class Strength(Enum):
    """How surely something is a word of the language."""

    FUNCTION = auto()
    SURE = auto()
    WEAK = auto()  # a noun of WordNet, which has names among its nouns
    DERIVED = auto()  # not in WordNet, but seen in small letters or made of listed parts
    NONE = auto()


@dataclass(frozen=True)
class English:
    """The words of the language, from the tables of a spaCy model.

    Attributes:
        index: lemmas by part of speech.
        exceptions: irregular forms by part of speech.
        rules: endings and what stands for them in the lemma, by part of speech.
        seen: the strings of the model: words as they were written in what it was trained on.
        function: words of grammar.
    """

    index: Mapping[str, Container[str]]
    exceptions: Mapping[str, Container[str]]
    rules: Mapping[str, Iterable[tuple[str, str]]]
    seen: Container[str]
    function: Container[str]

    @classmethod
    def from_model(cls, nlp: Language) -> "English":
        """What a model knows; a model without a rule lemmatizer knows fewer words."""
        tables: dict[str, Any] = {"lemma_index": {}, "lemma_exc": {}, "lemma_rules": {}}
        if nlp.has_pipe("lemmatizer"):
            lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
            tables = {t: lookups.get_table(t) if lookups.has_table(t) else {} for t in tables}
        index, exceptions, rules = tables.values()
        return cls(
            index={pos: frozenset(index[pos]) if pos in index else frozenset() for pos in _POS},
            exceptions={
                pos: frozenset(exceptions[pos]) if pos in exceptions else frozenset()
                for pos in _POS
            },
            rules={
                pos: tuple((old, new) for old, new in rules[pos]) if pos in rules else ()
                for pos in _POS
            },
            seen=frozenset(nlp.vocab.strings),  # now: it grows with every text that is parsed
            function=frozenset(nlp.Defaults.stop_words),
        )

    def strength(self, word: str) -> Strength:
        """How surely a word in small letters is one of the language."""
        if word in self.function or word.endswith(("n't", "n’t")):
            return Strength.FUNCTION
        if any(self._has(pos, word) for pos in ("verb", "adj", "adv")):
            return Strength.SURE
        if self._has("noun", word):
            return Strength.SURE if self._is_common_noun(word) else Strength.WEAK
        if self._is_seen_small(word) or word.endswith(_MISSPELT) or self._is_derived(word):
            return Strength.DERIVED
        return Strength.NONE

    def is_rare(self, word: str) -> bool:
        """Whether the model has never seen it, in any case."""
        return word not in self.seen and word.capitalize() not in self.seen

    def is_verb(self, word: str) -> bool:
        """Whether it can be a verb."""
        return self._has("verb", word)

    def is_noun(self, word: str) -> bool:
        """Whether it can be a noun and is no small word."""
        return word not in self.function and self._has("noun", word)

    def is_adjective(self, word: str) -> bool:
        """Whether it can be an adjective and is no small word."""
        return word not in self.function and self._has("adj", word)

    def _is_seen_small(self, word: str) -> bool:
        return (
            word in self.seen
            and word.capitalize() not in self.seen
            and word.upper() not in self.seen  # "fco" was FCO
        )

    def _has(self, pos: str, word: str) -> bool:
        index = self.index[pos]
        return (
            word in index
            or word in self.exceptions[pos]
            or any(base in index for base in self._bases(pos, word))
        )

    def _bases(self, pos: str, word: str) -> Iterator[str]:
        """What a word may be a form of, by the rules of a part of speech."""
        for old, new in self.rules[pos]:
            if old and len(word) > len(old) + 1 and word.endswith(old):
                yield word[: len(word) - len(old)] + new

    def _is_common_noun(self, word: str) -> bool:
        """Whether a noun of WordNet is no name: its ending or its plural tells."""
        if word in self.exceptions["noun"] or (len(word) > 6 and word.endswith(_NOUN_ENDINGS)):
            return True
        if any(map(self._is_seen_small, (word, word + "s", word + "es", word[:-1] + "ies"))):
            return True
        return word not in self.index["noun"] and any(
            base in self.index["noun"] and self._is_common_noun(base)
            for base in self._bases("noun", word)
        )

    def _is_derived(self, word: str) -> bool:
        return (
            any(self._is_prefixed(word, prefix) for prefix in _PREFIXES)
            or any(self._is_suffixed(word, suffix) for suffix in _SUFFIXES)
            or any(old in word and self._is_base(word.replace(old, new)) for old, new in _BRITISH)
        )

    def _is_prefixed(self, word: str, prefix: str) -> bool:
        return word.startswith(prefix) and self._is_base(word[len(prefix) :])

    def _is_suffixed(self, word: str, suffix: str) -> bool:
        if not word.endswith(suffix):
            return False
        stem = word[: -len(suffix)]
        return self._is_base(stem) or self._is_base(stem + "e")

    def _is_base(self, word: str) -> bool:
        return len(word) > AFFIX_WORD and (
            self._is_seen_small(word) or any(self._has(pos, word) for pos in ("verb", "adj"))
        )
