"""Cluster: pairwise log-odds become groups, the same in whatever order the reports come.

Average link over documents: two groups become one while the mean over most of their pairs of
documents is above 0, the most alike first. Of two documents their most alike reports count: that a
headline says less than the sentence below it does not speak against the two. Documents that were
not compared speak against it. So one doubtful pair does not glue two groups together, as it would
if every likely pair were a link.
"""

import heapq
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Scores = Mapping[tuple[int, int], float]
Group = tuple[int, ...]
Pair = tuple[int, int]

MOST = 0.75
"""The share of the pairs of documents, the most alike ones, that decide: a bare denial, or a claim,
is like few of the reports that it belongs with."""

UNCOMPARED = -2.0  # log-odds of two documents that share no key: rather not
BOUND = 6.0  # log-odds: no pair speaks louder than this, for or against
DIGITS = 9  # of a mean: what a rounding error leaves must not decide a tie


@dataclass
class Cluster:
    """One group under agglomeration.

    Attributes:
        members: sorted.
        documents: those that the members stand in.
        apart: numbers that may not be in it.
        alike: by neighbouring group, by pair of documents (one of each), the score of their most
            alike reports.
    """

    members: Group
    documents: frozenset[int]
    apart: frozenset[int] = frozenset()
    alike: dict[int, dict[Pair, float]] = field(default_factory=dict)


@dataclass
class Clusters:
    """All groups, by their smallest member, and whether two of them may become one."""

    groups: dict[int, Cluster]
    fits: Callable[[Group, Group], bool]

    def mean(self, one: int, other: int) -> float:
        """The mean score over the most alike pairs of documents of two groups."""
        a, b = self.groups[one], self.groups[other]
        counted = math.ceil(len(a.documents) * len(b.documents) * MOST)
        best = heapq.nlargest(counted, a.alike[other].values())
        total = math.fsum(best) + UNCOMPARED * (counted - len(best))
        return round(total / counted, DIGITS)

    def may_join(self, one: int, other: int) -> bool:
        """Whether neither a reviewer nor the bound on extent keeps two groups apart."""
        a, b = self.groups[one], self.groups[other]
        return a.apart.isdisjoint(b.members) and self.fits(a.members, b.members)

    def join(self, one: int, other: int) -> int:
        """Make two groups one; returns its name."""
        keep, gone = min(one, other), max(one, other)
        a, b = self.groups[keep], self.groups.pop(gone)
        for neighbour, pairs in b.alike.items():
            del self.groups[neighbour].alike[gone]
            if neighbour != keep:
                self._add(keep, neighbour, pairs)
        self.groups[keep] = Cluster(
            members=tuple(sorted(a.members + b.members)),
            documents=a.documents | b.documents,
            apart=a.apart | b.apart,
            alike=a.alike,
        )
        return keep

    def _add(self, keep: int, neighbour: int, pairs: Mapping[Pair, float]) -> None:
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
    fits: Callable[[Group, Group], bool] = lambda one, other: True,
    must: Iterable[Pair] = (),
    cannot: Iterable[Pair] = (),
) -> list[Group]:
    """Groups of 0 … n-1, each sorted, in order of their first members.

    The numbers must be those of the reports in id order: ties are broken by them.

    Args:
        documents: of each report, its document as a number; copies of one text have one.
        scores: log-odds of compared pairs; those in no pair stay alone.
        fits: whether two groups are small enough, and near enough in time, to be one.
        must: pairs that a reviewer has said to be one; joined first, whatever their extent.
        cannot: pairs that a reviewer has said to be two; never in one group, and stronger than
            `must`.
    """
    clusters = _alone(documents, scores, fits, {_ordered(pair) for pair in cannot})
    name_of = list(range(len(documents)))
    for pair in sorted({_ordered(pair) for pair in must}):
        _join_pinned(clusters, name_of, pair)
    _agglomerate(clusters)
    return sorted(group.members for group in clusters.groups.values())


def _alone(
    documents: Sequence[int],
    scores: Scores,
    fits: Callable[[Group, Group], bool],
    apart: Iterable[Pair],
) -> Clusters:
    """Every report a group of its own."""
    groups = {n: Cluster((n,), frozenset({text})) for n, text in enumerate(documents)}
    for (one, other), score in scores.items():
        bounded = min(max(score, -BOUND), BOUND)
        groups[one].alike[other] = {(documents[one], documents[other]): bounded}
        groups[other].alike[one] = {(documents[other], documents[one]): bounded}
    for one, other in apart:
        groups[one].apart |= {other}
        groups[other].apart |= {one}
    return Clusters(groups, fits)


def _ordered(pair: Pair) -> Pair:
    return (min(pair), max(pair))


def _join_pinned(clusters: Clusters, name_of: list[int], pair: Pair) -> None:
    one, other = (name_of[number] for number in pair)
    if one == other or not clusters.groups[one].apart.isdisjoint(clusters.groups[other].members):
        return
    name = clusters.join(one, other)
    for member in clusters.groups[name].members:
        name_of[member] = name


def _agglomerate(clusters: Clusters) -> None:
    """Join the two most alike, again and again, until none are rather alike than not."""
    heap: list[tuple[float, int, int]] = []
    for name, group in clusters.groups.items():
        _push(heap, clusters, name, (other for other in group.alike if name < other))
    while heap:
        cost, one, other = heapq.heappop(heap)
        if _is_current(clusters, -cost, one, other) and clusters.may_join(one, other):
            name = clusters.join(one, other)
            _push(heap, clusters, name, clusters.groups[name].alike)


def _push(
    heap: list[tuple[float, int, int]], clusters: Clusters, name: int, others: Iterable[int]
) -> None:
    for other in others:
        mean = clusters.mean(name, other)
        if mean > 0:
            heapq.heappush(heap, (-mean, *_ordered((name, other))))


def _is_current(clusters: Clusters, mean: float, one: int, other: int) -> bool:
    """Whether both groups are there still, and as they were when this was pushed."""
    groups = clusters.groups
    return (
        one in groups
        and other in groups
        and other in groups[one].alike
        and clusters.mean(one, other) == mean
    )


def bounded_extent(
    spans: Sequence[tuple[int, int] | None], days: int, size: int
) -> Callable[[Group, Group], bool]:
    """A test for `cluster`: no group covers more than `days` days or holds more than `size`.

    Args:
        spans: of each number, its first and last day; None: not dated, it stretches nothing.
        days: from the first to the last day, both counted.
        size: members.
    """

    def fits(one: Group, other: Group) -> bool:
        members = one + other
        dated = [span for number in members if (span := spans[number])]
        first = min((span[0] for span in dated), default=0)
        last = max((span[1] for span in dated), default=0)
        return len(members) <= size and last - first < days

    return fits
