"""Tables: lists of any length as CSV, read and sent some rows at a time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from fastapi.responses import StreamingResponse

from dateline.export.csv import to_csv
from dateline.store import Desk
from dateline.web.site import Site

AT_ONCE = 200  # rows that are read, and sent, together
CSV: dict[str, Any] = {
    "summary": "The same as CSV, all pages",
    "response_class": StreamingResponse,
    "responses": {200: {"content": {"text/csv": {}}}},
}
"""What a route that answers with CSV says of it in the description of the API."""

T = TypeVar("T")


def read_all(site: Site, some: Callable[[Desk, int, int], Iterable[T]]) -> Iterator[T]:
    """All of a list, page by page; the desk is free for others between two of them.

    The first page is read at once: what cannot be asked is said before the answer begins.

    Args:
        some: of a desk, at most so many from so many on.
    """

    def read(offset: int) -> list[T]:
        with site.desk() as desk:
            return list(some(desk, AT_ONCE, offset))

    return _onward(read, read(0))


def _onward(read: Callable[[int], list[T]], rows: list[T]) -> Iterator[T]:
    offset = 0
    while rows:
        yield from rows
        offset += len(rows)
        rows = read(offset) if len(rows) == AT_ONCE else []


def to_cells(values: Mapping[str, object]) -> dict[str, str]:
    """Values as text; what is not known is empty."""
    return {name: "" if value is None else str(value) for name, value in values.items()}


def csv_answer(
    rows: Iterable[Mapping[str, str]], columns: Sequence[str], name: str
) -> StreamingResponse:
    """Rows as a file of this name, safe to open in a spreadsheet."""
    return StreamingResponse(
        _blocks(to_csv(rows, columns)),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _blocks(lines: Iterator[str]) -> Iterator[str]:
    while some := list(islice(lines, AT_ONCE)):
        yield "".join(f"{line}\r\n" for line in some)
