import builtins
import time
import urllib.request

import pytest

from dateline.errors import InputError
from dateline.fetch import feeds
from dateline.fetch.feeds import find_links, is_feed
from dateline.records import Original

ATOM = b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='https://a.example/1'/></entry></feed>"


def original(raw: bytes, media_type: str = "text/xml") -> Original:
    url = "https://news.example/feed"
    return Original(raw=raw, media_type=media_type, origin=url, url=url)


@pytest.mark.parametrize(
    "raw",
    [
        ATOM,
        b"<rss version='2.0'/>",
        b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<!-- a > b -->\n<!DOCTYPE rss>\n<rss></rss>",
        b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'/>",
    ],
)
def test_a_feed_is_known_by_its_first_element(raw: bytes) -> None:
    assert is_feed(original(raw, "application/octet-stream"))


@pytest.mark.parametrize(
    "raw",
    [b"<html><body><rss></body></html>", b"<newsItem/>", b"<feedback/>", b"RSS <rss>", b""],
)
def test_what_is_no_feed(raw: bytes) -> None:
    assert not is_feed(original(raw))


@pytest.mark.parametrize("start", [b" ", b"<!---->", b"<?a?>", b"<!---->\n<?a?>"])
def test_a_head_made_to_take_long_is_soon_read(start: bytes) -> None:
    begin = time.monotonic()
    assert not is_feed(original(start * 4_000))
    assert time.monotonic() - begin < 1


def test_nothing_is_opened_or_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("opened something")

    monkeypatch.setattr(builtins, "open", refuse)
    monkeypatch.setattr(urllib.request, "urlopen", refuse)
    for raw in (b"/etc/passwd", b"http://127.0.0.1/feed"):
        with pytest.raises(InputError, match="none can be read"):
            find_links(original(raw, "application/rss+xml"))


def test_entities_of_others_are_not_read_and_ours_do_not_grow() -> None:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
    doctype = f'<!DOCTYPE rss [<!ENTITY e0 "x"><!ENTITY f SYSTEM "file:///etc/passwd">{lines}]>'
    body = "<rss version='2.0'><channel><item><link>https://a.example/&f;&e19;</link></item></channel></rss>"
    links = find_links(original((doctype + body).encode(), "application/rss+xml"))
    assert all(len(link) < 1_000 and "root:" not in link for link in links)


def test_a_feed_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "LARGEST", 10)
    with pytest.raises(InputError, match="too large to follow"):
        find_links(original(ATOM))


def test_a_feed_of_too_many_links() -> None:
    items = "".join(f"<item><link>https://a.example/{n}</link></item>" for n in range(1_001))
    raw = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
    with pytest.raises(InputError, match="1,001 links"):
        find_links(original(raw))


def test_a_broken_feed_gives_what_can_be_read() -> None:
    raw = b"<rss version='2.0'><channel><item><link>https://a.example/1</link></item><item><link>"
    assert find_links(original(raw)) == ("https://a.example/1",)
