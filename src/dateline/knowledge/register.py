"""The actor register: who the program knows by name or by role before it reads an article.

One index over countries, their peoples and capitals, organisations, leaders and agent nouns, built
from TSV in memory (a tenth of a second; no SQLite file to keep in step with the lists). A file in
the user's folder replaces ours of the same path; `register/own.tsv`, empty here, is where theirs
adds.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from dateline.knowledge.lexicon import Codes, Lexicon, Lexicons, Row, Words
from dateline.knowledge.names import NameIndex, fold
from dateline.knowledge.ontology.countries import COUNTRIES, Country

Role = Literal["office", "organ", "group", "person", "weapon", "title"]
Gender = Literal["m", "f"]


class Organisation(Row):
    """A named organisation; `start` and `end` bound its existence, None where unknown or open."""

    name: str
    country: str | None = None
    sectors: Codes = ()
    aliases: Words = ()
    start: str | None = None
    end: str | None = None
    note: str | None = None


class Leader(Row):
    """A person known for an office; `start` and `end` bound the time in it."""

    name: str
    country: str | None = None
    sectors: Codes = ()
    aliases: Words = ()
    office: str | None = None
    start: str | None = None
    end: str | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name, its aliases, and the surname with the office: "President Bush"."""
        surnames = {name.split(" ")[-1] for name in (self.name, *self.aliases)}
        titled = [f"{self.office} {surname}" for surname in sorted(surnames) if self.office]
        return tuple(dict.fromkeys((self.name, *self.aliases, *titled)))


class AgentNoun(Row):
    """A noun that names an actor by its role: "rebel", "foreign minister"."""

    nouns: Words
    sectors: Codes = ()
    kind: Role


class Title(Row):
    """A form of address written before a name: "Mr", "Gen"."""

    titles: Words
    gender: Gender | None = None
    sectors: Codes = ()


class NameWord(Row):
    """An ordinary word that is also a name: it counts only where it is written as a name."""

    word: str


ORGANISATIONS = Lexicon("register/organisations.tsv", row=Organisation)
OWN_ACTORS = Lexicon("register/own.tsv", row=Organisation)
LEADERS = Lexicon("register/leaders.tsv", row=Leader)
AGENT_NOUNS = Lexicon("en/agent_nouns.tsv", row=AgentNoun)
TITLES = Lexicon("en/titles.tsv", row=Title)
NAME_WORDS = Lexicon("en/name_words.tsv", row=NameWord)


class Kind(StrEnum):
    """What sort of thing a name stands for."""

    ORGANISATION = "organisation"
    LEADER = "leader"
    COUNTRY = "country"
    ADJECTIVE = "adjective"  # Iraqi
    PEOPLE = "people"  # Iraqis
    CAPITAL = "capital"  # a seat that stands for the government: Washington, Kremlin
    CITY = "city"  # a capital that does not: a place only
    AGENT = "agent"


@dataclass(frozen=True)
class Known:
    """An entry of the register.

    Attributes:
        name: canonical; of an adjective, people or capital the country's; of an agent noun its
            lemma.
        id: the row's id; None for agent nouns, which name nobody in particular.
        country: alpha-3 or PLOVER's IGO, NGO, MNC, IMG; None when the entry has none of its own.
        start, end: ISO dates or years within which it holds, inclusive; None when open.
        role: of an agent noun; "title" of a form of address.
        gender: of a form of address that tells it.
        office: of a leader ("prime minister").
    """

    kind: Kind
    name: str
    id: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    role: Role | None = None
    gender: Gender | None = None
    office: str | None = None

    def holds(self, on: str | None) -> bool:
        """Whether it holds on a date ("2013-04-10"); always when the date is unknown."""
        return on is None or (not self.is_before(on) and not self.is_past(on))

    def is_past(self, on: str | None) -> bool:
        """Whether it had ended by a date."""
        return on is not None and self.end is not None and on[: len(self.end)] > self.end

    def is_before(self, on: str | None) -> bool:
        """Whether it had not begun on a date."""
        return on is not None and self.start is not None and on[: len(self.start)] < self.start


@dataclass(frozen=True)
class Sense:
    """What one spelling stands for; `exact` when an ordinary word is spelt the same."""

    known: Known
    spelling: str
    exact: bool


