"""Block: which pairs are worth comparing, so that their number grows with that of the reports.

Two reports are compared when their windows in time meet and they share enough keys: a place, or
two of what is less. Keys are of a family of event types and a place, a country, a name or a rare
word; so a report without a place meets others by its words, and one without a date by all of them.

All of it is local. What a report's keys are, it says itself. All reports stand in one order, and
under each of its keys a report is compared with the nearest before it: it owns these pairs. So a
report that comes or goes changes the pairs of a bounded number of others, and the same can be said
in SQL: the rows of a key, in order, each with so many before it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from dateline.link.profile import COUNTRY, Days, Profile
from dateline.link.words import Bag

SLACK = 14  # days between windows that still meet: reports err about dates
REACH = 366  # days before its publication in which a report without date may set its event


class Reach(NamedTuple):
    """How far a key of a kind reaches.

    Attributes:
        most: of the reports that share it, each meets so many before it: those nearest in time.
            What many share (a country, at war) tells little; tellers of one thing share more.
        tells: how much sharing it tells, of ENOUGH.
    """

    most: int
    tells: int


KINDS = {
    "document": Reach(80, 2),
    "place": Reach(80, 2),
    "actor": Reach(40, 1),
    "name": Reach(20, 1),
    "word": Reach(20, 1),
    "country": Reach(20, 1),
}
ENOUGH = 2
"""Two reports that meet under keys that tell less together are not compared: most that share one
rare word share it by chance.
"""

RARE_WORDS = 16
"""So many of the rarest words of a document are keys, of those that weigh at least RARE_WORD."""

RARE_WORD = 4.6
"""A word of a document that weighs less is no key: one that more than one text in a hundred has.
"""

RARE_NAME = 3.9
"""A word of a name that weighs less is no key: one that more than one text in fifty has."""

UNDATED = 4_000_000  # as an ordinal: after every day that can be written

Pair = tuple[int, int]
Position = tuple[int, int, str]
"""Where a report stands in the order of all: last and first day of its window, and its id."""


@dataclass(frozen=True)
class Key:
    """What two reports share that are compared: `assault`, `place`, `#2433055`."""

    family: str
    kind: str
    value: str

    @property
    def number(self) -> int:
        """A number that stands for it where keys are stored, signed, of 64 bits: no words of an
        article are told by it.
        """
        said = "\0".join((self.family, self.kind, self.value))
        return int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), "big", signed=True)

    @property
    def reach(self) -> Reach:
        """How far it reaches."""
        return KINDS[self.kind]


def find_pairs(profiles: Sequence[Profile]) -> list[Pair]:
    """Pairs worth comparing, as positions in `profiles`, the smaller first; in order, each once.

    The same pairs in whatever order the reports come.
    """
    members: dict[Key, list[int]] = defaultdict(list)
    positions = [position_of(profile) for profile in profiles]
    for number in sorted(range(len(profiles)), key=lambda n: positions[n]):
        for key in keys_of(profiles[number]):
            members[key].append(number)
    told: Counter[Pair] = Counter()
    for key, numbers in members.items():
        for owner, other in _met(numbers, positions, key.reach.most):
            told[min(owner, other), max(owner, other)] += key.reach.tells
    return sorted(pair for pair, tells in told.items() if tells >= ENOUGH)


def _met(numbers: Sequence[int], positions: Sequence[Position], most: int) -> Iterator[Pair]:
    """The pairs of one key: each report, in order, with the nearest before it that it meets."""
    for at, number in enumerate(numbers):
        since = earliest_met(positions[number])
        for before in range(at - 1, max(at - 1 - most, -1), -1):
            if positions[numbers[before]][0] < since:
                break  # all that stand before it end earlier still
            yield number, numbers[before]


def position_of(profile: Profile) -> Position:
    """Where a report stands in the order of all: by the last day of its window, the first, its id;
    those that may lie at any time after all others.
    """
    first, last = window_of(profile) or (0, UNDATED)
    return last, first, profile.id


def earliest_met(position: Position) -> int:
    """The day on which, or later, the window of a report before must end for the two to meet."""
    return position[1] - SLACK


def window_of(profile: Profile) -> Days | None:
    """The days in which a report's event can lie; None: any."""
    if profile.days:
        return profile.days
    if profile.published:
        return profile.published - REACH, profile.published
    return None


def keys_of(profile: Profile) -> Iterator[Key]:
    """The keys of one report, each once."""
    values = {("document", profile.text)}
    for spot in profile.spots:
        if spot.level > COUNTRY:
            values.add(("place", spot.key))
        if spot.country:
            values.add(("country", spot.country))
    values.update(("actor", who.id) for who in (*profile.actors, *profile.recipients) if who.id)
    values.update(
        ("name", word) for word, rare in profile.told_names.weights.items() if rare >= RARE_NAME
    )
    values.update(("word", word) for word in rarest(profile.words))
    for family in profile.families:
        for kind, value in values:
            yield Key(family, kind, value)


def key_numbers(profile: Profile) -> dict[int, Reach]:
    """The number of each key of one report, with how far it reaches."""
    return {key.number: key.reach for key in keys_of(profile)}


def rarest(words: Bag) -> list[str]:
    """The rarest of a document's words, the common ones never.

    Of words that are equally rare, as all unknown ones are, a fixed order of all words decides: so
    two documents pick the same ones of those that they share.
    """
    rare = [word for word, weight in words.weights.items() if weight >= RARE_WORD]
    return sorted(rare, key=lambda word: (-words.weights[word], _lot(word)))[:RARE_WORDS]


def _lot(word: str) -> bytes:
    return blake2b(word.encode(), digest_size=8).digest()
