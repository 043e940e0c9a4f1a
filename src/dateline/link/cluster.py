"""Cluster: pairwise log-odds become groups, the same in whatever order the reports come.

Average link: two groups become one while the mean log-odds of the pairs between them is above 0,
the most alike first; a pair that was not compared counts against it. So one doubtful pair does not
glue two groups together, as it would if every likely pair were a link.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Scores = Mapping[tuple[int, int], float]
Group = tuple[int, ...]

UNCOMPARED = -2.0  # log-odds of a pair that shares no key: rather not
BOUND = 6.0  # log-odds: no pair speaks louder than this, for or against
PINNED = 1e6  # log-odds that stand for a reviewer's word
DIGITS = 9  # of a mean: what a rounding error leaves must not decide a tie


@dataclass
class Clusters:
    """Groups under agglomeration. A group is named by its smallest member.

    Attributes:
        members: by name, the members of each group.
        sums: by name and name, the summed log-odds of the compared pairs between two groups.
        counts: likewise, how many pairs were compared.
        fits: whether two groups may become one: a bound on extent.
    """

    members: dict[int, Group]
    sums: dict[int, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    counts: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    fits: Callable[[Group, Group], bool] = lambda one, other: True

    def mean(self, one: int, other: int) -> float:
        """The mean log-odds of the pairs between two groups."""
        pairs = len(self.members[one]) * len(self.members[other])
        compared = self.counts[one][other]
        return round((self.sums[one][other] + UNCOMPARED * (pairs - compared)) / pairs, DIGITS)

    def join(self, one: int, other: int) -> int:
        """Make two groups one; returns its name."""
        keep, gone = min(one, other), max(one, other)
        self.members[keep] = tuple(sorted(self.members[keep] + self.members.pop(gone)))
        for table in (self.sums, self.counts):
            _fold(table, keep, gone)  # type: ignore[arg-type]
        return keep


def _fold(table: dict[int, dict[int, float]], keep: int, gone: int) -> None:
    """Add one group's row and column to another's."""
    table[keep].pop(gone, None)
    for other, value in table.pop(gone, {}).items():
        table[other].pop(gone, None)
        if other != keep:
            table[keep][other] = table[other][keep] = table[keep].get(other, 0) + value


def cluster(
    size: int,
    scores: Scores,
    *,
    fits: Callable[[Group, Group], bool] = lambda one, other: True,
    must: Iterable[tuple[int, int]] = (),
    cannot: Iterable[tuple[int, int]] = (),
) -> list[Group]:
    """Groups of 0 … size-1, each sorted, in order of their first members.

    The numbers must be those of the reports in id order: ties are broken by them.

    Args:
        size: how many there are to be grouped; those in no pair stay alone.
        scores: log-odds of compared pairs, the smaller number first.
        fits: whether two groups are small enough, and near enough in time, to be one.
        must: pairs that a reviewer has said to be one; joined first, whatever their extent.
        cannot: pairs that a reviewer has said to be two; never in one group.
    """
    apart = {_ordered(pair) for pair in cannot}
    clusters = Clusters({number: (number,) for number in range(size)}, fits=fits)
    bounded = {pair: min(max(score, -BOUND), BOUND) for pair, score in scores.items()}
    bounded |= dict.fromkeys(apart, -PINNED)
    for (one, other), score in bounded.items():
        clusters.sums[one][other] = clusters.sums[other][one] = score
        clusters.counts[one][other] = clusters.counts[other][one] = 1
    for pair in sorted({_ordered(pair) for pair in must} - apart):
        _join_pinned(clusters, pair)
    _agglomerate(clusters)
    return sorted(clusters.members.values())


def _ordered(pair: tuple[int, int]) -> tuple[int, int]:
    return (min(pair), max(pair))


def _join_pinned(clusters: Clusters, pair: tuple[int, int]) -> None:
    one, other = (_name(clusters, number) for number in pair)
    if one != other:
        clusters.join(one, other)


def _name(clusters: Clusters, number: int) -> int:
    return next(name for name, group in clusters.members.items() if number in group)


def _agglomerate(clusters: Clusters) -> None:
    """Join the two most alike, again and again, until none are rather alike than not."""
    heap = [
        (-clusters.mean(one, other), one, other)
        for one, row in clusters.sums.items()
        for other in row
        if one < other
    ]
    heap = [entry for entry in heap if entry[0] < 0]
    heapq.heapify(heap)
    while heap:
        cost, one, other = heapq.heappop(heap)
        if not _is_current(clusters, -cost, one, other):
            continue
        if not clusters.fits(clusters.members[one], clusters.members[other]):
            continue
        name = clusters.join(one, other)
        for neighbour in clusters.sums[name]:
            mean = clusters.mean(name, neighbour)
            if mean > 0:
                heapq.heappush(heap, (-mean, min(name, neighbour), max(name, neighbour)))


def _is_current(clusters: Clusters, mean: float, one: int, other: int) -> bool:
    """Whether both groups are there still, and as they were when this was pushed."""
    return (
        one in clusters.members
        and other in clusters.members
        and other in clusters.sums[one]
        and clusters.mean(one, other) == mean
    )


def bounded_extent(
    spans: Sequence[tuple[int, int] | None], days: int, size: int
) -> Callable[[Group, Group], bool]:
    """A test for `cluster`: no group covers more than `days` days or holds more than `size`.

    Args:
        spans: of each number, its first and last day; None: not dated, it stretches nothing.
        days: from the first to the last day.
        size: members.
    """

    def fits(one: Group, other: Group) -> bool:
        members = one + other
        dated = [span for number in members if (span := spans[number])]
        first = min((span[0] for span in dated), default=0)
        last = max((span[1] for span in dated), default=0)
        return len(members) <= size and last - first < days

    return fits
