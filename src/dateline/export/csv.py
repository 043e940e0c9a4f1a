"""Events as CSV or TSV, one a row, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run a cell as a formula; articles are written by strangers."""


def guard(cell: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before what would start a formula.

    Numbers stay as they are ("-33.9" is a latitude).
    """
    return f"'{cell}" if cell.startswith(FORMULA) and not _is_number(cell) else cell


def to_csv(
    rows: Iterable[Mapping[str, str]], columns: Sequence[str], *, separator: str = ","
) -> Iterator[str]:
    """A header and the rows, as lines without their end."""
    yield _line(columns, separator)
    for row in rows:
        yield _line([guard(_flat(row[column])) for column in columns], separator)


def _line(cells: Sequence[str], separator: str) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=separator, lineterminator="").writerow(cells)
    return line.getvalue()


def _flat(cell: str) -> str:
    """One line: the evidence's offsets lead back to its line breaks."""
    return (
        " ".join(cell.split()) if any(c in cell for c in "\n\r\t\x0b\x0c\x85\u2028\u2029") else cell
    )


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
