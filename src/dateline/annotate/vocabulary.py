"""Vocabulary: whether a word seen without its case is a word of the language or a name.

Words of the language are those of the model's own tables (its WordNet index and what it saw in
small letters when it was trained); names are those of our lists, and of the gazetteer. Read by
`annotate/casing.py`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Literal

from spacy.language import Language

from dateline.annotate.english import English, Strength
from dateline.knowledge.gazetteer import (
    ADMIN1,
    REGIONS,
    SITES,
    Admin1,
    Candidate,
    Gazetteer,
    Region,
    fold,
)
from dateline.knowledge.lexicon import Lexicon, Lexicons, Row, Words
from dateline.knowledge.ontology.countries import COUNTRIES
from dateline.knowledge.register import LEADERS, NAME_WORDS, ORGANISATIONS, OWN_ACTORS, TITLES

MAX_CACHED = 200_000  # words kept in memory; an article has some hundreds
TOWN = 15_000  # people; a smaller town makes no name of what may be a word of the language
CITY = 100_000  # people; the same for a word that is surely one of the language, beside a place
LONG_TOWN = 30_000  # people; for names of several words
LONG_CITY = 300_000  # people; for names of several words of the language ("long beach")
NAMED_KINDS = frozenset({"country", "admin1", "region", "water", "continent", "site"})
VOWELS = frozenset("aeiouy")
SHORT = 5  # letters; shorter names in capitals are acronyms, longer ones may be words in capitals


WORD = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+(?![^\W\d_])\.?"  # u.s.
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
_ENDINGS = frozenset({"s", "re", "ve", "ll", "d", "m"})  # what may follow an apostrophe


def stem(word: str) -> str:
    """A word without what an apostrophe adds: "Straw's" is Straw; "don't" stays."""
    for mark in "'’":
        head, found, tail = word.rpartition(mark)
        if found and tail.lower() in _ENDINGS:
            return head
    return word


class CasingWord(Row):
    """Words of one kind; see the comment in the list."""

    words: Words
    kind: Literal[
        "name", "word", "family", "surname", "land", "month", "rank", "role", "post", "head",
        "small", "unit", "abbreviation", "leaning", "told", "says", "starter",
    ]  # fmt: skip


class FirstName(Row):
    """First names of a part of the world; `word` marks those that are ordinary words too."""

    names: Words
    gender: Literal["m", "f"] | None = None
    word: Literal["x"] | None = None


CASING_WORDS = Lexicon("en/casing_words.tsv", row=CasingWord)
FIRST_NAMES = Lexicon("en/first_names.tsv", row=FirstName)


class Kind(Enum):
    """What a word is when its case is not known."""

    FUNCTION = auto()  # of, would
    WORD = auto()  # police
    NAME = auto()  # Reagan
    UNKNOWN = auto()  # Cerezo: nothing lists it, so a name
    ACRONYM = auto()  # us, who: a small word, or an acronym after "the"
    MONTH = auto()  # may, march
    LAND = auto()  # turkey, polish
    FIRST = auto()  # mark, grace
    FAMILY = auto()  # straw, rice
    LEADER = auto()  # bush, trump
    WEAK = auto()  # hanks: a noun of WordNet, or a made-up word, that may be a name
    RARE = auto()  # ossa: one that is seldom written, still more often a name
    CITY = auto()  # reading, nice
    BODY = auto()  # labour, shell


@dataclass(frozen=True, slots=True)
class Word:
    """A word, in small letters, and how it is written as a name."""

    kind: Kind
    written: str


Key = tuple[str, ...]
Source = Literal["people", "place", "person", "body"]


@dataclass(frozen=True, slots=True)
class Single:
    """A name of one word, as written, and what list has it."""

    written: str
    source: Source


def _also_a_word(single: Single) -> Kind:
    """What a name is that is spelt as a word of the language: "car" (CAR), "French", "bush"."""
    if single.written.isupper() and len(single.written) < SHORT:
        return Kind.ACRONYM
    return _ALSO_A_WORD[single.source]


_ALSO_A_WORD = {
    "people": Kind.NAME,  # adjectives of WordNet are names: "French"
    "place": Kind.CITY,
    "person": Kind.LEADER,
    "body": Kind.BODY,
}


@dataclass
class Vocabulary:
    """Words of the language and names together.

    Args:
        english: the words of the language.
        lists: of casing_words.tsv, by kind, in small letters, with how each is written.
        first: first names; True for those that are ordinary words too.
        singles: names of one word, in small letters, with how each is written.
        phrases: first word → the names of several words that begin with it, the longest first:
            in small letters, and as written.
        gazetteer: towns; None: only the places of our own lists are known.
    """

    english: English
    lists: Mapping[str, Mapping[str, str]]
    first: Mapping[str, bool]
    singles: Mapping[str, "Single"]
    phrases: Mapping[str, tuple[tuple[Key, Key], ...]]
    gazetteer: Gazetteer | None = None
    _words: dict[str, Word] = field(default_factory=dict, repr=False)

    @classmethod
    def from_lexicons(
        cls,
        nlp: Language,
        lexicons: Lexicons,
        *,
        gazetteer: Gazetteer | None = None,
        names: Iterable[str] = (),
    ) -> "Vocabulary":
        """The vocabulary of a model and our lists; `names` are further names, as written."""
        lists: dict[str, dict[str, str]] = {}
        for row in lexicons[CASING_WORDS]:
            words = [word for word in row.words if " " not in word]
            lists.setdefault(row.kind, {}).update({word.lower(): word for word in words})
        for title in lexicons[TITLES]:
            lists.setdefault("title", {}).update({word.lower(): word for word in title.titles})
        singles, phrases = _index([*_names(lexicons), *(("body", name) for name in names)])
        lists["ordinary"] = {name.word: name.word for name in lexicons[NAME_WORDS]}
        return cls(
            english=English.from_model(nlp),
            lists=lists,
            first=_first_names(lexicons),
            singles=singles,
            phrases=phrases,
            gazetteer=gazetteer,
        )

    def __getitem__(self, word: str) -> Word:
        """What a word in small letters is."""
        found = self._words.get(word)
        if found is None:
            if len(self._words) >= MAX_CACHED:
                self._words.clear()
            found = self._words[word] = self._decide(word)
        return found

    def is_listed(self, word: str, kind: str) -> bool:
        """Whether casing_words.tsv has a word under a kind."""
        return word in self.lists.get(kind, ())

    def town(self, words: Sequence[str]) -> int:
        """How many of these words, two at least, make a place's name; 0: none do."""
        if self.gazetteer is None:
            return 0
        longest = min(self.gazetteer.longest(fold(words[0])), len(words))
        for length in range(longest, 1, -1):
            key = fold(" ".join(words[:length]))
            plain = all(self[word].kind in _PLAIN for word in words[:length])
            people = LONG_CITY if plain else LONG_TOWN
            if any(_is_known(found, people) for found in self.gazetteer.named(key)):
                return length
        return 0

    def _decide(self, word: str) -> Word:
        for listed, meaning in (("name", Kind.NAME), ("land", Kind.LAND), ("month", Kind.MONTH)):
            if word in self.lists.get(listed, ()):
                return Word(meaning, self.lists[listed][word])
        strength = self.english.strength(word)
        kind = self._kind(word, strength)
        return Word(kind, self._written(word, kind, strength))

    def _kind(self, word: str, strength: Strength) -> Kind:
        is_sure = strength is Strength.SURE or self.is_listed(word, "ordinary")
        if strength is Strength.FUNCTION:
            is_acronym = word in self.singles and self.singles[word].written.isupper()
            return Kind.ACRONYM if is_acronym else Kind.FUNCTION
        if self.is_listed(word, "family") and strength not in _UNHEARD:
            return Kind.FAMILY
        if self.is_listed(word, "word") or self.is_listed(word, "small"):
            return Kind.WORD
        if word in self.singles:
            single = self.singles[word]
            return _also_a_word(single) if is_sure else Kind.NAME
        if word in self.first:
            return Kind.FIRST if self.first[word] else Kind.NAME
        if self.is_listed(word, "surname") or self.is_listed(word, "family"):
            return Kind.NAME
        if is_sure:
            return Kind.CITY if self._is_town(word, CITY) else Kind.WORD
        if strength is Strength.NONE:
            return Kind.UNKNOWN
        if self._is_town(word, TOWN):
            return Kind.NAME
        is_rare = strength is Strength.WEAK and self.english.is_rare(word)
        return Kind.RARE if is_rare else Kind.WEAK

    def _written(self, word: str, kind: Kind, strength: Strength) -> str:
        if word in self.singles:
            return self.singles[word].written
        is_short = self.is_listed(word, "abbreviation") or self.is_listed(word, "title")
        if strength is Strength.NONE and VOWELS.isdisjoint(word) and not is_short:
            return word.upper()
        if word.startswith("mc") and len(word) > 3 and kind is not Kind.WORD:
            return "Mc" + word[2:].capitalize()
        return word.capitalize()

    def _is_town(self, word: str, people: int) -> bool:
        return self.gazetteer is not None and any(
            _is_known(found, people) for found in self.gazetteer.candidates(word)
        )


