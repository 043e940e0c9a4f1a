import bz2
import gzip
import io
import json
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Mapping

import pytest
from tests.reading import ARTICLE, FIRST, SECOND, error, errors, read_bytes, texts

from dateline.read import archives, bounds
from dateline.read.originals import find_in_bytes
from dateline.records import Document, Original

TWO = {"a/one.txt": FIRST.encode(), "b.txt": SECOND.encode()}
LINES = b"".join(json.dumps({"text": text}).encode() + b"\n" for text in (FIRST, SECOND))


def zipped(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return out.getvalue()


def tarred(members: Mapping[str, bytes | tarfile.TarInfo], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, raw in members.items():
            info = tarfile.TarInfo(name) if isinstance(raw, bytes) else raw
            content = raw if isinstance(raw, bytes) else b""
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def link(name: str, target: str, kind: bytes = tarfile.SYMTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (zipped(TWO), "a.zip"),
        (tarred(TWO), "a.tar"),
        (tarred(TWO, "w:gz"), "a.tgz"),
        (tarred(TWO, "w:bz2"), "a.tar.bz2"),
        (tarred(TWO, "w:xz"), "a.tar.xz"),
        (zipped(TWO), "misnamed.txt"),
        (tarred(TWO, "w:gz"), "misnamed.pdf"),
    ],
)
def test_members_are_documents_that_say_where_they_are_from(raw: bytes, name: str) -> None:
    found = list(find_in_bytes(raw, name))
    assert [one.origin for one in found if isinstance(one, Original)] == [
        f"{name}!a/one.txt",
        f"{name}!b.txt",
    ]
    assert texts(read_bytes(raw, name)) == [FIRST, SECOND]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_is_what_it_holds(pack: object) -> None:
    (line, _) = find_in_bytes(pack(LINES), "a.jsonl.gz")  # type: ignore[operator]
    assert isinstance(line, Original)
    assert (line.origin, line.media_type) == ("a.jsonl.gz:1", "application/json")


def test_containers_in_containers() -> None:
    inner = tarred({"lines.jsonl.gz": gzip.compress(LINES)}, "w:gz")
    raw = zipped({"x/inner.tar.gz": inner, "two.zip": zipped(TWO)})
    assert texts(read_bytes(raw, "a.zip")) == [FIRST, SECOND, FIRST, SECOND]
    first = next(iter(find_in_bytes(raw, "a.zip")))
    assert isinstance(first, Original)
    assert first.origin == "a.zip!x/inner.tar.gz!lines.jsonl.gz:1"


def test_too_many_archives_in_one_another_are_not_opened() -> None:
    raw = zipped(TWO)
    for _ in range(3):
        raw = zipped({"in.zip": raw})
    assert "in.zip: in more than 3 archives" in error(raw, "a.zip")
    assert "packed twice" in error(gzip.compress(gzip.compress(LINES)), "a.gz")


def test_what_is_no_article_is_left_out() -> None:
    members = {"a.png": b"\x89PNG", "__MACOSX/._b.txt": b"\x00", "._b.txt": b"\x00", **TWO}
    assert texts(read_bytes(zipped(members), "a.zip")) == [FIRST, SECOND]
    assert "no files in this archive that we can read" in error(zipped({"a.png": b""}), "a.zip")


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:\\a.txt", "\\a.txt"]
)
def test_a_name_that_leads_out_of_the_archive_is_a_failure(name: str) -> None:
    for raw, archive in (
        (zipped({name: b"Out.", **TWO}), "a.zip"),
        (tarred({name: b"Out.", **TWO}), "a.tar"),
    ):
        found = read_bytes(raw, archive)
        assert texts(found) == [FIRST, SECOND]
        (message,) = errors(found)
        assert message.startswith(f"{archive}: a member is called ")
        assert "expected a name within the archive" in message


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_in_a_tar_are_failures(kind: bytes) -> None:
    raw = tarred({"passwd.txt": link("passwd.txt", "/etc/passwd", kind), **TWO})
    found = read_bytes(raw, "a.tar")
    assert texts(found) == [FIRST, SECOND]
    assert "a.tar!passwd.txt: a " in errors(found)[0]


def test_a_link_in_a_zip_is_a_failure() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("passwd.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert error(out.getvalue(), "a.zip") == "a.zip!passwd.txt: a link, not a file"


def test_an_encrypted_member_fails_alone() -> None:
    raw = bytearray(zipped(TWO))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + flags] |= 1
    found = read_bytes(bytes(raw), "a.zip")
    assert "a.zip!a/one.txt: encrypted" in errors(found)[0]
    assert texts(found) == [SECOND]


