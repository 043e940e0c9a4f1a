import pytest

from dateline.link import reports_of
from dateline.records import Analysis, Document

TEXT = "Gunmen killed two men in Abeche on 11 May 2014. Six people had died, Elamin said."


def _analysis(status: str = "reported", **own: object) -> Analysis:
    """One event, "killed", without date or place; both stand in its sentence."""
    span = {"start": 7, "end": 13, "text": "killed"}
    event = {
        "id": "e-1",
        "document_id": "d",
        "start": 0,
        "end": 21,
        "text": TEXT[:21],
        "trigger": span,
        "event_type": "ASSAULT",
        "quad": "material-conflict",
        "status": status,
        "confidence": 0.5,
        "rule": "r",
        **own,
    }
    when = {"start": 35, "end": 46, "text": "11 May 2014", "kind": "date", "edtf": "2014-05-11"}
    when |= {"earliest": "2014-05-11", "latest": "2014-05-11", "timex": "2014-05-11"}
    where = {"start": 25, "end": 31, "text": "Abeche", "name": "Abéché", "kind": "city"}
    six = {"start": 48, "end": 51, "text": "Six", "kind": "killed", "low": 6, "high": 6}
    said = {
        "source": {"start": 69, "end": 75, "text": "Elamin"},
        "content": {"start": 48, "end": 67, "text": TEXT[48:67]},
    }
    return Analysis.model_validate(
        {
            "document": Document(id="d", text=TEXT),
            "sentences": [[0, 47], [48, len(TEXT)]],
            "times": [when],
            "places": [where],
            "figures": [six],
            "attributions": [said],
            "events": [event],
        }
    )


@pytest.mark.parametrize("status", ["reported", "alleged", "denied"])
def test_what_is_told_as_having_happened_is_a_report(status: str) -> None:
    assert [report.id for report in reports_of(_analysis(status))] == ["e-1"]


@pytest.mark.parametrize("status", ["intended", "requested", "hypothetical", "negated"])
def test_what_is_not_told_as_having_happened_is_none(status: str) -> None:
    assert reports_of(_analysis(status)) == []


def test_an_event_is_compared_by_the_only_date_and_place_of_its_sentence() -> None:
    (report,) = reports_of(_analysis())
    assert report.date
    assert report.date.edtf == "2014-05-11"
    assert [place.name for place in report.places] == ["Abéché"]


def test_a_figure_that_no_event_has_is_kept_with_its_speaker() -> None:
    (report,) = reports_of(_analysis())
    assert [(loose.figure.low, loose.by) for loose in report.loose] == [(6, "Elamin")]


def test_a_document_without_outlet_or_agency_speaks_by_its_id() -> None:
    (report,) = reports_of(_analysis())
    assert report.voice == "d"
