"""What holds for any bytes given to the readers: Documents or Failures, and nothing else."""

import io
import json
import posixpath
import zipfile
from functools import cache

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from tests.reading import ARTICLE, FIRST, read_bytes
from tests.unit.read.test_archives import TWO, tarred, zipped
from tests.unit.read.test_feeds import ATOM, rss
from tests.unit.read.test_gdelt import EVENT
from tests.unit.read.test_mail import message
from tests.unit.read.test_news_xml import nitf
from tests.unit.read.test_warc import PAGE, response

from dateline.errors import InputError
from dateline.read.bounds import check_member_name
from dateline.read.kinds import SUFFIXES, identify_kind
from dateline.read.language import identify_language
from dateline.read.repair import repair_mojibake
from dateline.records import Document, Failure

NAMES = st.sampled_from(["a", *(f"a{suffix}" for suffix in SUFFIXES)])
HEADS = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"BZh91AY&SY", b"PAR1",
     b"\xfd7zXZ\x00", b"WARC/1.0\r\n", b"<rss>", b"<feed>", b"<nitf>", b"<newsItem>", b"<html>",
     b"<?xml version='1.0'?>", b"<!DOCTYPE nitf [", b'{"text": ', b"text,title\n", b"Subject: ",
     b"\xff\xfe", b"\xef\xbb\xbf", bytes(257) + b"ustar"]
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)
FIELDS = st.sampled_from(["id", "text", "title", "published", "language", "extra", "repairs", "x"])


@cache
def samples() -> tuple[tuple[str, bytes], ...]:
    pdf, word = io.BytesIO(), io.BytesIO()
    canvas = Canvas(pdf)
    canvas.drawString(72, 720, FIRST)
    canvas.save()
    file = docx.Document()
    file.add_paragraph(ARTICLE)
    file.save(word)
    return (
        ("a.zip", zipped(TWO)),
        ("a.zip", zipped(TWO, zipfile.ZIP_STORED)),
        ("a.tar", tarred(TWO)),
        ("a.tgz", tarred(TWO, "w:gz")),
        ("a.pdf", pdf.getvalue()),
        ("a.docx", word.getvalue()),
        ("a.warc", response("https://a.example/1", PAGE) * 2),
        ("a.xml", rss()),
        ("a.atom", ATOM.encode()),
        ("a.xml", nitf(ARTICLE)),
        ("a.eml", message(page=PAGE.decode()).as_bytes()),
        ("a.csv", f'id,text,title\n1,"{ARTICLE}",A\n'.encode()),
        ("a.export.CSV", EVENT),
        ("a.jsonl", json.dumps({"text": ARTICLE, "published": "2013-04-08"}).encode()),
    )


def check(raw: bytes, name: str) -> None:
    for result in read_bytes(raw, name):
        assert isinstance(result, Document | Failure)
        assert type(result).model_validate_json(result.model_dump_json()) == result
        if isinstance(result, Failure):
            assert result.error.startswith(name)


@settings(deadline=None, max_examples=300)
@given(head=HEADS, rest=st.binary(max_size=200), name=NAMES)
def test_any_bytes_under_any_name(head: bytes, rest: bytes, name: str) -> None:
    check(head + rest, name)


@settings(deadline=None, max_examples=300)
@given(
    which=st.integers(0, 13),
    at=st.floats(0, 1),
    patch=st.binary(max_size=6),
    cut=st.floats(0.3, 1),
)
def test_any_sample_that_is_damaged(which: int, at: float, patch: bytes, cut: float) -> None:
    name, raw = samples()[which]
    place = int(at * len(raw))
    damaged = raw[:place] + patch + raw[place + len(patch) :]
    check(damaged[: int(cut * len(raw)) + 1], name)


@given(head=st.binary(max_size=600), name=st.text(max_size=12))
def test_every_beginning_is_of_some_kind(head: bytes, name: str) -> None:
    try:
        assert identify_kind(head, name)
    except InputError as error:
        assert str(error).startswith(name)  # noqa: PT017


@given(name=st.text(st.sampled_from("ab./\\:C \x00")) | st.text())
def test_a_name_that_is_let_through_stays_within(name: str) -> None:
    try:
        check_member_name(name, "a.zip")
    except InputError:
        return
    for plain in (name, name.replace("\\", "/")):
        assert posixpath.normpath(posixpath.join("/in", plain)).startswith("/in")


@given(row=st.dictionaries(FIELDS, JSON | st.just(FIRST)))
def test_any_object_is_a_document_or_a_failure(row: dict[str, object]) -> None:
    check(json.dumps(row).encode(), "x.jsonl")
    assert len(read_bytes(json.dumps(row).encode(), "x.jsonl")) == 1


@given(text=st.text(st.characters(codec="ascii")))
def test_ascii_is_never_repaired(text: str) -> None:
    assert repair_mojibake(text) == (text, [])


@given(text=st.text(st.characters(codec="utf-8"), max_size=300))
def test_repair_and_language_give_the_same_again(text: str) -> None:
    repaired, _ = repair_mojibake(text)
    assert repair_mojibake(repaired)[0] == repaired
    assert repaired.count("\n") == text.count("\n")
    assert identify_language(text) == identify_language(text)
