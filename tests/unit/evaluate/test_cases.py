"""What a case asks of what is coded now."""

from pathlib import Path

import pytest
from tests.desks import SentencePipeline

from dateline.errors import DataError
from dateline.evaluate.cases import read_cases, read_right, record_right
from dateline.records import Document, Event
from dateline.records.review import Action, Decision
from dateline.review.case import Case, make_case
from dateline.review.check import Outcome, compare
from dateline.review.fold import Review

DOCUMENT = Document(id="d", text="Gunmen killed 3 people in Cali.")
(CODED,) = SentencePipeline().annotate(DOCUMENT).events
RIGHT, FAILS, REGRESSED = Outcome.RIGHT, Outcome.FAILS, Outcome.REGRESSED


def changed(event: Event, **fields: object) -> Event:
    return Event.model_validate(event.model_dump(mode="json") | fields)


def case_of(verdict: Review, *made: tuple[Action, str | None], **fields: object) -> Case:
    decisions = [
        Decision(at="2026-01-01T00:00:00Z", by="amal", on=CODED.id, action=action, field=field)
        for action, field in made
    ]
    return make_case(
        CODED, changed(CODED, **fields), verdict, decisions,
        document=DOCUMENT, sha256="0" * 64, passage=(0, len(DOCUMENT.text)),
    )  # fmt: skip


ACCEPTED = case_of(Review.ACCEPTED, (Action.ACCEPT, None))
CORRECTED = case_of(Review.CORRECTED, (Action.CORRECT, "status"), status="denied")
REJECTED = case_of(Review.REJECTED, (Action.REJECT, None))


def outcomes(case: Case, *events: Event, right: tuple[str, ...] = ()) -> dict[str, Outcome]:
    keys = frozenset(f"{case.event} {field}" for field in right)
    return {check.field: check.outcome for check in compare(case, events, right=keys)}


def test_all_of_what_was_accepted_counts() -> None:
    assert set(outcomes(ACCEPTED, CODED).values()) == {RIGHT}
    later = changed(CODED, status="negated", confidence=0.1, rule="another")
    assert {f for f, one in outcomes(ACCEPTED, later).items() if one is not RIGHT} == {"status"}
    assert outcomes(ACCEPTED, later)["status"] is REGRESSED
    assert outcomes(ACCEPTED) == {"event": REGRESSED}


def test_of_what_was_corrected_only_that_counts_and_it_may_fail() -> None:
    assert outcomes(CORRECTED, CODED) == {"status": FAILS}
    assert outcomes(CORRECTED) == {"status": FAILS}
    assert outcomes(CORRECTED, changed(CODED, status="denied", figures=())) == {"status": RIGHT}


def test_what_once_came_out_right_must_stay() -> None:
    assert outcomes(CORRECTED, CODED, right=("status",)) == {"status": REGRESSED}
    assert outcomes(REJECTED, CODED, right=("event",)) == {"event": REGRESSED}


def test_a_rejected_event_must_not_be_coded_as_its_type() -> None:
    assert outcomes(REJECTED, CODED) == {"event": FAILS}
    assert outcomes(REJECTED) == {"event": RIGHT}
    assert outcomes(REJECTED, changed(CODED, event_type="PROTEST")) == {"event": RIGHT}


def test_another_type_brings_its_own_mode_and_code() -> None:
    made = ((Action.CORRECT, "event_type"), (Action.ACCEPT, None))
    case = case_of(Review.CORRECTED, *made, event_type="COERCE", mode=None, cameo=None)
    learnt = changed(CODED, event_type="COERCE", mode="arrest", cameo="173")
    assert set(outcomes(case, learnt).values()) == {RIGHT}
    assert "cameo" not in outcomes(case, learnt)


@pytest.mark.parametrize(
    ("field", "values", "is_same"),
    [
        ("actors", [{"id": "a", "name": "A"}, {"id": "a", "name": "Another"}], True),
        ("actors", [{"name": "Rebels"}, {"name": "rebels"}], True),
        ("actors", [{"name": "Rebels"}, {"name": "rebels", "country": "TCD"}], False),
        ("actors", [{"id": "a", "name": "A"}, {"name": "A"}], False),
        ("locations", [{"geonames": 1, "name": "A"}, {"geonames": 1, "name": "B"}], True),
        ("locations", [{"geonames": 1, "name": "A"}, {"geonames": 2, "name": "A"}], False),
        ("figures", [{"low": 3, "high": 3}, {"low": 3, "high": 3, "tally": "revised"}], True),
        ("figures", [{"low": 3, "high": 3}, {"low": 3, "high": None}], False),
        ("date", [{"edtf": "2014-05"}, {"edtf": "2014-05", "anchor": "stated"}], True),
        ("date", [{"edtf": "2014-05"}, {"edtf": "2014-06"}], False),
    ],
)
def test_what_says_the_same_is_the_same(
    field: str, values: list[dict[str, object]], is_same: bool
) -> None:
    decided, now = (_value(field, value) for value in values)
    case = case_of(Review.CORRECTED, (Action.CORRECT, field), **{field: decided})
    assert (outcomes(case, changed(CODED, **{field: now}))[field] is RIGHT) is is_same


def _value(field: str, value: dict[str, object]) -> object:
    kinds = {"locations": "city", "figures": "killed", "date": "date"}
    kind = {"kind": kinds[field]} if field in kinds else {}
    whole = {"start": 0, "end": 6, "text": "Gunmen"} | kind | value
    return whole if field == "date" else [whole]


def test_what_is_recorded_is_read_back(tmp_path: Path) -> None:
    assert read_right(tmp_path) == frozenset()
    record_right(tmp_path, compare(CORRECTED, [changed(CODED, status="denied")]))
    assert read_right(tmp_path) == {f"{CODED.id} status"}


@pytest.mark.parametrize(
    "written", [b"", b"{}", b'{"format": "dateline-case-2"}', b"\xff", b"[" * 100_000]
)
def test_what_is_no_case_is_named(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "x.json").write_bytes(written)
    with pytest.raises(DataError, match=r"x\.json: no case"):
        read_cases(tmp_path)


def test_a_folder_without_cases_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="export-cases"):
        read_cases(tmp_path)
