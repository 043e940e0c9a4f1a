"""WARC: the pages in a web archive, as they were sent: only HTML, and only what was found (200)."""

import re
from typing import Any, Literal

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dateline.errors import InputError
from dateline.read.bounds import LARGEST, BrokenOffError, Readable, foreign, shown
from dateline.read.kinds import HTML, XHTML, identify_kind
from dateline.read.stream import BUFFER, Found, Opened
from dateline.records import Failure, Original

PAGES = frozenset({HTML, XHTML})
FOUND = 200  # the status of a page that is what was asked for
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z\Z")


def find_pages(opened: Opened) -> Found:
    """The HTML responses of a WARC, each with its address, time and headers.

    Raises:
        InputError: it is broken or cut off; what came before was yielded.
    """
    with foreign(opened.name, "WARC file"):
        records = ArchiveIterator(
            _Reader(opened), record_types=WarcRecordType.response, parse_http=False
        )
    while True:
        with foreign(opened.name, "WARC file"):
            record = next(records, None)
        if record is None:
            return
        name = f"{opened.name}!{_address(record)}"
        if record.content_length > LARGEST:
            problem = f"larger than {LARGEST // 1_000_000} MB; is this one article?"
            yield Failure(document_id=name, error=f"{name}: {problem}")
            continue
        with foreign(opened.name, "WARC file"):
            block = record.reader.read(record.content_length)
        if len(block) < record.content_length:
            raise BrokenOffError(opened.name, f"cut off within the record of {_address(record)}")
        try:
            page = _to_page(block, record, name)
        except InputError as error:
            yield Failure(document_id=name, error=str(error))
        else:
            if page is not None:
                yield page


def _to_page(block: bytes, record: WarcRecord, name: str) -> Original | None:
    """The response in a record; None: it is no HTML, or not what was asked for."""
    headers = _headers(_parse(block, "none", name))
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if _parse(block, "none", name).http_headers.status_code != FOUND or media_type not in PAGES:
        return None
    retrieved = record.headers.get("WARC-Date") or ""
    return Original(
        raw=_body(block, name),
        media_type=media_type,
        origin=name,
        url=_address(record) or None,
        retrieved=retrieved if _TIME.match(retrieved) else None,
        headers=headers,
    )


def _body(block: bytes, name: str) -> bytes:
    """The body unpacked; or as it is, where a crawler unpacked it and left the header that it had.

    Raises:
        InputError: it is packed in no way that its headers name, or too large.
    """
    try:
        body = _read_body(_parse(block, "all", name), name)
    except InputError:
        body = _read_body(_parse(block, "none", name), name)
        if identify_kind(body[:BUFFER], "", name=name) != HTML:
            raise
    if len(body) > LARGEST:
        raise InputError(f"{name}: larger than {LARGEST // 1_000_000} MB; is this one article?")
    return body


def _parse(block: bytes, decode: Literal["none", "all"], name: str) -> Any:
    """The HTTP response of a record's block, of which nothing else is used."""
    with foreign(name, "HTTP response"):
        response = WarcRecord()
        response.is_http = True
        response.set_bytes_content(block)
        response.parse_http(auto_decode=decode)
        return response


def _read_body(response: Any, name: str) -> bytes:
    with foreign(name, "HTTP response"):
        return bytes(response.reader.read(LARGEST + 1))


def _headers(response: Any) -> dict[str, str]:
    """HTTP headers by name in small letters; one that is given twice is joined by a comma. Cookies
    are the crawler's own, and left out.
    """
    headers: dict[str, str] = {}
    for header, value in response.http_headers.to_tuples():
        header = shown(header).lower()
        if header == "set-cookie":
            continue
        headers[header] = (
            f"{headers[header]}, {shown(value)}" if header in headers else shown(value)
        )
    return headers


def _address(record: WarcRecord) -> str:
    return shown(record.headers.get("WARC-Target-URI") or "").strip("<>")


class _Reader:
    """A file as fastwarc reads it: it asks where it is and never goes back."""

    def __init__(self, file: Readable) -> None:
        self._file = file
        self._at = 0

    def read(self, size: int = BUFFER) -> bytes:
        piece = self._file.read(size)
        self._at += len(piece)
        return piece

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        raise OSError("not a file that can be read twice")

    def close(self) -> None:
        pass
