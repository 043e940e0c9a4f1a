"""Compare: what speaks for and against two reports' telling of one happening.

A pair becomes features with values in 0..1; a feature's weight is in log-odds, fitted by
`dateline.evaluate.fit_link`. The sum is the log-odds that the two tell of one happening.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.link.nearness import NEARNESS, compare_spots
from dateline.link.profile import POINT, Profile, Spot, Who

WEIGHTS = "link/weights.json"
MOSTLY = 2 / 3  # of a place's name: "Umm Sarha" is Camp Umm Sarha
CLOSE = 400  # characters: about three sentences
TELLING = 6.0  # summed weight of the names that two events share from which on more tell no more
EVERY = "any pair"
DOCUMENT_FEATURES = frozenset({"words of the documents", "names of the documents"})

Feature = tuple[str, float]
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Reason:
    """One feature of a pair: its value (0..1), weight and contribution in log-odds."""

    feature: str
    value: float
    weight: float

    @property
    def contribution(self) -> float:
        """What it adds to the log-odds."""
        return self.value * self.weight


def explain_pair(one: Profile, other: Profile, weights: Weights) -> list[Reason]:
    """Why two reports are, or are not, taken to tell of one happening; the weightiest first."""
    reasons = [
        Reason(name, value, weights.get(name, 0.0)) for name, value in compare_pair(one, other)
    ]
    return sorted(reasons, key=lambda reason: (-abs(reason.contribution), reason.feature))


def score_pair(one: Profile, other: Profile, weights: Weights) -> float:
    """The log-odds that two reports tell of one happening."""
    return math.fsum(value * weights.get(name, 0.0) for name, value in compare_pair(one, other))


@cache
def load_weights(documents: bool = True) -> Weights:
    """The fitted weights that come with the program.

    Args:
        documents: whether what else stands in the documents counts.
    """
    file = resources.files("dateline").joinpath("data", *WEIGHTS.split("/"))
    fitted = json.loads(file.read_text(encoding="utf-8"))
    weights: dict[str, float] = fitted["with documents" if documents else "without documents"]
    return weights


def compare_pair(one: Profile, other: Profile) -> list[Feature]:
    """The features of a pair; the same whichever comes first."""
    same_document = one.document == other.document
    parts: Sequence[Callable[[Profile, Profile], Iterator[Feature]]] = (
        compare_kind,
        compare_documents if not same_document else compare_within,
        compare_times,
        compare_places,
        compare_names,
        compare_actors,
        compare_recipients,
        compare_figures,
    )
    features: list[Feature] = [(EVERY, 1.0)]
    for part in parts:
        features += part(one, other)
    return features


def compare_kind(one: Profile, other: Profile) -> Iterator[Feature]:
    """Type, mode, the words that name the event and those of its clause."""
    if one.event_type != other.event_type:
        yield "other type", 1.0
    if one.trigger & other.trigger:
        yield "same trigger", 1.0
    elif one.rule == other.rule:
        yield "trigger of the same kind", 1.0
    if one.mode and other.mode:
        yield ("same mode" if one.mode == other.mode else "other mode"), 1.0
    yield "words of the clauses", one.clause.likeness(other.clause)


def compare_documents(one: Profile, other: Profile) -> Iterator[Feature]:
    """What else stands in the two documents."""
    yield "words of the documents", one.words.likeness(other.words)
    yield "names of the documents", one.names.likeness(other.names)
    if one.title.weights and other.title.weights:
        yield "words of the titles", one.title.likeness(other.title)
    if one.text == other.text and one.trigger == other.trigger:
        yield "copy", one.clause.likeness(other.clause)


def compare_within(one: Profile, other: Profile) -> Iterator[Feature]:
    """Two events of one document: told twice, or two happenings."""
    yield "same document", 1.0
    if max(one, other, key=_place_in_text).is_bare:
        yield "same document, goes on", 1.0
    between = max(one.start, other.start) - min(one.end, other.end)
    yield "same document, close by", max(0.0, 1.0 - max(between, 0) / CLOSE)
    if one.trigger & other.trigger:
        yield "same document, same trigger", 1.0


def _place_in_text(profile: Profile) -> tuple[int, str]:
    return profile.trigger_start, profile.id


# ------------------------------------------------------------------------------------- when


def compare_times(one: Profile, other: Profile) -> Iterator[Feature]:
    """How far apart the dates are; where one is not known, the publications."""
    if one.recalled != other.recalled:
        new = one.fresh or other.fresh
        yield ("one recalled, one new" if new else "one recalled, one undated"), 1.0
    if one.days and other.days:
        yield from _compare_days(one, other, max(_gap(one.days, other.days), 0))
        return
    if one.weekday and other.weekday:
        yield ("same weekday" if one.weekday == other.weekday else "other weekday"), 1.0
    if one.document != other.document:
        yield from _compare_publication(one, other)


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Days between two intervals; negative where they overlap."""
    return max(one[0], other[0]) - min(one[1], other[1])


