"""The gazetteer file: written, read, opened, rebuilt."""

import pickle
import sqlite3
from pathlib import Path

import pytest

from dateline.errors import DataError
from dateline.knowledge.gazetteer import (
    Entry,
    Gazetteer,
    Named,
    build,
    build_gazetteer,
    fold,
    open_gazetteer,
    tables,
    write_gazetteer,
)
from dateline.knowledge.gazetteer.contents import Progress
from dateline.knowledge.lexicon import Lexicons

SYRIA = Named(
    Entry(163843, "Syria", "country", "SYR", None, 35.0, 38.0, 16_900_000),
    names=("Syrian Arab Republic",),
    adjectives=("Syrian",),
    domain="sy",
)
HOMS = Named(
    Entry(169577, "Homs", "city", "SYR", "11", 34.7, 36.7, 775_000), alternates=("Ḩimş", "Hims")
)
REGION = Named(Entry(-5, "Homs", "admin1", "SYR", "11", 34.7, 38.0))


@pytest.fixture
def small(tmp_path: Path) -> Gazetteer:
    path = tmp_path / "small.sqlite"
    write_gazetteer(path, [SYRIA, HOMS, REGION])
    return Gazetteer(path)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("St. Louis", "saint louis"),
        ("Sana'a", "sanaa"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Łódź", "lodz"),
        ("Ill.", "ill."),
        ("BAGHDAD", "baghdad"),
        ("Mt. Sinjar", "mount sinjar"),
        ("\u015e\u0131rnak", "sirnak"),
    ],
)
def test_names_are_folded(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_candidates_by_any_name_the_largest_first(small: Gazetteer) -> None:
    assert [c.entry.kind for c in small.candidates("Homs")] == ["city", "admin1"]
    assert [(c.entry.name, c.preferred) for c in small.candidates("Hims")] == [("Homs", False)]
    assert small.candidates("Himş") == small.candidates("HIMS")
    assert small.candidates("Nowhere") == ()


def test_adjectives_are_told_apart(small: Gazetteer) -> None:
    assert [c.adjective for c in small.candidates("Syrian")] == [True]
    assert [c.adjective for c in small.candidates("Syria")] == [False]


def test_longest_name_by_first_word(small: Gazetteer) -> None:
    assert [small.longest(word) for word in ("syrian", "homs", "nowhere")] == [3, 1, 0]


def test_by_id_country_region_and_domain(small: Gazetteer) -> None:
    assert small.by_id(169577) == HOMS.entry
    assert small.by_id(1) is None
    assert small.country("SYR") == SYRIA.entry
    assert small.region("SYR", "11") == REGION.entry
    assert small.region("SYR", "99") is None
    assert small.country_of_domain("sy") == "SYR"


def test_own_rows_have_no_geonames_id(small: Gazetteer) -> None:
    assert REGION.entry.geonames is None
    assert HOMS.entry.geonames == 169577


def test_a_copy_in_another_process_opens_the_file(small: Gazetteer) -> None:
    again = pickle.loads(pickle.dumps(small))
    assert again.candidates("Homs") == small.candidates("Homs")


def test_a_missing_or_older_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        Gazetteer(tmp_path / "none.sqlite")
    old = tmp_path / "old.sqlite"
    sqlite3.connect(old).close()
    old.touch()
    with pytest.raises(DataError, match="expected"):
        Gazetteer(old)


def test_built_once_and_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[float] = []

    def places(lexicons: Lexicons, progress: Progress) -> list[Named]:
        progress(0.5, "naming")
        return [SYRIA, HOMS]

    monkeypatch.setattr(build, "places", places)
    first = open_gazetteer(tmp_path, progress=lambda share, what: calls.append(share))
    open_gazetteer(tmp_path, progress=lambda share, what: calls.append(share))
    assert calls == [0.5, 1.0]
    assert [path.name for path in tmp_path.iterdir()] == [first.path.name]

    def broken(lexicons: Lexicons, progress: Progress) -> list[Named]:
        raise DataError("no data")

    monkeypatch.setattr(build, "places", broken)
    with pytest.raises(DataError):
        build_gazetteer(tmp_path / "other.sqlite")
    assert [path.name for path in tmp_path.iterdir()] == [first.path.name]


def test_cache_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert build.cache_folder() == Path("/somewhere/dateline")


def test_our_tables_can_be_read() -> None:
    lexicons = Lexicons()
    assert {row.country for row in lexicons[tables.ADMIN1]} >= {"USA", "IRQ", "SYR", "AFG", "SLV"}
    for lexicon in (tables.REGIONS, tables.SITES, tables.COUNTY_TOWNS, tables.COUNTRY_POINTS):
        assert lexicons[lexicon]
    countries = {row.country for row in lexicons[tables.COUNTRY_POINTS]}
    assert {row.country for row in lexicons[tables.ADMIN1]} <= countries
    assert {row.country for row in lexicons[tables.SITES] if row.country} <= countries
