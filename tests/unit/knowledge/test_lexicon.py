from pathlib import Path

import pytest

from dateline.annotate.boilerplate import BOILERPLATE_LINES
from dateline.errors import DataError
from dateline.knowledge.lexicon import Codes, Lexicon, Lexicons, Row, Words


class Colour(Row):
    """A row for these tests."""

    words: Words
    codes: Codes = ()
    weight: int | None = None


COLOURS = Lexicon("en/boilerplate.tsv", row=Colour, unique=("words",))
HEADER = "# ours\nid\twords\tcodes\tweight\texample\tcounterexample\n"


def _write(folder: Path, text: str, path: str = "en/boilerplate.tsv") -> Lexicons:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return Lexicons(folder)


def test_a_users_file_replaces_ours_cell_by_cell(tmp_path: Path) -> None:
    lexicons = _write(tmp_path, HEADER + "red.01\tred|scarlet\tA B\t7\tred ink\t\n")
    (row,) = lexicons[COLOURS]
    assert row.words == ("red", "scarlet")
    assert row.codes == ("A", "B")
    assert row.weight == 7
    assert row.counterexample is None


@pytest.mark.parametrize(
    ("lines", "line", "expected"),
    [
        ("red.01\tred\n", 3, "expected"),
        ("red.01\tred\t\tmany\t\t\n", 3, "weight"),
        ("red.01\tred\t\t\t\t\nred.01\tblue\t\t\t\t\n", 4, "red.01"),
        ("red.01\tred\t\t\t\t\nblue.01\tred\t\t\t\t\n", 4, "already"),
    ],
)
def test_a_wrong_row_is_named_by_file_and_line(
    lines: str, line: int, expected: str, tmp_path: Path
) -> None:
    lexicons = _write(tmp_path, HEADER + lines)
    with pytest.raises(DataError, match=expected) as raised:
        _ = lexicons[COLOURS]
    assert f":{line}:" in str(raised.value)


def test_a_users_own_rows_come_before_ours(tmp_path: Path) -> None:
    ours = Lexicons()[BOILERPLATE_LINES]
    row = ours[0].model_copy(update={"id": "own.01", "pattern": "Our own"})
    names = list(type(row).model_fields)
    cells = [str(getattr(row, name) or "") for name in names]
    text = "\t".join(names) + "\n" + "\t".join(cells) + "\n"
    lexicons = _write(tmp_path, text, "en/boilerplate/own.tsv")
    lexicons.check_names()
    assert [one.id for one in lexicons[BOILERPLATE_LINES]] == ["own.01", *(o.id for o in ours)]


def test_a_file_of_ones_own_beside_no_list_is_an_error(tmp_path: Path) -> None:
    _write(tmp_path, HEADER, "en/boilerplait/own.tsv")
    with pytest.raises(DataError, match=r"boilerplait/own\.tsv"):
        Lexicons(tmp_path).check_names()


def test_a_file_that_replaces_nothing_is_an_error(tmp_path: Path) -> None:
    _write(tmp_path, HEADER, "en/boilerplait.tsv")
    with pytest.raises(DataError, match=r"boilerplait\.tsv"):
        Lexicons(tmp_path).check_names()


@pytest.mark.parametrize(
    "path",
    [
        "en/boilerplate.tsv",
        "en/event_patterns.tsv",
        "en/event_patterns/mine.tsv",
        "register/own.tsv",
    ],
)
def test_files_that_replace_or_extend_ours_are_known(path: str, tmp_path: Path) -> None:
    _write(tmp_path, HEADER, path).check_names()


def test_the_digest_tells_changed_words(tmp_path: Path) -> None:
    before = Lexicons().digest
    assert Lexicons().digest == before
    assert _write(tmp_path, HEADER + "red.01\tred\t\t\t\t\n").digest != before
