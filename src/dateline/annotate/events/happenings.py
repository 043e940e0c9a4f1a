"""Happenings: the events of one article after what only repeats or points back is taken out."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from dateline.annotate.events.anaphora import merge_anaphora
from dateline.annotate.events.doubles import Key, key_of, merge_doubles
from dateline.annotate.figures.words import CASUALTY_WORDS
from dateline.knowledge.lexicon import Lexicons
from dateline.plugins import CodedEvent
from dateline.records import FigureKind


@dataclass(frozen=True)
class Happenings:
    """What happened, told once each.

    Attributes:
        events: in text order.
        means: for a word that only repeats or points back (the index of its token), the index in
            `events` of what it means.
    """

    events: tuple[CodedEvent, ...]
    means: Mapping[int, int]


OUTCOMES = frozenset({FigureKind.KILLED, FigureKind.INJURED})


def outcome_verbs(lexicons: Lexicons) -> frozenset[str]:
    """The verbs that say what befell people, of data/en/casualty_words.tsv."""
    return frozenset(
        word.split()[0]
        for row in lexicons[CASUALTY_WORDS]
        if row.pos == "verb" and row.kind in OUTCOMES
        for word in row.words
    )


def tell_once(coded: Sequence[CodedEvent], outcomes: Set[str]) -> Happenings:
    """Merge the triggers of one article that tell of one happening (see `anaphora`, `doubles`)."""
    kept, pointing = merge_anaphora(coded, outcomes)
    events, joined = merge_doubles(kept, outcomes)
    at = {key_of(event): n for n, event in enumerate(events)}
    means: dict[int, int] = {}
    for token, host in joined.items():
        means[token] = at[_end(host, joined)]
    for token, event in pointing.items():
        means[token] = at[_end(key_of(event), joined)]
    return Happenings(events=tuple(events), means=means)


def _end(key: Key, joined: Mapping[int, Key]) -> Key:
    """The event that a chain of joinings ends at."""
    while key[0] in joined and joined[key[0]][1] == key[1]:
        key = joined[key[0]]
    return key
