import json
from pathlib import Path

import duckdb
import pytest
from tests.reading import FIRST, error, errors, read_bytes, texts

from dateline.read import find_originals, read_sources
from dateline.records import Document, Failure, Original

SELECT = f"""SELECT '{FIRST}' AS body, DATE '2013-04-08' AS pub_date, 7::BIGINT AS id, 'x' AS title,
 1.5::DECIMAL(4,1) AS score, 'nan'::DOUBLE AS nothing, [1, 2] AS list, {{'a': 'b'}} AS pair,
 '\\x01'::BLOB AS raw, NULL AS empty"""
MAP = {"text": "body", "published": "pub_date"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "year=2013" / "a[1]*.parquet"
    path.parent.mkdir()
    plain = tmp_path / "plain.parquet"
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"COPY ({SELECT}) TO '{plain}' (FORMAT parquet)")
    plain.rename(path)
    return path


def test_a_row_becomes_a_document_whatever_the_types_of_its_cells(file: Path) -> None:
    (read,) = read_sources([file], mapping=MAP)
    assert isinstance(read, Document), read
    assert (read.id, read.text, read.title, read.published) == ("7", FIRST, "x", "2013-04-08")
    assert read.extra == {
        "score": "1.5", "nothing": None, "list": [1, 2], "pair": {"a": "b"},
        "raw": "01", "empty": None,
    }  # fmt: skip


def test_a_row_is_kept_as_json(file: Path) -> None:
    (row,) = find_originals([file], mapping=MAP)
    assert isinstance(row, Original)
    assert row.origin == f"{file}:1"
    assert json.loads(row.raw)["pub_date"] == "2013-04-08"


def test_a_wrong_map_says_which_columns_there_are(file: Path) -> None:
    (failure,) = read_sources([file], mapping={"text": "story"})
    assert isinstance(failure, Failure)
    assert "no column 'story'; there are: body, pub_date, id, title" in failure.error
    (failure,) = read_sources([file])
    assert isinstance(failure, Failure)
    assert "expected a map to it, as in text=body" in failure.error


def test_out_of_an_archive_it_is_read_in_memory(file: Path) -> None:
    assert texts(read_bytes(file.read_bytes(), "a.zip!a.parquet", MAP)) == [FIRST]


def test_a_broken_one_is_an_error(file: Path) -> None:
    raw = file.read_bytes()
    for broken in (raw[:-100], raw[:200] + raw[-8:], b"PAR1"):
        assert error(broken, "a.parquet").startswith("a.parquet: broken Parquet file")


def test_rows_come_in_order_and_all_of_them(tmp_path: Path) -> None:
    path = tmp_path / "many.parquet"
    with duckdb.connect(":memory:") as connection:
        rows = "SELECT i::VARCHAR AS text FROM range(2500) t(i)"
        connection.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE 1000)")
    assert texts(read_sources([path])) == [str(n) for n in range(2500)]
    assert errors(read_sources([path])) == []
