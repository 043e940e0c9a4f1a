"""Cluster: pairwise log-odds become groups, the same in whatever order the reports come.

Average link over documents: two groups may become one while the mean over most of their pairs of
documents is above 0. Of two documents their most alike reports count: that a headline says less
than the sentence below it does not speak against the two. Documents that were not compared speak
against it. So one doubtful pair does not glue two groups together, as it would if every likely pair
were a link.

In rounds: every group has one that it would best join, and those that are each other's best become
one; until there are none. A round looks at neighbours only. So what is not tied together does not
bear on each other, and `rounds.py` can say the same in SQL.
"""

import heapq
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.link.profile import Days

Scores = Mapping[tuple[int, int], float]
Group = tuple[int, ...]
Pair = tuple[int, int]

UNIT = 1_000_000
"""Scores are whole millionths of log-odds: sums are the same in whatever order."""

MOST = 0.75
"""The share of the pairs of documents, the most alike ones, that decide: a bare denial, or a claim,
is like few of the reports that it belongs with."""

UNCOMPARED = -2 * UNIT  # two documents that share too little: rather not
BOUND = 6 * UNIT  # no pair speaks louder than this for it


@dataclass(frozen=True)
class Bounds:
    """How large a group may grow, but for what reviewers say.

    Attributes:
        days: from the first to the last day of the dated reports, both counted.
        reports: members.
    """

    days: int
    reports: int


@dataclass
class Cluster:
    """One group under agglomeration.

    Attributes:
        members: sorted.
        documents: those that the members stand in.
        days: from the first to the last of the dated members; None: none is dated.
        apart: numbers that may not be in it.
        alike: by neighbouring group, by pair of documents (one of each), the score of their most
            alike reports.
        likely: by neighbouring group that this one may join, the mean score; above 0.
    """

    members: Group
    documents: frozenset[int]
    days: Days | None
    apart: frozenset[int] = frozenset()
    alike: dict[int, dict[Pair, int]] = field(default_factory=dict)
    likely: dict[int, int] = field(default_factory=dict)

    @property
    def best(self) -> int | None:
        """The group that this one would best join: of equals the one with the smaller name."""
        return min(self.likely, key=lambda name: (-self.likely[name], name), default=None)


@dataclass
class Clusters:
    """All groups, by their smallest member."""

    groups: dict[int, Cluster]
    bounds: Bounds

    def measure(self, one: int, other: int) -> None:
        """See whether two neighbours may join, and how likely they are one; one of them is new."""
        a, b = self.groups[one], self.groups[other]
        scores = a.alike[other].values()
        if max(scores) <= 0:
            return
        if not self._may_join(a, b):
            del a.alike[other], b.alike[one]  # nor may what they become part of
        elif (mean := self._mean(a, b, scores)) > 0:
            a.likely[other] = b.likely[one] = mean

    def _may_join(self, a: Cluster, b: Cluster) -> bool:
        """Whether neither a reviewer nor the bounds keep two groups apart."""
        days = _spanned(a.days, b.days)
        return (
            a.apart.isdisjoint(b.members)
            and len(a.members) + len(b.members) <= self.bounds.reports
            and (days is None or days[1] - days[0] < self.bounds.days)
        )

    def _mean(self, a: Cluster, b: Cluster, scores: Collection[int]) -> int:
        """The mean score over the most alike pairs of documents of two groups, rounded down."""
        counted = math.ceil(len(a.documents) * len(b.documents) * MOST)
        best = scores if len(scores) <= counted else heapq.nlargest(counted, scores)
        return (sum(best) + UNCOMPARED * (counted - len(best))) // counted

    def each_others_best(self, names: Iterable[int]) -> set[Pair]:
        """The pairs that are each other's best, one of them named; the smaller name first."""
        best = {name: other for name in names if (other := self.groups[name].best) is not None}
        return {
            (min(name, other), max(name, other))
            for name, other in best.items()
            if self.groups[other].best == name
        }

    def join(self, one: int, other: int) -> int:
        """Make two groups one, whose neighbours are to be measured; returns its name."""
        keep, gone = min(one, other), max(one, other)
        a, b = self.groups[keep], self.groups.pop(gone)
        for neighbour, pairs in b.alike.items():
            del self.groups[neighbour].alike[gone]
            self.groups[neighbour].likely.pop(gone, None)
            if neighbour != keep:
                self._add(keep, neighbour, pairs)
        for neighbour in a.likely:
            self.groups[neighbour].likely.pop(keep, None)
        self.groups[keep] = Cluster(
            members=tuple(sorted(a.members + b.members)),
            documents=a.documents | b.documents,
            days=_spanned(a.days, b.days),
            apart=a.apart | b.apart,
            alike=a.alike,
        )
        return keep

    def _add(self, keep: int, neighbour: int, pairs: Mapping[Pair, int]) -> None:
        """Add scores of pairs of documents to those between two groups."""
        mine = self.groups[keep].alike.setdefault(neighbour, {})
        theirs = self.groups[neighbour].alike.setdefault(keep, {})
        for (here, there), score in pairs.items():
            best = max(score, mine.get((here, there), score))
            mine[here, there] = theirs[there, here] = best


