"""CSV and TSV: a row is an original, as a JSON object under the table's own column names."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from dateline.errors import InputError
from dateline.read.columns import check_text_column
from dateline.read.decode import WESTERN, guess_encoding, marked_encoding
from dateline.read.kinds import ROW, TSV
from dateline.read.stream import Found, Opened
from dateline.records import Failure, Original
from dateline.records.document import MAX_LENGTH

LONGEST_CELL = 4 * MAX_LENGTH  # code points; beyond it a quotation mark was never closed
GUESSABLE = 200  # bytes of a row by whose letters an encoding that is not Western can be told
_STRAY = re.compile("[\udc80-\udcff]")  # bytes that are no UTF-8, kept as they are
_DELIMITERS = (",", ";", "\t", "|")


def find_rows(opened: Opened, media_type: str) -> Found:
    """The rows of a table; one that is broken is a Failure, and the next are read.

    Raises:
        InputError: it has no rows, is no text, or lacks a column that the map names.
    """
    marked = marked_encoding(opened.file.peek(4)[:4])
    lines = io.TextIOWrapper(opened.file, marked or "utf-8", errors="surrogateescape", newline="")
    try:
        header = lines.readline(LONGEST_CELL)
        delimiter = "\t" if media_type == TSV else max(_DELIMITERS, key=header.count)
        columns = _columns(header, delimiter, opened.name)
        check_text_column(columns, opened.mapping, opened.name)
        empty = True
        for number, cells in _cells(lines, delimiter):
            empty = False
            yield _to_original(cells, columns, f"{opened.name}:{number}")
        if empty:
            raise InputError(f"{opened.name}: no rows below the header")
    except UnicodeError as error:  # of UTF-8 stray bytes are kept; UTF-16 and 32 have none to keep
        raise InputError(f"{opened.name}: broken {marked}") from error
    finally:
        lines.detach()  # who opened the file closes it


def to_row(row: dict[str, Any]) -> bytes:
    """A row as JSON in UTF-8; what JSON has no form for as its text."""
    return json.dumps(row, ensure_ascii=False, default=str, allow_nan=False).encode()


def _to_original(cells: list[str] | str, columns: Sequence[str], where: str) -> Original | Failure:
    """A row as an original; a string is what is wrong with it."""
    if isinstance(cells, str):
        return Failure(document_id=where, error=f"{where}: {cells}")
    if len(cells) > len(columns):
        problem = f"{len(cells)} cells; expected {len(columns)}, as the header has"
        return Failure(document_id=where, error=f"{where}: {problem}")
    decoded, found = _decoded(cells)
    if decoded is None:
        problem = "not UTF-8, nor any other text encoding we know"
        return Failure(document_id=where, error=f"{where}: {problem}")
    filled = [*decoded, *[None] * (len(columns) - len(decoded))]
    row = {column: cell for column, cell in zip(columns, filled, strict=True) if column}
    media_type = f"{ROW}; charset={found}" if found else ROW
    return Original(raw=to_row(row), media_type=media_type, origin=where)


def _decoded(cells: list[str]) -> tuple[list[str] | None, str | None]:
    """Cells whose bytes were no UTF-8 in what they are in, and what that is; None: not known."""
    if not any(map(_STRAY.search, cells)):
        return cells, None
    raw = [cell.encode("utf-8", "surrogateescape") for cell in cells]
    joined = b"\n".join(raw)
    found = guess_encoding(joined)
    if found is None or (found != WESTERN and len(joined) < GUESSABLE):
        return None, None
    return [cell.decode(found, "replace") for cell in raw], found


def _columns(header: str, delimiter: str, name: str) -> list[str]:
    try:
        columns = next(csv.reader([header], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise InputError(f"{name}: header: {error}") from error
    columns = [column.strip() for column in _decoded(columns)[0] or ()]
    if not any(columns):
        raise InputError(f"{name}: empty; expected a header with the names of the columns")
    twice = next((column for column in columns if column and columns.count(column) > 1), None)
    if twice is not None:
        raise InputError(f"{name}: two columns are called {twice!r}; expected different names")
    return columns


def _cells(lines: Iterator[str], delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Rows with the number of the line on which they begin; what is wrong with one instead."""
    csv.field_size_limit(LONGEST_CELL)  # of the whole process; Python's own is 131,072
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 2
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, f"not a row of a table: {error}"
        else:
            if any(map(str.strip, cells)):
                yield number, cells
        number = reader.line_num + 2
