"""Weights of places come from our own passages, and the same passages give the same weights."""

import json
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from dateline.annotate.sentences import SpacyParser
from dateline.errors import DataError
from dateline.evaluate.fit_places import WEIGHTS, digest, fit
from dateline.evaluate.passages import NEUTRAL, TRAINING, meant, read_passages
from dateline.evaluate.regression import logistic
from dateline.knowledge.gazetteer import Entry, Gazetteer, Named, write_gazetteer
from dateline.knowledge.lexicon import Lexicons

PLACES = [
    Named(
        Entry(272103, "Lebanon", "country", "LBN", None, 33.8, 35.8, 6_800_000),
        adjectives=("Lebanese",),
    ),
    Named(Entry(4829764, "Alabama", "admin1", "USA", "AL", 32.8, -86.8)),
    Named(Entry(2210247, "Tripoli", "city", "LBY", "77", 32.9, 13.2, 1_150_000, True)),
    Named(Entry(266826, "Tripoli", "city", "LBN", "09", 34.4, 35.8, 229_000)),
    Named(Entry(4076598, "Mobile", "city", "USA", "AL", 30.7, -88.0, 195_000)),
    Named(Entry(-1, "Mobile County", "admin2", "USA", "AL", 30.7, -88.2)),
    Named(Entry(4081644, "Paris", "city", "USA", "TX", 33.7, -95.6, 25_000)),
    Named(Entry(4, "Hunan", "city", "USA", "AL", 30.0, -88.0, 500)),
    Named(Entry(5, "Hunan", "admin1", "CHN", "11", 27.6, 111.7)),
]
TEXT = """# a comment
outlet: Press-Register
A bridge in [[Mobile|AL]] closed. [[Mobile County]] sent a crew, and [[Alabama]] will pay.
Mobile phones failed, said Paris Hill, an engineer.
---
Two died in [[Tripoli|LBN]], [[Lebanon]]. The [[Lebanese]] army came. [[Hilltop|?]] was quiet.
[[Tripoli|-]] Street is long.
---
"""


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path: Path = tmp_path_factory.mktemp("gazetteer") / "places.sqlite"
    write_gazetteer(path, PLACES)
    return Gazetteer(path)


def test_the_weights_that_come_with_the_program_are_of_these_passages() -> None:
    data = resources.files("dateline").joinpath("data")
    passages = data.joinpath(*TRAINING.split("/")).read_text(encoding="utf-8")
    weights = json.loads(data.joinpath(*WEIGHTS.split("/")).read_text(encoding="utf-8"))
    assert weights["corpus"] == {"name": TRAINING, "sha256": digest(passages)}


def test_marks_become_spans(gazetteer: Gazetteer) -> None:
    first, second = read_passages(TEXT, gazetteer)
    assert first.document.outlet == "Press-Register"
    assert first.document.text.startswith("A bridge in Mobile closed.")
    marked = [second.document.text[gold.start : gold.end] for gold in second.places]
    assert marked == ["Tripoli", "Lebanon", "Lebanese", "Hilltop", "Tripoli"]
    keys = [gold.entry and gold.entry.key for gold in second.places]
    assert keys == [266826, 272103, 272103, None, None]
    assert second.places[-1].code == NEUTRAL


@pytest.mark.parametrize(
    ("name", "code", "key"),
    [
        ("Tripoli", None, 2210247),
        ("Tripoli", "LBN", 266826),
        ("Tripoli", "266826", 266826),
        ("Mobile", "AL", 4076598),
        ("Mobile County", "AL", -1),
        ("Hunan", None, 5),
        ("Hunan", "city", 4),
    ],
)
def test_what_a_mark_means(gazetteer: Gazetteer, name: str, code: str | None, key: int) -> None:
    entry = meant(name, code, gazetteer)
    assert entry is not None
    assert entry.key == key


@pytest.mark.parametrize(
    ("name", "code"), [("Nowhere", None), ("Tripoli", "FRA"), ("Tripoli", "x")]
)
def test_a_mark_that_means_nothing_is_an_error(
    gazetteer: Gazetteer, name: str, code: str | None
) -> None:
    with pytest.raises(DataError):
        meant(name, code, gazetteer)


def test_the_same_passages_give_the_same_weights(gazetteer: Gazetteer) -> None:
    lexicons = Lexicons()
    parser = SpacyParser(lexicons=lexicons, gazetteer=gazetteer)
    once, again = (fit(TEXT, gazetteer, lexicons, parser) for _ in range(2))
    assert once == again
    assert once["corpus"]["sha256"] == digest(TEXT)


def test_a_regression_stays_at_its_prior_where_nothing_is_seen() -> None:
    features = np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0]])
    weights = logistic(features, np.array([1.0, 1.0, 0.0]), np.array([0.0, -2.0]))
    assert 0 < weights[0] < np.log(2)
    assert weights[1] == -2.0
