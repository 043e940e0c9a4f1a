"""Copies are told from articles that only share much: the articles of this folder, by kind."""

from pathlib import Path

import pytest

from dateline.evaluate.copies import COPIES, CopyScores, evaluate_copies
from dateline.read.sources import read_sources
from dateline.records import Document

NO_COPIES = {"same happening", "quotes half", "round-up", "unrelated", "anniversary"}


@pytest.fixture(scope="module")
def articles() -> list[Document]:
    found = list(read_sources([Path(__file__).with_name("articles.jsonl")]))
    assert all(isinstance(one, Document) for one in found)
    return [one for one in found if isinstance(one, Document)]


@pytest.fixture(scope="module")
def scores(articles: list[Document]) -> CopyScores:
    return evaluate_copies(articles)


def test_the_set_is_large_enough_to_mean_something(scores: CopyScores) -> None:
    assert {one.kind for one in scores.kinds if one.copy} == set(COPIES)
    assert {one.kind for one in scores.kinds if not one.copy} == NO_COPIES
    assert all(one.pairs >= 6 for one in scores.kinds)


def test_copies_are_found_and_nothing_else_is_called_one(scores: CopyScores) -> None:
    assert scores.precision is not None
    assert scores.recall is not None
    assert scores.precision >= 0.97
    assert scores.recall >= 0.97
    missed = [(one.kind, one.right, one.pairs) for one in scores.kinds if one.share_right < 1]
    assert len(missed) <= 1, missed


def test_copies_share_a_band(scores: CopyScores) -> None:
    assert scores.found is not None
    assert scores.found >= 0.98


def test_the_two_articles_on_a_happening_share_a_quotation_and_little_else(
    articles: list[Document], scores: CopyScores
) -> None:
    pairs = next(one for one in scores.kinds if one.kind == "same happening")
    assert pairs.pairs == 7
    assert pairs.least > 0
    assert pairs.most < 0.1
    outlets = [(one.extra["happening"], one.outlet) for one in articles]
    assert len(set(outlets)) == len(articles)
