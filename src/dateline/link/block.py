"""Block: which pairs are worth comparing, so that their number grows with that of the reports.

Two reports are compared when they share a key and their windows in time meet. Keys are of a
family of event types and a place, a country, a name or a rare word; so a report without a place
meets others by its words, and one without a date by all of them. The same can be said in SQL: a
join on the key, with the windows as a condition and a row number as the cap.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.link.profile import Days, Profile

SLACK = 14  # days between windows that still meet: reports err about dates
REACH = 366  # days before its publication in which a report without date may set its event
NEIGHBOURS = {"document": 80, "place": 80, "actor": 40, "name": 20, "word": 20, "country": 20}
"""Of the reports that share a key of a kind, each is compared with so many at most: those nearest
in time. What many share (a country, at war) tells little; tellers of one thing share more."""

RARE_WORDS = 8
"""Of the words of a document that others have too, so many of the rarest are keys."""

COMMON = 400
"""A word that stands in more documents than this is no key."""

Pair = tuple[int, int]


@dataclass(frozen=True)
class Key:
    """What two reports share that are compared: `assault`, `place`, `#2433055`."""

    family: str
    kind: str
    value: str


def find_pairs(profiles: Sequence[Profile]) -> list[Pair]:
    """Pairs worth comparing, as positions, the smaller first; in order, each once.

    The same pairs in whatever order the reports come; ties in time are broken by id.
    """
    members: dict[Key, list[int]] = defaultdict(list)
    counts = count_words(profiles)
    for number, profile in enumerate(profiles):
        for key in keys_of(profile, counts):
            members[key].append(number)
    pairs: set[Pair] = set()
    for key, numbers in members.items():
        if len(numbers) > 1:
            pairs.update(_meeting(numbers, profiles, NEIGHBOURS[key.kind]))
    return sorted(pairs)


def count_words(profiles: Iterable[Profile]) -> Counter[str]:
    """In how many documents each stem stands."""
    words = {profile.report.document_id: profile.report.words for profile in profiles}
    counts: Counter[str] = Counter()
    for text in words.values():
        counts.update(text)
    return counts


def keys_of(profile: Profile, counts: Counter[str]) -> Iterator[Key]:
    """The keys of one report, each once."""
    report = profile.report
    values = {("document", report.copy_of or report.document_id)}
    for spot in profile.spots:
        values.add(("place", spot.key))
        if spot.country:
            values.add(("country", spot.country))
    for who in (*profile.actors, *profile.recipients):
        values.update(("name", stem) for stem in who.name if 1 < counts[stem] <= COMMON)
        if who.id:
            values.add(("actor", who.id))
    values.update(("word", word) for word in rare_words(report.words, counts))
    for family in profile.families:
        for kind, value in values:
            yield Key(family, kind, value)


def rare_words(words: Iterable[str], counts: Counter[str]) -> list[str]:
    """The rarest of a document's words that stand in other documents too."""
    shared = [word for word in words if 1 < counts[word] <= COMMON]
    return sorted(shared, key=lambda word: (counts[word], word))[:RARE_WORDS]


def window_of(profile: Profile) -> Days | None:
    """The days in which a report's event can lie; None: any."""
    if profile.days:
        return profile.days
    if profile.published:
        return profile.published - REACH, profile.published
    return None


def _meeting(numbers: Sequence[int], profiles: Sequence[Profile], most: int) -> Iterator[Pair]:
    """Pairs of one block whose windows meet: each with its nearest, the latest first.

    Those that can lie at any time are compared with the next by id, and with the latest.
    """
    windows = {number: window_of(profiles[number]) for number in numbers}
    dated = sorted(
        ((window, profiles[number].id, number) for number, window in windows.items() if window),
        key=lambda member: (member[0][1], member[0][0], member[1]),
    )
    for at, (window, _, number) in enumerate(dated):
        for before in range(at - 1, max(at - 1 - most, -1), -1):
            if dated[before][0][1] < window[0] - SLACK:
                break
            yield _ordered(number, dated[before][2])
    undated = sorted(
        (n for n, window in windows.items() if not window), key=lambda n: profiles[n].id
    )
    for at, number in enumerate(undated):
        others = undated[at + 1 : at + 1 + most]
        for other in (*others, *(member[2] for member in dated[-most:])):
            yield _ordered(number, other)


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
