import gzip
import io

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from tests.reading import FIRST, SECOND, document, errors, read_bytes, texts

from dateline.read import warc
from dateline.read.originals import find_in_bytes
from dateline.records import Document, Failure, Original

PAGE = f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>".encode()


def response(
    url: str, body: bytes, *, status: str = "200 OK", kind: str = "text/html", headers: str = ""
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = url
    record.headers["WARC-Date"] = "2013-04-08T11:30:00Z"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(http)
    out = io.BytesIO()
    record.write(out)
    return out.getvalue()


def pages(raw: bytes, name: str = "a.warc") -> list[Original]:
    return [one for one in find_in_bytes(raw, name) if isinstance(one, Original)]


def test_a_page_with_its_address_time_and_headers() -> None:
    raw = response("https://post.example/1", PAGE, headers="X-Desk: foreign\r\nx-desk: night\r\n")
    (page,) = pages(raw)
    assert page.raw == PAGE
    assert page.media_type == "text/html"
    assert page.origin == "a.warc!https://post.example/1"
    assert page.url == "https://post.example/1"
    assert page.retrieved == "2013-04-08T11:30:00Z"
    assert page.headers["content-type"] == "text/html"
    assert page.headers["x-desk"] == "foreign, night"
    read = document(raw, "a.warc")
    assert FIRST in read.text
    assert read.url == "https://post.example/1"


def test_only_pages_that_were_found() -> None:
    raw = (
        response("https://a.example/1", b"gone", status="404 Not Found")
        + response("https://a.example/2", b"\x89PNG", kind="image/png")
        + response("https://a.example/3", PAGE, kind="application/xhtml+xml; charset=utf-8")
    )
    assert [page.url for page in pages(raw)] == ["https://a.example/3"]


@pytest.mark.parametrize("pack", [gzip.compress, bytes])
def test_bodies_that_were_sent_packed_are_unpacked(pack: object) -> None:
    body = gzip.compress(PAGE)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    raw = pack(  # type: ignore[operator]
        response("https://a.example/1", body, headers="Content-Encoding: gzip\r\n")
    ) + pack(  # type: ignore[operator]
        response("https://a.example/2", chunked, headers="Transfer-Encoding: chunked\r\n")
    )
    assert [page.raw for page in pages(raw, "a.warc.gz")] == [PAGE, PAGE]


def test_a_header_that_the_crawler_left_on_an_unpacked_body_is_no_matter() -> None:
    raw = response("https://a.example/1", PAGE, headers="Content-Encoding: gzip\r\n")
    assert [page.raw for page in pages(raw)] == [PAGE]


def test_the_charset_that_the_server_named_counts() -> None:
    page = PAGE.decode().replace("<html>", '<html><meta charset="utf-8">').encode("cp1252")
    raw = response("https://a.example/1", page, kind="text/html; charset=windows-1252")
    read = document(raw, "a.warc")
    assert "Medellín" in read.text
    assert "repairs" not in read.extra


def test_a_response_that_cannot_be_unpacked_fails_alone() -> None:
    raw = response("https://a.example/1", b"no gzip", headers="Content-Encoding: gzip\r\n")
    found = read_bytes(raw + response("https://a.example/2", PAGE), "a.warc")
    assert isinstance(found[0], Failure)
    assert found[0].error.startswith("a.warc!https://a.example/1: broken HTTP response")
    assert isinstance(found[1], Document)


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_that_is_cut_gives_what_came_before(packed: bool) -> None:
    first, second = (response(f"https://a.example/{n}", PAGE) for n in (1, 2))
    raw = gzip.compress(first) + gzip.compress(second) if packed else first + second
    found = read_bytes(raw[:-60], "a.warc.gz")
    assert len(texts(found)) == 1
    assert errors(found)[0].startswith("a.warc.gz: ")
    assert len(found) == 2


def test_what_follows_a_broken_header_is_not_guessed() -> None:
    found = read_bytes(response("https://a.example/1", PAGE) + b"junk\r\n" * 9, "a.warc")
    assert len(texts(found)) == 1
    assert errors(found) == ["a.warc: broken WARC file (OSError)"]


def test_a_record_that_is_too_large_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LARGEST", 400)
    small = response("https://a.example/2", b"<html><p>Troops left.</p></html>")
    found = list(find_in_bytes(response("https://a.example/1", PAGE * 4) + small, "a.warc"))
    assert "larger than" in errors(found)[0]
    assert isinstance(found[1], Original)


def test_a_body_that_is_a_bomb_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LARGEST", 50_000)
    body = gzip.compress(b"<html>" + b" " * 10_000_000)
    raw = response("https://a.example/1", body, headers="Content-Encoding: gzip\r\n")
    assert "larger than" in errors(find_in_bytes(raw, "a.warc"))[0]
