import csv
import io

import pytest

from dateline.export.csv import guard, to_csv


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-cmd|x", "@SUM(A1)", "\tx", "\r=x"])
def test_formulas_are_disarmed(cell: str) -> None:
    assert guard(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "text", "-33.9", "+4", "a=b", "'=x"])
def test_other_cells_stay(cell: str) -> None:
    assert guard(cell) == cell


def test_rows_read_back_as_one_line_each() -> None:
    rows = [{"a": 'He said "no", twice', "b": "two\nlines\x85x"}, {"a": "=HYPERLINK(1)", "b": ""}]
    lines = list(to_csv(rows, ("a", "b")))
    assert len(lines) == 3
    read = list(csv.DictReader(io.StringIO("\n".join(lines))))
    assert read[0] == {"a": 'He said "no", twice', "b": "two lines x"}
    assert read[1]["a"] == "'=HYPERLINK(1)"


def test_tab_separated() -> None:
    assert list(to_csv([{"a": "x\ty", "b": "z"}], ("a", "b"), separator="\t")) == ["a\tb", "x y\tz"]
