import pytest

from dateline.evaluate.clusters import score_b3


def test_the_same_groups_are_all_right() -> None:
    b3 = score_b3({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "x", "c": "y"})
    assert (b3.precision, b3.recall, b3.f1) == (1, 1, 1)


def test_all_in_one_group_is_all_found_and_little_right() -> None:
    b3 = score_b3({"a": 1, "b": 1, "c": 2, "d": 3}, dict.fromkeys("abcd", 0))
    assert b3.recall == 1
    assert b3.precision == pytest.approx((2 / 4 + 2 / 4 + 1 / 4 + 1 / 4) / 4)


def test_all_alone_is_all_right_and_little_found() -> None:
    b3 = score_b3({"a": 1, "b": 1, "c": 2}, {name: name for name in "abc"})
    assert b3.precision == 1
    assert b3.recall == pytest.approx((1 / 2 + 1 / 2 + 1) / 3)


def test_bagga_and_baldwin_1998() -> None:
    """Their example: 1-5, 6-7, 8-12 answered as 1-5, 6-12."""
    gold = {str(n): 1 if n <= 5 else 2 if n <= 7 else 3 for n in range(1, 13)}
    found = {str(n): 1 if n <= 5 else 2 for n in range(1, 13)}
    b3 = score_b3(gold, found)
    assert b3.precision == pytest.approx(0.762, abs=0.001)
    assert b3.recall == 1


def test_who_is_in_no_group_stands_alone() -> None:
    assert score_b3({"a": 1, "b": 1}, {"a": "x"}).recall == 0.5


def test_who_is_not_in_gold_is_left_out() -> None:
    assert score_b3({"a": 1}, {"a": "x", "z": "x"}).precision == 1


def test_nothing_scores_nothing() -> None:
    assert score_b3({}, {}).f1 == 0