_UNHEARD = frozenset({Strength.DERIVED, Strength.NONE})
_PLAIN = frozenset({Kind.FUNCTION, Kind.WORD, Kind.WEAK, Kind.ACRONYM, Kind.CITY, Kind.BODY})


def _is_known(found: Candidate, people: int) -> bool:
    return found.preferred and (
        found.entry.kind in NAMED_KINDS or (found.entry.population or 0) >= people
    )


def _names(lexicons: Lexicons) -> Iterator[tuple[Source, str]]:
    """Every name of our lists, as written there."""
    for listed in lexicons[CASING_WORDS]:
        if listed.kind == "name":
            for name in listed.words:
                yield "place", name
    for country in lexicons[COUNTRIES]:
        for name in (country.name, *country.names, *country.demonyms, *country.people):
            yield "people", name
        for name in (*country.capital, *country.capital_stands):
            yield "place", name
    regions: list[Region | Admin1] = [*lexicons[REGIONS], *lexicons[ADMIN1]]
    for region in regions:
        for name in (region.name, *region.aliases):
            yield "place", name
        for name in region.adjectives:
            yield "people", name
    for site in lexicons[SITES]:
        for name in (site.name, *site.aliases):
            yield "place", name
    for leader in lexicons[LEADERS]:
        for name in (leader.name, *leader.aliases):
            yield "person", name
    for table in (ORGANISATIONS, OWN_ACTORS):
        for row in lexicons[table]:
            for name in (row.name, *row.aliases):
                yield "body", name


def _first_names(lexicons: Lexicons) -> dict[str, bool]:
    first: dict[str, bool] = {}
    for row in lexicons[FIRST_NAMES]:
        for name in row.names:
            first[name] = first.get(name, False) or row.word is not None
    return first


def _index(
    names: Iterable[tuple[Source, str]],
) -> tuple[dict[str, Single], dict[str, tuple[tuple[Key, Key], ...]]]:
    """Names of one word, and of several by the first; where two spellings compete, the first."""
    singles: dict[str, Single] = {}
    phrases: dict[str, dict[Key, Key]] = {}
    for source, name in names:
        written = tuple(map(stem, WORD.findall(name.removeprefix("The "))))
        key = tuple(word.lower() for word in written)
        if len(key) == 1 and written != key and not any(map(str.isdigit, name)):
            singles.setdefault(key[0], Single(written[0], source))
        elif len(key) > 1:
            phrases.setdefault(key[0], {}).setdefault(key, written)
    return singles, {
        first: tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))
        for first, found in phrases.items()
    }
