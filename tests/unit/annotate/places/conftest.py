"""A gazetteer of a dozen places, built by hand."""

from pathlib import Path

import pytest

from dateline.knowledge.gazetteer import Entry, Gazetteer, Named, write_gazetteer

PLACES = [
    Named(
        Entry(99237, "Iraq", "country", "IRQ", None, 33.0, 44.0, 38_000_000),
        adjectives=("Iraqi", "Iraqis"),
    ),
    Named(
        Entry(298795, "Turkey", "country", "TUR", None, 39.0, 35.0, 82_000_000),
        adjectives=("Turkish", "Turks"),
    ),
    Named(
        Entry(6252001, "United States", "country", "USA", None, 39.8, -98.5, 327_000_000),
        names=("U.S.",),
        domain="us",
    ),
    Named(Entry(2963597, "Ireland", "country", "IRL", None, 53.0, -8.0, 4_800_000), domain="ie"),
    Named(Entry(4736286, "Texas", "admin1", "USA", "TX", 31.2, -99.2)),
    Named(Entry(272103, "Lebanon", "country", "LBN", None, 33.8, 35.8, 6_800_000)),
    Named(Entry(-1, "Nineveh", "admin1", "IRQ", "15", 36.0, 42.5)),
    Named(Entry(98182, "Baghdad", "city", "IRQ", "07", 33.3, 44.4, 7_216_000, True)),
    Named(Entry(99072, "Mosul", "city", "IRQ", "15", 36.3, 43.1, 1_683_000)),
    Named(Entry(2988507, "Paris", "city", "FRA", "11", 48.9, 2.3, 2_138_000, True)),
    Named(Entry(4717560, "Paris", "city", "USA", "TX", 33.7, -95.6, 24_782)),
    Named(Entry(2210247, "Tripoli", "city", "LBY", "77", 32.9, 13.2, 1_150_000, True)),
    Named(Entry(266826, "Tripoli", "city", "LBN", "09", 34.4, 35.8, 229_000)),
    Named(Entry(266045, "Zgharta", "city", "LBN", "09", 34.4, 35.9, 45_000)),
    Named(Entry(4684888, "Dallas", "city", "USA", "TX", 32.8, -96.8, 1_304_000)),
    Named(Entry(-48277, "Lamar County", "admin2", "USA", "TX", 33.7, -95.6)),
    Named(Entry(-2, "Fort Worth", "city", "USA", "TX", 32.7, -97.3, 900_000)),
    Named(Entry(-3, "Evin prison", "site", "IRN", None, 35.8, 51.4)),
]


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path: Path = tmp_path_factory.mktemp("gazetteer") / "places.sqlite"
    write_gazetteer(path, PLACES)
    return Gazetteer(path)