class ActorRegister:
    """Names and roles to what they stand for.

    Args:
        entries: what is known, each with its spellings.
        name_words: ordinary words, in lower case, that count as names only where written as such.
    """

    def __init__(
        self, entries: Iterable[tuple[Known, Sequence[str]]], *, name_words: Iterable[str] = ()
    ) -> None:
        words = frozenset(name_words)
        self._index: NameIndex[Sense] = NameIndex(
            (spelling, Sense(known, spelling, fold(spelling) in words))
            for known, spellings in entries
            for spelling in spellings
        )

    @classmethod
    def from_lexicons(cls, lexicons: Lexicons) -> "ActorRegister":
        """The register that the TSVs make up. Raises DataError when one is wrong."""
        return cls(
            [
                *_countries(lexicons[COUNTRIES]),
                *_organisations(lexicons[ORGANISATIONS]),
                *_organisations(lexicons[OWN_ACTORS]),
                *_leaders(lexicons[LEADERS]),
                *_agents(lexicons[AGENT_NOUNS]),
                *_titles(lexicons[TITLES]),
            ],
            name_words=[row.word for row in lexicons[NAME_WORDS]],
        )

    def candidates(self, name: str, on: str | None = None) -> tuple[Known, ...]:
        """The countries, organisations and leaders of a name that hold on a date, in file order."""
        return tuple(
            sense.known
            for sense in self._index[name]
            if sense.known.kind is not Kind.AGENT and sense.known.holds(on)
        )

    def longest(self, words: Sequence[str], at: int) -> tuple[int, tuple[Sense, ...]] | None:
        """How many words from `at` make the longest listed name or role, and what it stands for."""
        return self._index.longest(words, at)


def _organisations(rows: Iterable[Organisation]) -> Iterator[tuple[Known, Sequence[str]]]:
    for row in rows:
        known = Known(
            kind=Kind.ORGANISATION,
            name=row.name,
            id=row.id,
            country=row.country,
            sectors=row.sectors,
            start=row.start,
            end=row.end,
        )
        yield known, (row.name, *row.aliases)


def _leaders(rows: Iterable[Leader]) -> Iterator[tuple[Known, Sequence[str]]]:
    for row in rows:
        known = Known(
            kind=Kind.LEADER,
            name=row.name,
            id=row.id,
            country=row.country,
            sectors=row.sectors,
            start=row.start,
            end=row.end,
            office=row.office,
        )
        yield known, row.spellings


def _countries(rows: Iterable[Country]) -> Iterator[tuple[Known, Sequence[str]]]:
    for row in rows:
        cities = [city for city in row.capital if city not in (*row.capital_stands, row.name)]
        for kind, spellings in (
            (Kind.COUNTRY, (row.name, *row.names)),
            (Kind.ADJECTIVE, row.adjectives),
            (Kind.PEOPLE, row.nationals),
            (Kind.CAPITAL, [seat for seat in row.capital_stands if seat in row.capital]),
            (Kind.CITY, cities),
        ):
            yield Known(kind=kind, name=row.name, id=row.id, country=row.country), spellings
        houses = [seat for seat in row.capital_stands if seat not in row.capital]
        yield Known(Kind.ORGANISATION, row.name, row.id, row.country, ("GOV",)), houses


def _agents(rows: Iterable[AgentNoun]) -> Iterator[tuple[Known, Sequence[str]]]:
    for row in rows:
        for noun in row.nouns:
            known = Known(kind=Kind.AGENT, name=noun, sectors=row.sectors, role=row.kind)
            yield known, (noun, *plurals(noun))


def _titles(rows: Iterable[Title]) -> Iterator[tuple[Known, Sequence[str]]]:
    for row in rows:
        known = Known(
            kind=Kind.AGENT,
            name=row.titles[0],
            sectors=row.sectors,
            role="title",
            gender=row.gender,
        )
        yield known, row.titles


def plurals(noun: str) -> list[str]:
    """The plurals of an agent noun: "policemen", "members of parliament", "attorneys general"."""
    words = noun.split(" ")
    found = [" ".join([*words[:-1], _plural(words[-1])])]
    if len(words) > 1 and words[1] in ("of", "in", "general", "at"):
        found.append(" ".join([_plural(words[0]), *words[1:]]))
    return found


def _plural(word: str) -> str:
    if word.endswith("man") and word not in ("human", "german"):
        return word[:-3] + "men"
    if word == "child":
        return "children"
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