def _compare_days(one: Profile, other: Profile, gap: int) -> Iterator[Feature]:
    exact = one.dated and other.dated
    if gap > 10:
        yield "weeks apart", 1.0
    elif gap > 2:
        yield "days apart", 1.0
    elif gap > 0:
        yield "a day or two apart", 1.0
    else:
        yield ("same day" if exact else "dates compatible"), 1.0


def _compare_publication(one: Profile, other: Profile) -> Iterator[Feature]:
    """Where a date is missing: a report without date tells of what is new, as a rule."""
    first = one.days or (one.published and (one.published, one.published))
    second = other.days or (other.published and (other.published, other.published))
    if not (first and second):
        yield "time unknown", 1.0
    else:
        gap = _gap(first, second)
        yield ("published weeks apart" if gap > 10 else "published near in time"), 1.0


# ------------------------------------------------------------------------------------ where


def compare_places(one: Profile, other: Profile) -> Iterator[Feature]:
    """The closest that two of their places come."""
    if not one.spots or not other.spots:
        named = _is_named(one.spots, other) or _is_named(other.spots, one)
        yield ("place named in the other document" if named else "place unknown"), 1.0
        return
    found = {compare_spots(a, b) for a in one.spots for b in other.spots}
    yield next(name for name in NEARNESS if name in found), 1.0


def _is_named(spots: Sequence[Spot], other: Profile) -> bool:
    """Whether another document names one of these places, if small, though not as that of its
    event.
    """
    names = other.names.weights.keys()
    return any(
        spot.level == POINT and spot.name and len(spot.name & names) >= MOSTLY * len(spot.name)
        for spot in spots
    )


# -------------------------------------------------------------------------------------- who


def compare_names(one: Profile, other: Profile) -> Iterator[Feature]:
    """Proper names that both events bear, of whomever and wherever: rare ones tell much."""
    mass = one.own_names.shared(other.own_names)
    if mass:
        yield "names in the events", min(1.0, mass / TELLING)


def compare_actors(one: Profile, other: Profile) -> Iterator[Feature]:
    """Who did it. What is said is another thing when another says it."""
    features = list(_compare_sides(one.actors, other.actors, "actor"))
    yield from features
    if features and features[0][0] != "like actor" and one.is_speech and other.is_speech:
        yield "speech of another", 1.0


def compare_recipients(one: Profile, other: Profile) -> Iterator[Feature]:
    """To whom."""
    yield from _compare_sides(one.recipients, other.recipients, "recipient")


def _compare_sides(one: Sequence[Who], other: Sequence[Who], side: str) -> Iterator[Feature]:
    if not one or not other:
        return
    likeness = max(compare_who(a, b) for a in one for b in other)
    if likeness:
        yield f"like {side}", likeness
    elif all(a.country and b.country and a.country != b.country for a in one for b in other):
        yield f"{side} of another country", 1.0
    elif all(who.proper for who in (*one, *other)):
        yield f"{side} of another name", 1.0
    else:
        yield f"other {side}", 1.0


def compare_who(a: Who, b: Who) -> float:
    """How alike two somebodies are, 0..1: 1 for one id, or one name; a shared sector is little."""
    if a.id and b.id:
        return float(a.id == b.id)
    shared = len(a.name & b.name)
    alike = shared / min(len(a.name), len(b.name)) if shared else 0.0
    kin = 0.3 if a.sector and a.sector == b.sector and (a.country == b.country) else 0.0
    return max(alike, kin)


# --------------------------------------------------------------------------------- how many


def compare_figures(one: Profile, other: Profile) -> Iterator[Feature]:
    """Whether the figures can count the same people."""
    verdicts = {
        _compare_counts(one.figures[kind], other.figures[kind])
        for kind in one.figures.keys() & other.figures.keys()
    }
    for verdict in ("same figure", "same small figure", "figures close", "figures far apart"):
        if verdict in verdicts:
            yield verdict, 1.0
            return


def _compare_counts(a: tuple[int, int | None], b: tuple[int, int | None]) -> str:
    if a == b or a[0] == b[0]:
        return "same figure" if a[0] > 3 else "same small figure"
    low, high = sorted((a[0], b[0]))
    return "figures close" if high <= 2 * low else "figures far apart"
