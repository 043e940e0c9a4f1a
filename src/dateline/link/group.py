"""Group: scores of pairs become groups of reports, each component of likely pairs by itself.

Two groups only ever become one when some pair between them speaks for it. So what is not tied
together by such pairs, or by a reviewer, does not bear on each other, and grouping a component
alone gives what grouping everything would: only components that a change touches are grouped anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.link.cluster import Bounds, cluster
from dateline.link.profile import Days, Profile
from dateline.link.rounds import cluster_many
from dateline.records.ids import event_of

BOUNDS = Bounds(days=10, reports=2000)
"""Of one incident: what goes on for longer is told in parts."""

MANY = 1000  # reports of a component; a database groups more of them faster

Ids = tuple[str, str]
"""Two reports, the smaller id first."""


@dataclass(frozen=True)
class Pins:
    """What a reviewer has decided, as pairs of event ids: `must` are one, `cannot` are two."""

    must: frozenset[Ids] = frozenset()
    cannot: frozenset[Ids] = frozenset()


NO_PINS = Pins()


@dataclass(frozen=True)
class Member:
    """What grouping reads of a report.

    Attributes:
        id: of the report.
        text: the id of its document; of a copy, that of the original.
        days: of the event, where the date says when it happened; None: it stretches no group.
    """

    id: str
    text: str
    days: Days | None

    @classmethod
    def of(cls, profile: Profile) -> "Member":
        """From a profile."""
        return cls(
            id=profile.id,
            text=profile.text,
            days=profile.days if profile.dated else None,
        )


def group_all(
    members: Iterable[Member], scores: Mapping[Ids, float], pins: Pins = NO_PINS
) -> list[tuple[str, ...]]:
    """Groups of reports, as sorted ids, in order; each component by itself.

    Args:
        members: the reports.
        scores: log-odds of compared pairs.
        pins: what reviewers decided; what it says of others is left out.
    """
    known = {member.id: member for member in members}
    must = [pair for pair in pins.must if known.keys() >= set(pair)]
    tied = [pair for pair, score in scores.items() if score > 0]
    home = components(known, [*tied, *must])
    inside: dict[str, dict[Ids, float]] = defaultdict(dict)
    for pair, score in scores.items():
        if home[pair[0]] == home[pair[1]]:
            inside[home[pair[0]]][pair] = score
    parts: dict[str, list[Member]] = defaultdict(list)
    for id_, name in home.items():
        parts[name].append(known[id_])
    return sorted(
        group for name, part in parts.items() for group in group_one(part, inside[name], pins)
    )


def group_one(
    members: Iterable[Member], scores: Mapping[Ids, float], pins: Pins = NO_PINS
) -> list[tuple[str, ...]]:
    """Groups of the reports of one component, or of several, as sorted ids, in order."""
    known = sorted(members, key=lambda member: member.id)
    if len(known) == 1:
        return [(known[0].id,)]
    at = {member.id: number for number, member in enumerate(known)}
    groups = (cluster if len(known) <= MANY else cluster_many)(
        _texts(known),
        {(at[one], at[other]): score for (one, other), score in scores.items()},
        bounds=BOUNDS,
        days=[member.days for member in known],
        must=_numbered(pins.must, at),
        cannot=_numbered(pins.cannot | (_told_apart(at) - pins.must), at),
    )
    return [tuple(known[number].id for number in group) for group in groups]


def _told_apart(ids: Iterable[str]) -> frozenset[Ids]:
    """The pairs that one event tells of as two happenings."""
    events: dict[str, list[str]] = defaultdict(list)
    for id_ in ids:
        events[event_of(id_)].append(id_)
    return frozenset(
        ordered(*pair) for several in events.values() for pair in combinations(several, 2)
    )


def components(ids: Iterable[str], ties: Iterable[Ids]) -> dict[str, str]:
    """For each id, the name of what it is tied to, directly or by way of others: its first id."""
    parent = {id_: id_ for id_ in ids}

    def root(id_: str) -> str:
        while parent[id_] != id_:
            parent[id_] = parent[parent[id_]]
            id_ = parent[id_]
        return id_

    for one, other in ties:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    return {id_: root(id_) for id_ in parent}


def ordered(one: str, other: str) -> Ids:
    """A pair, the smaller id first."""
    return (one, other) if one < other else (other, one)


def _texts(members: Sequence[Member]) -> list[int]:
    """The text of each as a number: a copy has that of its original."""
    numbers = {name: number for number, name in enumerate(sorted({m.text for m in members}))}
    return [numbers[member.text] for member in members]


def _numbered(pairs: Iterable[Ids], at: Mapping[str, int]) -> list[tuple[int, int]]:
    """Pairs of event ids as numbers; those of reports that are not here are left out."""
    return [(at[one], at[other]) for one, other in pairs if one in at and other in at]