def test_a_broken_member_fails_alone() -> None:
    raw = bytearray(zipped(TWO, zipfile.ZIP_STORED))
    raw[raw.index(b"Gunmen")] ^= 1  # its checksum is now another
    found = read_bytes(bytes(raw), "a.zip")
    assert errors(found) == ["a.zip!a/one.txt: broken or cut off (BadZipFile)"]
    assert texts(found) == [SECOND]


def test_a_cut_gzip_gives_the_lines_before_the_cut() -> None:
    lines = b"".join(json.dumps({"text": f"{n} {FIRST}"}).encode() + b"\n" for n in range(50_000))
    raw = gzip.compress(lines)[:-1000]
    found = read_bytes(raw, "a.jsonl.gz")
    assert len(texts(found)) > 40_000
    assert errors(found)[-1] == "a.jsonl.gz: broken or cut off (EOFError)"
    assert len(errors(found)) <= 2  # the line that is cut, perhaps


def test_a_cut_tar_gives_the_members_before_the_cut() -> None:
    members = {f"{n}.txt": f"{n} {FIRST}".encode() for n in range(50)}
    for raw in (tarred(members)[:20_000], tarred(members, "w:gz")[:-300]):
        found = read_bytes(raw, "a.tar")
        assert texts(found)[0] == f"0 {FIRST}"
        assert 5 < len(texts(found)) < 50
        assert errors(found)[-1].startswith("a.tar: broken or cut off")


def test_a_zip_without_its_end_is_a_failure() -> None:
    assert "a.zip: broken ZIP archive" in error(zipped(TWO)[:-30], "a.zip")


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (zipped({"a.txt": b"a" * 300_000, "b.txt": FIRST.encode()}), "bomb.zip"),
        (gzip.compress(b"a" * 300_000), "bomb.txt.gz"),
        (tarred({"a.txt": b"a" * 300_000}, "w:bz2"), "bomb.tar.bz2"),
        (zipped({"b.zip": zipped({"a.txt": b"a" * 300_000})}), "bomb.zip"),
    ],
)
def test_a_bomb_is_left_when_it_unpacks(
    raw: bytes, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "SMALL", 100_000)
    assert "unpacks to more than 250 times its size" in error(raw, name)


def test_what_packs_well_is_no_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "SMALL", 1_000)
    members = {f"{n}.txt": f"{n} {ARTICLE}".encode() for n in range(100)}
    assert len(texts(read_bytes(tarred(members, "w:gz"), "a.tgz"))) == 100


def test_bounds_of_size_and_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LARGEST", 50)
    assert "larger than 0 MB; is this one article?" in errors(read_bytes(zipped(TWO), "a.zip"))[0]
    monkeypatch.setattr(bounds, "LARGEST_TOTAL", 70)
    assert "unpacks to more than" in errors(read_bytes(tarred(TWO, "w:gz"), "a.tgz"))[0]
    monkeypatch.undo()
    monkeypatch.setattr(archives, "MOST_MEMBERS", 1)
    assert "more than 1 members" in error(zipped(TWO), "a.zip")
    assert "more than 1 members" in errors(read_bytes(tarred({**TWO, "c.txt": b"C."}), "a.tar"))[0]
    monkeypatch.setattr(archives, "LARGEST_LIST", 10)
    assert "its list of members has" in error(zipped(TWO), "a.zip")


def test_a_tar_header_that_claims_gigabytes_is_not_followed() -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 8_000_000_000
    raw = header.tobuf(tarfile.USTAR_FORMAT) + bytes(20_000_000)
    assert "a header claims too much" in error(raw, "a.tar")


def test_a_wacz_is_read_for_its_web_archives_only() -> None:
    page = f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    record = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/1\r\n"
        "WARC-Date: 2013-04-08T11:30:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n"
    ).encode()
    members = {
        "datapackage.json": b"{}",
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n',
        "archive/data.warc.gz": gzip.compress(record + http + b"\r\n\r\n"),
        "indexes/index.cdx.gz": gzip.compress(b"x"),
    }
    (read,) = read_bytes(zipped(members, zipfile.ZIP_STORED), "a.wacz")
    assert isinstance(read, Document)
    assert FIRST in read.text
    assert read.url == "https://post.example/1"


def test_nothing_is_written_to_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("written")

    for opener in ("extract", "extractall"):
        monkeypatch.setattr(zipfile.ZipFile, opener, refuse)
        monkeypatch.setattr(tarfile.TarFile, opener, refuse)
    assert len(texts(read_bytes(zipped(TWO), "a.zip"))) == 2
    assert len(texts(read_bytes(tarred(TWO), "a.tar"))) == 2
