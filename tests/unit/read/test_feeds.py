import pytest
from lxml import etree
from tests.reading import FIRST, SECOND, document, errors, read_bytes, texts

from dateline.read import markup
from dateline.read.originals import find_in_bytes
from dateline.records import Document, Original

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Post</title><link>https://post.example/</link><language>en-GB</language>
<lastBuildDate>{built}</lastBuildDate>
<image><title>Not the title</title></image>
<item><title>Judges &amp;amp; guards</title><link>https://post.example/1</link>
<pubDate>Mon, 08 Apr 2013 14:30:00 +0300</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{first}</p><p>{second}</p><script>no()</script>]]></content:encoded>
</item>
<item><title>Second</title><description>A &lt;b&gt;summary&lt;/b&gt; only.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Post</title>
<link href="https://post.example/"/><updated>2013-04-09T00:00:00Z</updated>
<entry><id>1</id><title type="html">Judges &lt;i&gt;killed&lt;/i&gt;</title>
<link href="https://post.example/1"/><published>2013-04-08T11:30:00Z</published>
<updated>2013-04-09T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p></div></content></entry>
<entry><id>2</id><title>Changed</title><updated>2013-04-09T00:00:00Z</updated>
<summary>Later.</summary></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Post</title></channel>
<item><title>Judges</title><link>https://post.example/1</link><dc:date>2013-04-08</dc:date>
<description>{FIRST}</description></item></rdf:RDF>"""


def rss(built: str = "Tue", encoding: str = "utf-8") -> bytes:
    feed = RSS.format(built=built, encoding=encoding, first=FIRST, second=SECOND)
    return feed.encode(encoding)


def test_an_entry_of_rss() -> None:
    first, second = read_bytes(rss(), "feed.xml")
    assert isinstance(first, Document)
    assert first.text == f"{FIRST}\n\n{SECOND}"
    assert (first.title, first.outlet) == ("Judges & guards", "The Post")
    assert first.url == "https://post.example/1"
    assert first.published == "2013-04-08T14:30:00+03:00"
    assert first.language == "en-GB"
    assert isinstance(second, Document)
    assert second.text == "A summary only."
    assert (second.published, second.extra) == (None, {"summary_only": True})


def test_an_entry_of_atom() -> None:
    first, second = read_bytes(ATOM.encode(), "feed")
    assert isinstance(first, Document)
    assert (first.text, first.title, first.outlet) == (FIRST, "Judges killed", "The Post")
    assert (first.url, first.published) == ("https://post.example/1", "2013-04-08T11:30:00Z")
    assert isinstance(second, Document)
    assert second.published is None  # when it was changed is not when it was published


def test_rss_1_0() -> None:
    read = document(RDF.encode(), "feed.rdf")
    assert (read.text, read.outlet, read.published) == (FIRST, "The Post", "2013-04-08")


def test_rss_with_a_guid_and_the_date_of_dublin_core() -> None:
    dated = RDF.replace("<dc:date>", "<guid>7</guid><dc:date>")
    assert document(dated.encode(), "feed.rdf").published == "2013-04-08"


def test_a_feed_of_other_things_is_left_before_it_fills_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(markup, "MOST_HELD", 30)
    assert len(texts(read_bytes(rss(), "f.xml"))) == 2
    assert (
        "31 elements without an article"
        in errors(read_bytes(b"<rss>" + b"<a/>" * 99 + b"</rss>", "f.xml"))[0]
    )


def test_the_same_entry_tomorrow_is_the_same_original() -> None:
    today, tomorrow = (
        [one.sha256 for one in find_in_bytes(rss(built), "f.xml") if isinstance(one, Original)]
        for built in ("Tue", "Wed")
    )
    assert today == tomorrow
    assert len(set(today)) == 2


@pytest.mark.parametrize("date", ["soon", "Mon, 08 Apr 99999999999 14:30:00 +0300", "2013-04-31"])
def test_a_date_that_is_none_is_absent(date: str) -> None:
    feed = rss().replace(b"Mon, 08 Apr 2013 14:30:00 +0300", date.encode())
    first, _ = read_bytes(feed, "feed.xml")
    assert isinstance(first, Document)
    assert first.published is None


def test_a_feed_in_another_encoding() -> None:
    assert FIRST in texts(read_bytes(rss(encoding="iso-8859-1"), "feed.xml"))[0]


def test_a_feed_that_breaks_off_gives_what_came_before() -> None:
    found = read_bytes(rss()[:-60], "feed.xml")
    assert texts(found)[0].startswith(FIRST)
    assert errors(found)[-1].startswith("feed.xml: not well-formed XML at line")


def test_a_feed_without_entries_is_an_error() -> None:
    (message,) = errors(read_bytes(b"<rss><channel><title>A</title></channel></rss>", "f.xml"))
    assert message == "f.xml: a feed without entries"


@pytest.mark.parametrize(
    "entity", ['<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY y "z"><!ENTITY x "&y;&y;&y;">']
)
def test_entities_are_neither_fetched_nor_replaced(entity: str) -> None:
    feed = f"<!DOCTYPE rss [{entity}]><rss><channel><item><description>&x;</description></item>"
    found = read_bytes(f"{feed}</channel></rss>".encode(), "f.xml")
    assert errors(found) == ["f.xml: declares entities; expected XML without"]
    assert texts(found) == []


def test_a_prefix_that_is_not_declared_costs_nothing() -> None:
    feed = ATOM.replace("xml:lang", "xmG:lang")
    assert texts(read_bytes(feed.encode(), "f.xml"))[0] == FIRST


def test_an_original_is_a_feed_that_can_be_read_by_itself() -> None:
    (first, _) = find_in_bytes(ATOM.encode(), "feed")
    assert isinstance(first, Original)
    root = etree.fromstring(first.raw)
    assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) == 1
    assert first.origin == "feed:1"
