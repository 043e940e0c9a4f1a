"""The word lists that the actor stage reads besides the register."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dateline.annotate.vocabulary import FIRST_NAMES, FirstName
from dateline.knowledge.lexicon import Lexicon, Lexicons, Row, Words
from dateline.knowledge.register import Gender

Antecedent = Literal["group", "party", "organisation", "country", "side"]


class Former(Row):
    """Words that say an office is no longer held: "ousted"."""

    words: Words


class Anaphor(Row):
    """Nouns that point back to somebody: "the group", "the two sides"."""

    nouns: Words
    of: Antecedent


class Partitive(Row):
    """Nouns that only count or pick out whom their "of" names: "dozens"."""

    nouns: Words
    kind: Literal["count", "member", "part", "unit"]


class Relation(Row):
    """Nouns for people of the same kind as those they belong to: "his deputy"."""

    nouns: Words


class Settlement(Row):
    """Nouns for places that stand for the people in them: "village"."""

    nouns: Words


class BodyNoun(Row):
    """Agent nouns that are bodies of people even in the singular: "community"."""

    nouns: Words


class PlaceVerb(Row):
    """Verbs and nouns after which a capital is a place: "fly", "visit"."""

    lemmas: Words


class HumanVerb(Row):
    """Verbs whose subject is somebody, mostly a person: "meet", "allege"."""

    lemmas: Words


class ActorWord(Row):
    """Words of one part in a phrase; see the comment in the list."""

    words: Words
    part: Literal["portfolio", "leading", "speech", "woman", "man"]


FORMER_WORDS = Lexicon("en/former_words.tsv", row=Former)
ANAPHORS = Lexicon("en/anaphors.tsv", row=Anaphor)
PARTITIVES = Lexicon("en/partitives.tsv", row=Partitive)
RELATIONS = Lexicon("en/relations.tsv", row=Relation)
SETTLEMENTS = Lexicon("en/settlements.tsv", row=Settlement)
BODIES = Lexicon("en/bodies.tsv", row=BodyNoun)
PLACE_VERBS = Lexicon("en/place_verbs.tsv", row=PlaceVerb)
HUMAN_VERBS = Lexicon("en/human_verbs.tsv", row=HumanVerb)
ACTOR_WORDS = Lexicon("en/actor_words.tsv", row=ActorWord)


@dataclass(frozen=True)
class ActorLists:
    """The lists as the stage asks for them; words and lemmas in lower case.

    Attributes:
        genders: of first names that only one gender bears.
        noun_genders: of nouns that tell it: "spokeswoman".
        portfolios: nouns whose "of" says what an office is for: "minister".
        leading: participles that tell who leads: "led".
        speech: verbs of saying that are set beside a quotation.
    """

    former: frozenset[str] = frozenset()
    anaphors: Mapping[str, Antecedent] = field(default_factory=dict)
    partitives: Mapping[str, str] = field(default_factory=dict)
    relations: frozenset[str] = frozenset()
    settlements: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    place_verbs: frozenset[str] = frozenset()
    human_verbs: frozenset[str] = frozenset()
    genders: Mapping[str, Gender] = field(default_factory=dict)
    noun_genders: Mapping[str, Gender] = field(default_factory=dict)
    portfolios: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()

    @classmethod
    def from_lexicons(cls, lexicons: Lexicons) -> "ActorLists":
        """The lists of the TSVs."""
        words: defaultdict[str, set[str]] = defaultdict(set)
        for actor_words in lexicons[ACTOR_WORDS]:
            words[actor_words.part].update(actor_words.words)
        return cls(
            former=frozenset(w for row in lexicons[FORMER_WORDS] for w in row.words),
            anaphors={noun: row.of for row in lexicons[ANAPHORS] for noun in row.nouns},
            partitives={noun: row.kind for row in lexicons[PARTITIVES] for noun in row.nouns},
            relations=frozenset(noun for row in lexicons[RELATIONS] for noun in row.nouns),
            settlements=frozenset(noun for row in lexicons[SETTLEMENTS] for noun in row.nouns),
            bodies=frozenset(noun for row in lexicons[BODIES] for noun in row.nouns),
            place_verbs=frozenset(w for row in lexicons[PLACE_VERBS] for w in row.lemmas),
            human_verbs=frozenset(w for row in lexicons[HUMAN_VERBS] for w in row.lemmas),
            genders=_genders(lexicons[FIRST_NAMES]),
            noun_genders={
                **dict.fromkeys(words["woman"], "f"),
                **dict.fromkeys(words["man"], "m"),
            },
            portfolios=frozenset(words["portfolio"]),
            leading=frozenset(words["leading"]),
            speech=frozenset(words["speech"]),
        )


def _genders(rows: Iterable[FirstName]) -> dict[str, Gender]:
    borne: dict[str, set[Gender | None]] = {}
    for row in rows:
        for name in row.names:
            borne.setdefault(name, set()).add(row.gender)
    single = {name: next(iter(genders)) for name, genders in borne.items() if len(genders) == 1}
    return {name: gender for name, gender in single.items() if gender is not None}
