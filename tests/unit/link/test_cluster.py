"""Grouping, in memory and in a database."""

from collections.abc import Callable
from functools import partial

import pytest

from dateline.link import cluster as in_memory
from dateline.link import rounds as in_database
from dateline.link.cluster import Bounds, Group

Clusterer = Callable[..., list[Group]]


@pytest.fixture(params=[in_memory.cluster, in_database.cluster_many])
def cluster(request: pytest.FixtureRequest) -> Clusterer:
    return partial(request.param, bounds=Bounds(days=10, reports=100))


def test_what_is_alike_is_one_group_and_the_rest_stays_alone(cluster: Clusterer) -> None:
    assert cluster([0, 1, 2, 3], {(0, 1): 2.0, (2, 3): -1.0}) == [(0, 1), (2,), (3,)]


def test_one_doubtful_pair_does_not_glue_two_groups(cluster: Clusterer) -> None:
    firm = {(0, 1): 5.0, (0, 2): 5.0, (1, 2): 5.0, (3, 4): 5.0, (3, 5): 5.0, (4, 5): 5.0}
    assert cluster(range(6), firm | {(2, 3): 1.0}) == [(0, 1, 2), (3, 4, 5)]


def test_a_headline_says_nothing_against_the_sentence_below_it(cluster: Clusterer) -> None:
    scores = {(0, 1): 5.0, (1, 2): 4.0, (0, 2): -4.0}  # 0 and 1 stand in one document
    assert cluster([0, 0, 1], scores) == [(0, 1, 2)]


def test_a_pair_pinned_as_one_is_one_and_as_two_is_two(cluster: Clusterer) -> None:
    assert cluster([0, 1], {(0, 1): -5.0}, must=[(1, 0)]) == [(0, 1)]
    assert cluster([0, 1], {(0, 1): 5.0}, cannot=[(1, 0)]) == [(0,), (1,)]


def test_two_stays_two_even_by_way_of_a_third(cluster: Clusterer) -> None:
    scores = {(0, 1): 5.0, (1, 2): 4.0, (0, 2): 5.0}
    groups = cluster([0, 1, 2], scores, cannot=[(0, 2)])
    assert not any({0, 2} <= set(group) for group in groups)
    pinned = cluster([0, 1, 2], {}, must=[(0, 1), (1, 2)], cannot=[(0, 2)])
    assert not any({0, 2} <= set(group) for group in pinned)


def test_no_group_grows_beyond_its_bound(cluster: Clusterer) -> None:
    alike = {(a, b): 5.0 for a in range(6) for b in range(a + 1, 6)}
    spans = [(100 + 5 * n, 100 + 5 * n) for n in range(6)]
    groups = cluster(range(6), alike, days=spans)
    assert all(spans[group[-1]][1] - spans[group[0]][0] < 10 for group in groups)
    assert len(groups) == 3
    small = cluster(range(6), alike, bounds=Bounds(days=10, reports=2))
    assert [len(group) for group in small] == [2, 2, 2]
