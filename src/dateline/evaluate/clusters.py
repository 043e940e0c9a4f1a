"""Clusters: how well groups agree with gold: B³, and how many there are."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class B3:
    """B³ (Bagga & Baldwin 1998): each 0..1.

    Attributes:
        precision: of those grouped with a member, the share that belongs with it; the mean.
        recall: of those that belong with a member, the share that is grouped with it; the mean.
    """

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score_b3(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> B3:
    """B³ of a grouping, each member by name with its group.

    Members that gold does not have are left out; one that `found` does not have stands alone.
    """
    if not gold:
        return B3(0.0, 0.0)
    groups = {name: found.get(name, ("alone", name)) for name in gold}
    right, mine = _members(gold), _members(groups)
    shared = {name: len(right[gold[name]] & mine[groups[name]]) for name in gold}
    return B3(
        precision=sum(shared[n] / len(mine[groups[n]]) for n in sorted(gold)) / len(gold),
        recall=sum(shared[n] / len(right[gold[n]]) for n in sorted(gold)) / len(gold),
    )


def _members(groups: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for name, group in groups.items():
        members[group].add(name)
    return members
