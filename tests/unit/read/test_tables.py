import csv
import io
import json

import pytest
from tests.reading import ARTICLE, FIRST, SECOND, document, error, errors, read_bytes, texts

from dateline.errors import SettingsError
from dateline.read import find_originals, tables
from dateline.read.originals import find_in_bytes
from dateline.records import Document, Original

MAP = {"text": "body", "published": "pub_date"}


def table(*rows: list[str], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


HEADER = ["body", "pub_date", "desk"]


def test_columns_become_fields_by_a_map_and_others_are_kept() -> None:
    raw = table(HEADER, [ARTICLE, "2013-04-08", "foreign"], [SECOND, "", ""])
    first, second = read_bytes(raw, "a.csv", MAP)
    assert isinstance(first, Document)
    assert (first.text, first.published) == (ARTICLE, "2013-04-08")
    assert first.extra == {"desk": "foreign"}
    assert isinstance(second, Document)
    assert second.published is None


def test_a_row_is_kept_under_the_names_of_the_table() -> None:
    raw = table(HEADER, [f"{FIRST}\n{SECOND}", "2013-04-08", "x"], [SECOND, "", "y"])
    originals = list(find_in_bytes(raw, "a.csv", mapping=MAP))
    assert [one.origin for one in originals if isinstance(one, Original)] == ["a.csv:2", "a.csv:4"]
    assert isinstance(originals[1], Original)
    assert json.loads(originals[1].raw) == {"body": SECOND, "pub_date": "", "desk": "y"}
    assert originals[1].media_type == "application/vnd.dateline.row+json"


def test_columns_that_bear_the_names_of_fields_need_no_map() -> None:
    raw = table(["id", "text", "title", "extra"], ["7", FIRST, "", "x"], delimiter="\t")
    read = document(raw, "a.tsv")
    assert (read.id, read.text, read.title) == ("7", FIRST, None)


def test_a_column_that_is_mapped_is_no_longer_the_field_of_its_name() -> None:
    raw = table(["title", "text", "body"], ["A", "short", FIRST])
    read = document(raw, "a.csv", {"text": "body"})
    assert (read.text, read.title, read.extra) == (FIRST, "A", {"text": "short"})


def test_a_wrong_map_says_which_columns_there_are() -> None:
    raw = table(["text", "date", "desk"], [FIRST, "", ""], [SECOND, "", ""])
    assert error(raw, "a.csv", MAP) == "a.csv: no column 'body'; there are: text, date, desk"
    line = json.dumps({"text": FIRST}).encode()
    assert error(line, "a.jsonl", MAP) == "a.jsonl:1: no column 'body'; there are: text"


def test_a_map_to_no_field_stops_at_once_and_lists_them() -> None:
    with pytest.raises(SettingsError, match=r"'body' is no field .* id, text, title, outlet"):
        find_originals([], mapping={"body": "text"})


def test_columns_without_a_name_are_left_out() -> None:
    assert document(table(["text", "", ""], [FIRST, "x"]), "a.csv").extra == {}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_seen_in_the_header(delimiter: str) -> None:
    assert (
        document(table(["title", "text"], ["A", FIRST], delimiter=delimiter), "a.csv").title == "A"
    )


def test_a_table_in_a_western_encoding_says_so() -> None:
    rows = table(["text", "title"], [FIRST, "José"]).decode()
    for encoding, repairs in (
        ("cp1252", ["encoding: cp1252"]),
        ("utf-8-sig", None),
        ("utf-16", None),
    ):
        read = document(rows.encode(encoding), "a.csv")
        assert (read.text, read.title) == (FIRST, "José")
        assert read.extra.get("repairs") == repairs


def test_a_row_that_is_broken_fails_alone() -> None:
    raw = (
        table(["text", "title"], [FIRST, "A"], ["B.", "b", "too many"], ["C.\x00", "c"])
        + b"\x81\x8d\x8f,d\n\n"
        + table([" ", " "], [SECOND, "E"])
    )
    found = read_bytes(raw, "a.csv")
    assert texts(found) == [FIRST, SECOND]
    assert errors(found) == [
        "a.csv:3: 3 cells; expected 2, as the header has",
        "a.csv:4: NUL character in `text`; expected text",
        "a.csv:5: not UTF-8, nor any other text encoding we know",
    ]


def test_a_quotation_mark_that_is_not_closed_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LONGEST_CELL", 1_000)
    raw = table(["text"], [FIRST]) + b'"open\n' + b"and so on\n" * 300 + table([SECOND])
    found = read_bytes(raw, "a.csv")
    assert texts(found)[0] == FIRST
    assert errors(found)[0].startswith("a.csv:3: not a row of a table: field larger")
    assert texts(found)[-1] == SECOND  # the rows after it are read again
    at_end = read_bytes(table(["text"], [FIRST]) + b'"open\n', "a.csv")
    assert [type(one).__name__ for one in at_end] == ["Document", "Failure"]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "a.csv: empty"),
        (b"text,title\n", "no rows below the header"),
        (b"text,text\nA,B\n", "two columns are called 'text'"),
        (b'"text\nA\n', "header: unexpected end of data"),
        (b"\n\nA\n", "expected a header"),
    ],
)
def test_a_table_without_rows_or_names_is_an_error(raw: bytes, message: str) -> None:
    assert message in error(raw, "a.csv")


@pytest.mark.parametrize("end", [b"\x00", b"\x00\xd8\x00\x00"])
def test_a_table_in_broken_utf_16_is_a_failure(end: bytes) -> None:
    raw = "text,title\nTroops left.,a\n".encode("utf-16") + end
    results = read_bytes(raw, "a.csv")
    assert "a.csv: broken utf-16" in str(results[-1])
