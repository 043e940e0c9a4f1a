"""Krippendorff's alpha, against the example that its author worked."""

from itertools import pairwise

import pytest

from dateline.review.agreement import Agreement, agreement, ratio

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", part D: four observers, twelve
# units, missing values. Alpha there: nominal 0.743, ordinal 0.815, interval 0.849, ratio 0.797.
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
UNITS = [
    [int(value) for value in unit if value != "."]
    for unit in zip(*(line.split() for line in OBSERVERS), strict=True)
]


def ordinal(one: int, other: int) -> float:
    paired = [value for unit in UNITS if len(unit) > 1 for value in unit]
    low, high = sorted((one, other))
    between = sum(low <= value <= high for value in paired)
    return (between - (paired.count(low) + paired.count(high)) / 2) ** 2


@pytest.mark.parametrize(
    ("difference", "alpha"),
    [
        (None, 0.743),
        (lambda a, b: float(a != b), 0.743),
        (ordinal, 0.815),
        (lambda a, b: float(a - b) ** 2, 0.849),
        (ratio, 0.797),
    ],
    ids=["nominal", "nominal, pair by pair", "ordinal", "interval", "ratio"],
)
def test_alpha_is_that_of_the_published_example(difference: object, alpha: float) -> None:
    assert agreement(UNITS, difference).alpha == pytest.approx(alpha, abs=0.0005)  # type: ignore[arg-type]


def test_a_unit_that_one_coder_gave_a_value_is_no_unit() -> None:
    assert agreement(UNITS).units == 11


def test_alpha_of_two_coders_who_agree_is_one_and_of_contradiction_below_zero() -> None:
    assert agreement([("a", "a"), ("b", "b")]).alpha == 1
    told = agreement([("a", "b"), ("b", "a")])
    assert told.alpha is not None
    assert told.alpha < 0
    assert told.agreed == 0


def test_alpha_is_not_defined_without_variation_or_without_units() -> None:
    assert agreement([("a", "a")] * 5) == Agreement(5, 1.0, None)
    assert agreement([("a",), ()]) == Agreement(0, None, None)


def test_ratio_weighs_a_difference_by_the_size_of_the_numbers() -> None:
    assert ratio(0, 0) == 0
    told = [ratio(n, n + 1) for n in (1, 10, 100)]
    assert all(later < earlier for earlier, later in pairwise(told))
