"""What holds for any bytes that are read and any text that is shown or written."""

import csv
import io
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dateline.cli.console import one_line, visible
from dateline.errors import InputError
from dateline.export.csv import FORMULA, guard, to_csv
from dateline.read.decode import decode
from dateline.read.document import read_original
from dateline.read.originals import find_in_bytes
from dateline.records import Document, Failure, Original
from dateline.records.ids import document_id

TEXT = st.text(st.characters(exclude_categories=[]), max_size=200)
LINES = st.lists(
    st.one_of(
        st.binary(max_size=40),
        st.sampled_from([b'{"text": "a"}', b'{"text": "\\ud800"}', b"[]", b"null", b'{"text": 1}']),
    ),
    max_size=5,
).map(b"\n".join)


@given(text=TEXT)
def test_no_control_character_is_shown_and_offsets_hold(text: str) -> None:
    shown = visible(text).plain
    assert len(shown) == len(text)
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cs") for c in shown)
    assert "\n" not in one_line(text).plain


@given(raw=st.binary(max_size=300))
def test_any_bytes_are_text_or_an_input_error(raw: bytes) -> None:
    try:
        text = decode(raw, "x")
    except InputError:
        return
    else:
        assert text.strip()
        assert "\x00" not in text


@given(text=st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip))
def test_utf_8_is_read_as_written(text: str) -> None:
    try:
        assert decode(text.encode("utf-8"), "x") == text.removeprefix("\ufeff")
    except InputError:
        assert "\x00" in text or not text.removeprefix("\ufeff").strip() or text[:2] in ("PK", "%P")


def read_or_fail(original: Original | Failure) -> Document | Failure:
    try:
        return original if isinstance(original, Failure) else read_original(original)
    except InputError as error:
        return Failure(document_id=original.origin, error=str(error))


@given(raw=LINES)
def test_every_line_is_a_document_or_a_failure(raw: bytes) -> None:
    for original in find_in_bytes(raw, "x.jsonl"):
        result = read_or_fail(original)
        if isinstance(result, Failure):
            assert result.error.startswith("x.jsonl:")
        else:
            assert Document.model_validate_json(result.model_dump_json()) == result


@given(raw=st.binary(max_size=50))
def test_an_id_depends_on_the_bytes_alone(raw: bytes) -> None:
    assert document_id(raw) == document_id(bytes(raw))


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)


@given(rows=st.lists(st.fixed_dictionaries({"a": CELLS, "b": CELLS}), max_size=5))
def test_a_row_is_a_line_and_no_cell_is_a_formula(rows: list[dict[str, str]]) -> None:
    lines = list(to_csv(rows, ("a", "b")))
    assert len(lines) == len(rows) + 1
    read = list(csv.DictReader(io.StringIO("\n".join(lines), newline="")))
    assert len(read) == sum(bool(line) for line in lines[1:])
    for row in read:
        for cell in row.values():
            assert not cell.startswith(FORMULA) or guard(cell) == cell
