"""Marks in passages, and what they mean."""

import pytest
from tests.unit.evaluate.passages import TEXT

from dateline.errors import DataError
from dateline.evaluate.passages import NEUTRAL, meant, read_passages
from dateline.knowledge.gazetteer import Gazetteer


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
