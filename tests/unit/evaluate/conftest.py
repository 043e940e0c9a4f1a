"""A gazetteer of the places in `passages.TEXT`."""

from pathlib import Path

import pytest

from dateline.knowledge.gazetteer import Entry, Gazetteer, Named, write_gazetteer

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


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path: Path = tmp_path_factory.mktemp("gazetteer") / "places.sqlite"
    write_gazetteer(path, PLACES)
    return Gazetteer(path)
