"""GDELT's lists (events, mentions, GKG): addresses of articles, of which they hold no text."""

from dateline.errors import InputError
from dateline.read.kinds import GDELT_GKG, GDELT_MENTIONS, gdelt_address
from dateline.read.stream import Found, Opened
from dateline.records import Document, Failure, Original
from dateline.records.ids import document_id

LONGEST_ROW = 10_000_000  # bytes; GKG rows of long reports have some 100,000
# Where the name of the outlet's site stands, and when GDELT saw it (GDELT 2.0 code books).
_OUTLET = {GDELT_MENTIONS: 4, GDELT_GKG: 3}
_SEEN = {GDELT_MENTIONS: 2, GDELT_GKG: 1}


def find_gdelt_rows(opened: Opened) -> Found:
    """The rows of a list, each as it stands, with the address it gives."""
    number = 0
    while line := opened.file.readline(LONGEST_ROW):
        number += 1
        where = f"{opened.name}:{number}"
        raw = line.strip(b"\r\n")
        if not raw:
            continue
        row = gdelt_address(_cells(raw))
        if row is None:
            problem = "no row of a GDELT list with the address of an article"
            yield Failure(document_id=where, error=f"{where}: {problem}")
            continue
        media_type, column = row
        url = _cells(raw)[column].strip()
        yield Original(raw=raw, media_type=media_type, origin=where, url=url)


def read_gdelt_row(raw: bytes, name: str) -> Document:
    """A row as a Document without text: only where an article is, and who published it."""
    cells = _cells(raw)
    row = gdelt_address(cells)
    if row is None:
        raise InputError(f"{name}: no row of a GDELT list with the address of an article")
    media_type, column = row
    outlet = cells[_OUTLET[media_type]] if media_type in _OUTLET else None
    seen = cells[_SEEN[media_type]] if media_type in _SEEN else cells[-2]
    return Document(
        id=document_id(raw),
        text="",
        outlet=outlet or None,
        url=cells[column].strip(),
        extra={"metadata_only": True, "gdelt_id": cells[0], "gdelt_added": seen},
    )


def _cells(raw: bytes) -> list[str]:
    return raw.decode("utf-8", "replace").split("\t")
