"""Words: the lists that figures are read with, and the questions asked of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.body import Token
from dateline.knowledge.lexicon import Codes, Lexicon, Lexicons, Row, Words
from dateline.knowledge.register import AGENT_NOUNS
from dateline.records import FigureKind

Qualifier = Literal["exact", "at-least", "at-most", "about", "vague", "none"]


class QualifierWord(Row):
    """Words that bound the number beside them or make it round."""

    words: Words
    qualifier: Qualifier
    side: Literal["before", "after"]
    not_after: Words = ()


class CasualtyWord(Row):
    """Lemmas that say what befell the people counted, and where those stand."""

    kind: FigureKind
    words: Words
    pos: Literal["verb", "noun", "adj"]
    counts: Codes
    needs: Codes = ()


class UncountedNouns(Row):
    """Nouns that do not name people."""

    nouns: Words


class PeopleNoun(Row):
    """Nouns, or endings of nouns, that name people."""

    nouns: Words
    kind: Literal["noun", "ending", "generic", "group"]


QUALIFIER_WORDS = Lexicon("en/qualifier_words.tsv", row=QualifierWord)
CASUALTY_WORDS = Lexicon("en/casualty_words.tsv", row=CasualtyWord)
UNCOUNTED_NOUNS = Lexicon("en/uncounted_nouns.tsv", row=UncountedNouns)
PEOPLE_NOUNS = Lexicon("en/people_nouns.tsv", row=PeopleNoun)

COUNTED_PEOPLE = "counted={people}"
COUNTED_NAMED = "counted={named}"


@dataclass(frozen=True)
class Need:
    """One condition on the words around a casualty word; `negated`: they must not stand there."""

    slots: tuple[str, ...]
    fillers: frozenset[str]
    negated: bool = False


@dataclass(frozen=True)
class Sense:
    """One reading of a casualty word, ready for use.

    Attributes:
        particle: "down" of "gun down"; None without one.
        people_only: only what is known to name people is counted.
        named_only: and a number without a noun only in the passive ("the 12 were held").
    """

    rule: str
    kind: FigureKind
    counts: frozenset[str]
    particle: str | None
    needs: tuple[Need, ...]
    people_only: bool
    named_only: bool


Senses = dict[str, tuple[Sense, ...]]


def read_senses(rows: tuple[CasualtyWord, ...]) -> dict[str, Senses]:
    """The senses by part of speech and lemma, those with more needs first."""
    found: dict[str, dict[str, list[Sense]]] = {"verb": {}, "noun": {}, "adj": {}}
    for row in rows:
        for word in row.words:
            lemma, _, particle = word.partition(" ")
            sense = Sense(
                rule=f"{CASUALTY_WORDS.name}:{row.id}",
                kind=row.kind,
                counts=frozenset(row.counts),
                particle=particle or None,
                needs=tuple(_need(cell) for cell in row.needs if not cell.startswith("counted=")),
                people_only=COUNTED_PEOPLE in row.needs or COUNTED_NAMED in row.needs,
                named_only=COUNTED_NAMED in row.needs,
            )
            found[row.pos].setdefault(lemma, []).append(sense)
    return {
        pos: {lemma: tuple(sorted(senses, key=_laxness)) for lemma, senses in by_lemma.items()}
        for pos, by_lemma in found.items()
    }


def _need(cell: str) -> Need:
    slots, _, fillers = cell.removeprefix("!").partition("=")
    return Need(tuple(slots.split(",")), frozenset(fillers.split("|")), cell.startswith("!"))


def _laxness(sense: Sense) -> int:
    return -len(sense.needs) - (sense.particle is not None)


class PeopleNouns:
    """Which nouns name people, which do not, and which may.

    Attributes:
        generic: nouns that do not say whom a figure counts.
        groups: nouns that only gather people: "a group of 8 tourists was seized".
    """

    def __init__(self, lexicons: Lexicons) -> None:
        nouns: dict[str, tuple[str, ...]] = {}
        for row in lexicons[PEOPLE_NOUNS]:
            nouns[row.kind] = (*nouns.get(row.kind, ()), *row.nouns)
        self.people = frozenset((*_agent_nouns(lexicons), *nouns.get("noun", ())))
        self.endings = nouns.get("ending", ())
        self.generic = frozenset(nouns.get("generic", ()))
        self.groups = frozenset(nouns.get("group", ()))
        self.others = frozenset(n for row in lexicons[UNCOUNTED_NOUNS] for n in row.nouns)

    def may_be(self, noun: Token) -> bool:
        """Whether this noun is not one that names things."""
        return self.others.isdisjoint(noun_forms(noun))

    def is_known(self, noun: Token) -> bool:
        """Whether it names people: a role, a people ("8 Iraqis"), a name in the plural."""
        if not self.may_be(noun):
            return False
        return (
            not self.people.isdisjoint(noun_forms(noun))
            or noun.ent == "NORP"
            or noun.tag == "NNPS"
            or (noun.tag == "NNS" and noun.lower.endswith(self.endings))
        )


def noun_forms(noun: Token) -> tuple[str, ...]:
    """Its lemma, and its singular where the parser took the noun for a name ("OFFICERS")."""
    lower = noun.lower
    if noun.pos != "PROPN" or not lower.endswith("s"):
        return noun.lemma, lower
    if lower.endswith("ies"):
        return noun.lemma, lower, lower[:-3] + "y"
    return noun.lemma, lower, lower[:-1]


def _agent_nouns(lexicons: Lexicons) -> Iterator[str]:
    for row in lexicons[AGENT_NOUNS]:
        if row.kind in ("group", "person", "office"):
            yield from (noun for noun in row.nouns if " " not in noun)
