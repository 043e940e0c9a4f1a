"""CSV and TSV: a row is an original, as a JSON object under the table's own column names."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from dateline.errors import InputError
from dateline.read.columns import check_columns
from dateline.read.decode import decode_found, marked_encoding
from dateline.read.kinds import ROW, TSV
from dateline.read.stream import BUFFER, Found, Opened
from dateline.records import Failure, Original
from dateline.records.document import MAX_LENGTH

LONGEST_CELL = 4 * MAX_LENGTH  # code points; beyond it a quotation mark was never closed
_DELIMITERS = (",", ";", "\t", "|")


def find_rows(opened: Opened, media_type: str) -> Found:
    """The rows of a table; one that is broken is a Failure, and the next are read.

    Raises:
        InputError: it has no rows, is no text, or lacks a column that the map names.
    """
    encoding, found = _encoding(opened)
    lines = io.TextIOWrapper(opened.file, encoding, errors="surrogateescape", newline="")
    header = lines.readline(LONGEST_CELL)
    delimiter = "\t" if media_type == TSV else max(_DELIMITERS, key=header.count)
    columns = _columns(header, delimiter, opened.name)
    check_columns(columns, opened.mapping, opened.name)
    row_type = f"{ROW}; charset={found}" if found else ROW
    empty = True
    for number, cells in _cells(lines, delimiter):
        empty = False
        where = f"{opened.name}:{number}"
        problem = cells if isinstance(cells, str) else _problem(cells, columns)
        if problem is not None:
            yield Failure(document_id=where, error=f"{where}: {problem}")
        else:
            row = dict(zip(columns, [*cells, *[None] * len(columns)], strict=False))
            yield Original(raw=to_row(row), media_type=row_type, origin=where)
    if empty:
        raise InputError(f"{opened.name}: no rows below the header")


def to_row(row: dict[str, Any]) -> bytes:
    """A row as JSON in UTF-8; what JSON has no form for as its text."""
    return json.dumps(row, ensure_ascii=False, default=str, allow_nan=False).encode()


def _encoding(opened: Opened) -> tuple[str, str | None]:
    """What to read it with, by its first bytes; and what to record, where that was found out."""
    head = opened.file.peek(BUFFER)
    marked = marked_encoding(head)
    if marked is not None:
        return marked, None
    whole_lines = head[: head.rfind(b"\n") + 1] or head
    found = decode_found(whole_lines, opened.name).found
    return found or "utf-8", found


def _columns(header: str, delimiter: str, name: str) -> list[str]:
    try:
        columns = next(csv.reader([header], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise InputError(f"{name}: header: {error}") from error
    columns = [column.strip() for column in columns]
    if not any(columns):
        raise InputError(f"{name}: empty; expected a header with the names of the columns")
    if len(set(columns)) < len(columns):
        twice = next(column for column in columns if columns.count(column) > 1)
        raise InputError(f"{name}: two columns are called {twice!r}; expected different names")
    if _has_stray_bytes(columns):
        raise InputError(f"{name}: header: not UTF-8")
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


def _problem(cells: Sequence[str], columns: Sequence[str]) -> str | None:
    if len(cells) > len(columns):
        return f"{len(cells)} cells; expected {len(columns)}, as the header has"
    if _has_stray_bytes(cells):
        return "not in the encoding of the rest of the table"
    return None


def _has_stray_bytes(cells: Sequence[str]) -> bool:
    return any(
        "\udc80" <= char <= "\udcff" for cell in cells if not cell.isascii() for char in cell
    )
