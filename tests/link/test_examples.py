"""The example dispatches: one incident for the attack on the camp, with all that is said of it."""

from pathlib import Path

import pytest

from dateline.annotate.build import build_pipeline
from dateline.link import Report, link, reports_of
from dateline.read import read_sources
from dateline.records import Analysis, Incident
from dateline.settings import Settings

pytestmark = pytest.mark.model
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".html", ".jsonl"))
COPY, WIRE = "example-syndicated-copy", "example-wire"


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    analyses = build_pipeline(Settings()).pipe(read_sources(FILES))
    return [
        report
        for analysis in analyses
        if isinstance(analysis, Analysis)
        for report in reports_of(analysis, WIRE if analysis.document.id == COPY else None)
    ]


@pytest.fixture(scope="module")
def incidents(reports: list[Report]) -> list[Incident]:
    return link(reports)


@pytest.fixture(scope="module")
def attack(incidents: list[Incident]) -> Incident:
    """The incident of most reports."""
    return max(incidents, key=lambda incident: len(incident.reports))


def test_all_dispatches_tell_of_one_attack(attack: Incident, reports: list[Report]) -> None:
    documents = {r.document_id for r in reports if r.id in attack.reports}
    assert len(documents) == len(FILES) == 8
    assert attack.event_type == "ASSAULT"
    assert attack.date
    assert attack.date.edtf == "2014-05-11"
    assert attack.place
    assert attack.place.name == "Camp Umm Sarha"


def test_the_copy_is_counted_once(attack: Incident) -> None:
    (wire,) = [source for source in attack.sources if WIRE in source.documents]
    assert wire.copies == (COPY,)
    assert len(attack.sources) == 7


def test_tolls_are_kept_by_source(attack: Incident) -> None:
    (killed,) = [toll for toll in attack.figures if toll.kind == "killed"]
    low = {source.by: source.low for source in killed.by_source}
    assert low["Abeche Courier"] == 16
    assert low["UN Observer Mission in Eastern Chad"] == 17
    assert low["the interior ministry"] == 11
    assert low["aid workers (Sahel Wire)"] == 14
    assert low["Elamin"] == 6
    assert (killed.low, killed.high, killed.open) == (6, 20, True)


def test_the_denial_and_the_claim_stand_side_by_side(attack: Incident) -> None:
    (who,) = [dispute for dispute in attack.disputed if dispute.field == "who"]
    assert {"not Sudan", "Desert Falcons"} <= {side.says for side in who.sides}
    assert "Sudan denied responsibility." in attack.summary
    assert attack.grade.verdict == "contested"


def test_the_attacks_since_2012_are_another_incident(
    incidents: list[Incident], attack: Incident, reports: list[Report]
) -> None:
    earlier = {r.event.id for r in reports if r.event.date and r.event.date.edtf == "2012"}
    assert earlier
    assert earlier.isdisjoint(attack.events)
    others = [incident for incident in incidents if earlier <= set(incident.events)]
    assert len(others) == 2, "attacked the camp twice since 2012"
    assert all("It is one of two that are told of together." in one.summary for one in others)
    assert not set(others[0].reports) & set(others[1].reports)
    assert "told of together" not in attack.summary


def test_what_followed_is_not_part_of_the_attack(attack: Incident, reports: list[Report]) -> None:
    told = {r.event.trigger.text for r in reports if r.id in attack.reports}
    assert told.isdisjoint({"dispersed", "detained", "marched", "abducted", "firing on"})


def test_the_documentation_shows_what_it_says(attack: Incident, repository: Path) -> None:
    page = (repository / "docs" / "incidents.md").read_text(encoding="utf-8")
    assert attack.summary in " ".join(page.replace("\n> ", " ").split())
