import json

from tests.samples import ANALYSIS, DENIED, TEXT, TOLD

from dateline.export.plover import (
    PLOVER_COLUMNS,
    is_told,
    to_plover,
    to_plover_line,
    to_plover_row,
)


def test_fields_of_the_manual() -> None:
    record = to_plover(TOLD, ANALYSIS, coder="dateline 1")
    assert record["event"] == ["ASSAULT"]
    assert record["mode"] == ["firearms"]
    assert record["quad_code"] == 4
    assert (record["date"], record["enddate"]) == ("2013-04-08", None)
    assert record["source"][0]["sector"] == "UAF"
    assert record["recipient"][0]["code"] == "COL"
    assert record["recipient"][0]["sector"] == "JUDGOV"
    assert record["event_loc"]["geonameid"] == 3674962
    assert record["event_loc"]["cc3"] == "COL"
    assert record["size_info"] == {"dead": 3}
    assert record["cite_info"]["publication"] == "The Andes Post"
    assert record["text_info"]["sequence"] == 1
    assert TEXT[record["text_info"]["start"] : record["text_info"]["end"]] == record["text"]


def test_no_date_is_null_and_not_the_day_of_publication() -> None:
    record = to_plover(DENIED, ANALYSIS, coder="dateline 1")
    assert record["date"] is None
    assert record["event_loc"] is None
    assert record["text_info"]["sequence"] == 2


def test_only_what_is_reported_is_told() -> None:
    assert is_told(TOLD)
    assert not is_told(DENIED)


def test_a_line_is_one_line_of_json() -> None:
    line = to_plover_line(TOLD, ANALYSIS, coder="dateline 1")
    assert "\n" not in line
    assert json.loads(line)["id"] == "e-1"


def test_a_row_has_every_column() -> None:
    row = to_plover_row(TOLD, ANALYSIS, coder="dateline 1")
    assert tuple(row) == PLOVER_COLUMNS
    assert (row["source_actor_text"], row["recipient_code"], row["dead"]) == ("Gunmen", "COL", "3")
    assert (row["latitude"], row["publication"], row["event"]) == (
        "6.25",
        "The Andes Post",
        "ASSAULT",
    )
    assert row["injured"] == ""
