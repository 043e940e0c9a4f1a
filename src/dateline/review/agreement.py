"""Agreement: how far coders agree beyond what chance would give, by Krippendorff's alpha.

After K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): a unit is what several
coders gave a value; one value that is missing takes only itself out, a unit with one value is left
out. Any number of coders, whoever they are.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)
Difference = Callable[[Value, Value], float]


@dataclass(frozen=True)
class Agreement:
    """How far coders agree.

    Attributes:
        units: those with two values or more.
        agreed: share of their pairs of values that are the same, 0..1; None: there is no unit.
        alpha: 1 where all agree, 0 where chance would do as well, below it where they contradict
            each other; None: there is no unit, or only one value was ever given.
    """

    units: int
    agreed: float | None
    alpha: float | None


def agreement(
    units: Iterable[Sequence[Value]], difference: Difference[Value] | None = None
) -> Agreement:
    """How far coders agree on units.

    Args:
        units: of each the values that were given, missing ones left out.
        difference: of two values, squared, 0 where they are the same; None: 1 where they are
            not the same (nominal).
    """
    paired = [unit for unit in units if len(unit) > 1]
    pairs = [pair for unit in paired for pair in combinations(unit, 2)]
    if not pairs:
        return Agreement(0, None, None)
    return Agreement(
        units=len(paired),
        agreed=sum(a == b for a, b in pairs) / len(pairs),
        alpha=_alpha(paired, difference),
    )


def ratio(one: float, other: float) -> float:
    """The squared difference of two numbers of a ratio scale, from 0: 10 and 20 differ as much as
    100 and 200.
    """
    return 0.0 if one == other else ((one - other) / (one + other)) ** 2


def _alpha(units: Sequence[Sequence[Value]], difference: Difference[Value] | None) -> float | None:
    differs = difference or _nominal
    observed = sum(
        2 * sum(differs(a, b) for a, b in combinations(unit, 2)) / (len(unit) - 1) for unit in units
    )
    counts = Counter(value for unit in units for value in unit)
    total = counts.total()
    if difference is None:  # the same as below, without going through all pairs of names
        expected = float(total**2 - sum(count**2 for count in counts.values()))
    else:
        expected = 2 * sum(
            counts[a] * counts[b] * differs(a, b) for a, b in combinations(counts, 2)
        )
    return None if expected == 0 else 1 - (total - 1) * observed / expected


def _nominal(one: Value, other: Value) -> float:
    return float(one != other)
