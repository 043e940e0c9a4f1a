"""Bulk linking gives what linking in memory gives."""

import json
import random
from pathlib import Path

import pytest
from tests.reports import ABECHE, MOUNDOU, at, dead, report, who

from dateline.link import Linker, Report, bulk
from dateline.link.bulk import link_many
from dateline.link.report import apart

PLACES = [None, at("Abéché", **ABECHE), at("Moundou", **MOUNDOU)]
WHO = [who("Desert Falcons"), who("Front of the Lake"), who("gunmen")]
TEXTS = ["Gunmen attacked the market", "Rockets hit a camp", "Two men were shot by the river"]


def read(where: str, line: bytes) -> list[Report]:
    return [Report.model_validate_json(line)]


def some_reports(count: int) -> list[Report]:
    lots = random.Random(7)
    days = [None, *(f"2014-{month:02}-{day:02}" for month in (5, 6) for day in range(1, 29, 3))]
    made = [
        report(
            f"d{n // 2}",
            lots.choice(TEXTS),
            on=lots.choice(days),
            where=lots.choice(PLACES),
            actors=[lots.choice(WHO)],
            published=lots.choice([None, "2014-06-01"]),
            figures=[dead(lots.randint(1, 9))],
            n=n,
        )
        for n in range(count)
    ]
    return [
        each
        for n, one in enumerate(made)
        for each in apart(one.model_copy(update={"times": 1 if n % 9 else 2}))
    ]


@pytest.fixture
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in {"LINES": 7, "KEYS": 50, "PAIRS": 40, "REPORTS": 5}.items():
        monkeypatch.setattr(bulk, name, size)


@pytest.mark.usefixtures("_small_chunks")
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_incidents_are_those_of_linking_in_memory(jobs: int, tmp_path: Path) -> None:
    reports = some_reports(160)
    expected = Linker().link(reports)
    assert any(one.parts for one in expected)
    assert any(len(one.reports) > 2 for one in expected)
    lines = [(f"f:{n}", one.model_dump_json().encode()) for n, one in enumerate(reports)]
    found = list(link_many([*lines, *lines[:5]], read, Linker(), jobs=jobs, folder=tmp_path))
    assert [json.loads(line) for line in found] == [one.model_dump(mode="json") for one in expected]
    assert list(tmp_path.iterdir()) == []


def test_nothing_gives_nothing() -> None:
    assert list(link_many([], read, Linker())) == []
