"""Parquet, through duckdb: a row is an original, as a JSON object under its column names."""

import glob
import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb

from dateline.errors import InputError
from dateline.read.bounds import foreign, read_whole
from dateline.read.columns import check_text_column
from dateline.read.kinds import ROW
from dateline.read.stream import Found, Opened
from dateline.read.tables import to_row
from dateline.records import Original

BATCH = 100  # rows held at once
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",  # it would fetch them
    "autoload_known_extensions": "false",
    "threads": "1",  # rows in order, and memory of one row group
    "temp_directory": "",
    "memory_limit": "2GB",
}


def find_parquet_rows(opened: Opened) -> Found:
    """The rows of a Parquet file, which is read where it lies.

    Raises:
        InputError: it is broken, or lacks a column that the map names.
    """
    with _path_of(opened) as path, foreign(opened.name, "Parquet file"):
        connection = duckdb.connect(":memory:", config=_SETTINGS)
        try:
            rows = connection.execute(
                "SELECT * FROM read_parquet(?, hive_partitioning = false)", [glob.escape(path)]
            )
            columns = [column[0] for column in rows.description or ()]
            check_text_column(columns, opened.mapping, opened.name)
            number = 0
            while batch := rows.fetchmany(BATCH):
                for cells in batch:
                    number += 1
                    row = {c: _plain(cell) for c, cell in zip(columns, cells, strict=True)}
                    yield Original(
                        raw=to_row(row), media_type=ROW, origin=f"{opened.name}:{number}"
                    )
        finally:
            connection.close()


@contextmanager
def _path_of(opened: Opened) -> Iterator[str]:
    """Where duckdb finds it: on disk, or, out of an archive, in a file that is only in memory."""
    if opened.path is not None:
        yield opened.path
        return
    raw = read_whole(opened.file, opened.name)
    if not hasattr(os, "memfd_create"):
        raise InputError(f"{opened.name}: Parquet inside an archive; unpack it first")
    descriptor = os.memfd_create("table")
    try:
        with os.fdopen(descriptor, "wb", closefd=False) as file:
            file.write(raw)
        yield f"/proc/self/fd/{descriptor}"
    finally:
        os.close(descriptor)


def _plain(value: Any) -> Any:
    """A cell as JSON has it."""
    match value:
        case float() if not math.isfinite(value):
            return None
        case dict():
            return {str(key): _plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case bytes():
            return value.hex()
        case _ if hasattr(value, "isoformat"):
            return value.isoformat()
        case _:
            return value