def cluster(
    documents: Sequence[int],
    scores: Scores,
    *,
    bounds: Bounds,
    days: Sequence[Days | None] | None = None,
    must: Iterable[Pair] = (),
    cannot: Iterable[Pair] = (),
) -> list[Group]:
    """Groups of 0 … n-1, each sorted, in order of their first members.

    The numbers must be those of the reports in id order: ties are broken by them.

    Args:
        documents: of each report, its document as a number; copies of one text have one.
        scores: log-odds of compared pairs; those in no pair stay alone.
        bounds: how large a group may grow.
        days: of each report; None: not dated, it stretches nothing.
        must: pairs that a reviewer has said to be one; joined first, whatever their extent.
        cannot: pairs that a reviewer has said to be two; never in one group, and stronger than
            `must`.
    """
    clusters = Clusters(_alone(documents, days or [None] * len(documents), scores), bounds)
    for one, other in cannot:
        clusters.groups[one].apart |= {other}
        clusters.groups[other].apart |= {one}
    _join_pinned(clusters, sorted({(min(pair), max(pair)) for pair in must}))
    _agglomerate(clusters)
    return sorted(group.members for group in clusters.groups.values())


def whole(score: float) -> int:
    """A score in log-odds as it is summed: in whole units, at most BOUND; and no pair speaks louder
    against it than one that was not compared.
    """
    return round(min(max(score * UNIT, UNCOMPARED), BOUND))


def _alone(
    documents: Sequence[int], days: Sequence[Days | None], scores: Scores
) -> dict[int, Cluster]:
    """Every report a group of its own."""
    groups = {
        n: Cluster((n,), frozenset({text}), span)
        for n, (text, span) in enumerate(zip(documents, days, strict=True))
    }
    for (one, other), score in scores.items():
        groups[one].alike[other] = {(documents[one], documents[other]): whole(score)}
        groups[other].alike[one] = {(documents[other], documents[one]): whole(score)}
    return groups


def _join_pinned(clusters: Clusters, pairs: Iterable[Pair]) -> None:
    name_of = {name: name for name in clusters.groups}
    for pair in pairs:
        one, other = (name_of[number] for number in pair)
        if one != other and clusters.groups[one].apart.isdisjoint(clusters.groups[other].members):
            name = clusters.join(one, other)
            name_of |= dict.fromkeys(clusters.groups[name].members, name)


def _agglomerate(clusters: Clusters) -> None:
    """Join those that are each other's best, round by round, until there are none."""
    new = set(clusters.groups)
    while new:
        touched = set(new)
        for name in new:
            others = [o for o in clusters.groups[name].alike if o not in new or name < o]
            for other in others:
                clusters.measure(name, other)
            touched.update(others)
        new = {clusters.join(*pair) for pair in clusters.each_others_best(touched)}


def _spanned(one: Days | None, other: Days | None) -> Days | None:
    """The days from the first to the last of both."""
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])
