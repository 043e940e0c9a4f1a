import pytest

from dateline.errors import InputError
from dateline.read import kinds
from dateline.read.kinds import identify_kind, is_readable


@pytest.mark.parametrize(
    ("head", "hint", "kind"),
    [
        (b"Troops left.", "a.txt", kinds.TEXT),
        (b"Troops left.", "a.report", kinds.TEXT),
        (b"# Troops left", "a.md", kinds.MARKDOWN),
        (b"a,b\n1,2\n", "A.CSV", kinds.CSV),
        (b"<p>Troops left.</p>", "a.html", kinds.HTML),
        (b"<p>Troops left.</p>", "a.txt", kinds.TEXT),
        (b'{"text": "a"}', "a", kinds.JSON_LINES),
        (b"Subject: Troops\n\nleft", "a.eml", kinds.MAIL),
        (b"%PDF-1.7\n", "a.txt", kinds.PDF),
        (b"junk\n%PDF-1.7\n", "a.pdf", kinds.PDF),
        (b"\n<!-- saved --><!DOCTYPE html>", "a.txt", kinds.HTML),
        ("\ufeff<html>".encode("utf-16"), "a.txt", kinds.HTML),
        (b'<?xml version="1.0"?><html xmlns="x">', "a.csv", kinds.HTML),
        (b'<?xml version="1.0"?>\n<!-- a --><rss version="2.0">', "feed", kinds.RSS),
        (b"<rdf:RDF xmlns:rdf='x'>", "a.xml", kinds.RSS),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a.xml", kinds.ATOM),
        (b'<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf>', "a.xml", kinds.NITF),
        (b"<!DOCTYPE nitf [<!ELEMENT a ANY>]><nitf>", "a.xml", kinds.NITF),
        (b"<newsItem>", "a.xml", kinds.NEWSML),
        (b"WARC/1.0\r\n", "crawl", kinds.WARC),
        (b"PAR1", "a.csv", kinds.PARQUET),
        (b"\x1f\x8b\x08", "a.pdf", kinds.GZIP),
        (b"Troops left.", "a.pdf", kinds.TEXT),
        (b"Troops left.", "a.zip", kinds.TEXT),
        (b"Troops left.", "a.xml", kinds.TEXT),
    ],
)
def test_bytes_tell_before_a_suffix(head: bytes, hint: str, kind: str) -> None:
    assert identify_kind(head, hint) == kind


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"\x89PNG\r\n", "a PNG image"),
        (b"\xd0\xcf\x11\xe0", "an old Office file"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"{\\rtf1", "an RTF file"),
        (b"<?xml version='1.0'?><urlset>", "XML whose root is 'urlset'; expected RSS"),
    ],
)
def test_what_holds_no_text_is_named(head: bytes, what: str) -> None:
    with pytest.raises(InputError, match=f"b.zip!a.xml: {what}"):
        identify_kind(head, "a.xml", name="b.zip!a.xml")


def test_what_a_walk_takes() -> None:
    taken = ["a.HTML", "b/a.txt", "a.jsonl.gz", "a.tar.bz2", "dump.gz", "a.export.CSV.zip"]
    left = ["a.png", "a", "a.sqlite.gz", "._a.html", "__MACOSX/a.html", "a.docx.tmp", "README.md"]
    assert [name for name in taken + left if is_readable(name)] == taken
