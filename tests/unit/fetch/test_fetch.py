from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from tests.unit.fetch.server import Answer, FakeTime, Handler, Server, html, no_dns, redirect

from dateline.fetch import Feed, FetchOptions, NotModified, fetch
from dateline.records import Failure, Original

RSS = """<?xml version="1.0"?><!-- daily --><rss version="2.0"><channel><title>The Post</title>
<link>http://example.org/</link><description>d</description>{items}</channel></rss>"""


def run(
    *urls: str,
    time: FakeTime | None = None,
    known: Mapping[str, Mapping[str, str]] | None = None,
    **options: object,
) -> list[Original | Feed | NotModified | Failure]:
    time = time or FakeTime()
    chosen = FetchOptions(**{"allow_private": True, "timeout": 5.0, **options})  # type: ignore[arg-type]
    return list(
        fetch(
            urls,
            chosen,
            known=(known or {}).get,
            clock=time.clock,
            sleep=time.sleep,
            look_up=no_dns,
        )
    )


def error_of(outcome: object) -> str:
    assert isinstance(outcome, Failure), outcome
    return outcome.error


def test_a_page_is_kept_with_where_it_is_from(server: Server) -> None:
    server.pages["/a"] = html("<p>Abéché</p>", ETag='"1"', Set_Cookie="id=7")
    (page,) = run(server.url("/a#top"))
    assert isinstance(page, Original)
    assert page.raw == "<p>Abéché</p>".encode()
    assert page.media_type == "text/html"
    assert (page.origin, page.url) == (server.url("/a"), server.url("/a"))
    assert page.retrieved is not None
    retrieved = datetime.fromisoformat(page.retrieved)
    assert abs(datetime.now(UTC) - retrieved) < timedelta(minutes=1)
    assert page.headers["etag"] == '"1"'
    assert "set-cookie" not in page.headers


def test_every_request_says_who_asks_and_nothing_of_other_pages(server: Server) -> None:
    server.pages |= {"/a": html(Set_Cookie="id=7"), "/b": redirect("/a")}
    run(server.url("/a"), server.url("/b"), contact="desk@example.org")
    assert {path for path, _ in server.requests} == {"/robots.txt", "/a", "/b"}
    for _, headers in server.requests:
        assert headers["User-Agent"].startswith("dateline/")
        assert "desk@example.org" in headers["User-Agent"]
        assert not {"Cookie", "Referer", "Authorization"} & set(headers)


@pytest.mark.parametrize("sent", ["", "html", "text/html\x1b[2J", "a b/c"])
def test_a_media_type_that_is_none(server: Server, sent: str) -> None:
    server.pages["/a"] = (200, {"Content-Type": sent, "X-Red": "\x1b[31mred"}, b"text")
    (page,) = run(server.url("/a"))
    assert isinstance(page, Original)
    assert page.media_type == "application/octet-stream"
    assert all(value.isprintable() for value in page.headers.values())


def test_a_broken_error_page_is_not_read(server: Server) -> None:
    server.pages["/a"] = (404, {"Content-Encoding": "br"}, b"x" * 1_000)
    (failure,) = run(server.url("/a"), max_bytes=10)
    assert "404 Not Found" in error_of(failure)


def test_an_answer_other_than_200_is_a_failure_and_the_rest_are_fetched(server: Server) -> None:
    server.pages |= {"/gone": (410, {}, b"secret words"), "/a": html()}
    gone, page = run(server.url("/gone"), server.url("/a"))
    assert error_of(gone) == f"{server.url('/gone')}: is answered with 410 Gone"
    assert isinstance(page, Original)


def test_an_address_is_asked_once_however_it_is_written(server: Server) -> None:
    server.pages["/a"] = html()
    assert len(run(server.url("/a"), server.url("/a#b"), f" {server.url('/a')} ")) == 1
    assert server.paths == ["/a"]


def test_a_host_is_asked_once_a_second(server: Server, time: FakeTime) -> None:
    server.pages |= {"/a": html(), "/b": html()}
    run(server.url("/a"), server.url("/b"), time=time)
    assert time.slept == [1.0, 1.0]  # after robots.txt, and between the two


def test_a_host_that_wants_more_time_is_given_it(server: Server, time: FakeTime) -> None:
    server.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 9")
    server.pages |= {"/a": html(), "/b": html()}
    run(server.url("/a"), server.url("/b"), time=time)
    assert time.slept == [9.0, 9.0]


# Redirects


def test_redirects_are_followed_to_the_address_that_answers(server: Server) -> None:
    server.pages |= {"/a": redirect("/b?x=1", 301), "/b?x=1": redirect(server.url("/c"), 307)}
    server.pages["/c"] = html()
    (page,) = run(server.url("/a"))
    assert isinstance(page, Original)
    assert (page.origin, page.url) == (server.url("/a"), server.url("/c"))


def test_a_circle_of_redirects_ends(server: Server) -> None:
    server.pages |= {"/a": redirect("/b"), "/b": redirect("/a")}
    (failure,) = run(server.url("/a"), max_redirects=3)
    assert "redirected more than 3 times" in error_of(failure)
    assert server.paths == ["/a", "/b", "/a", "/b"]


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://me:secret@example.org/",
        "http://a:99999/",
    ],
)
def test_a_redirect_to_what_may_not_be_asked(server: Server, location: str) -> None:
    server.pages["/a"] = redirect(location)
    (failure,) = run(server.url("/a"))
    assert "is redirected to" in error_of(failure)
    assert "secret" not in error_of(failure)


def test_robots_are_heeded_after_a_redirect_too(server: Server) -> None:
    server.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private")
    server.pages |= {"/a": redirect("/private/b"), "/private/b": html()}
    (failure,) = run(server.url("/a"))
    assert "robots.txt" in error_of(failure)
    assert server.paths == ["/a"]


# Asking again


def test_what_has_not_changed_is_not_sent_again(server: Server) -> None:
    def page(handler: Handler) -> Answer:
        known = handler.headers["If-None-Match"] == '"1"'
        return (304, {}, b"") if known else html(ETag='"1"', Last_Modified="Mon, 12 May 2014")

    server.pages["/a"] = page
    (first,) = run(server.url("/a"))
    assert isinstance(first, Original)
    assert first.url is not None
    assert run(server.url("/a"), known={first.url: first.headers}) == [
        NotModified(server.url("/a"))
    ]
    assert server.headers_of("/a")["if-modified-since"] == "Mon, 12 May 2014"


def test_conditions_go_to_the_address_that_set_them(server: Server) -> None:
    server.pages |= {"/a": redirect("/b"), "/b": (304, {}, b"")}
    known = {server.url("/b"): {"etag": '"1"'}}
    assert run(server.url("/a"), known=known) == [NotModified(server.url("/a"))]
    assert "if-none-match" not in server.headers_of("/a")
    assert server.headers_of("/b")["if-none-match"] == '"1"'


@pytest.mark.parametrize("etag", ["", "\u0416", "a\r\nX: y", '"\xe9" ', " "])
def test_a_condition_that_cannot_be_sent_is_left_out(server: Server, etag: str) -> None:
    server.pages["/a"] = html()
    (page,) = run(server.url("/a"), known={server.url("/a"): {"etag": etag}})
    assert isinstance(page, Original)
    assert not {"if-none-match", "x"} & set(server.headers_of("/a"))


def test_an_etag_beyond_ascii_is_sent_back(server: Server) -> None:
    server.pages["/a"] = (304, {}, b"")
    known = {server.url("/a"): {"etag": '"\xe9"'}}
    assert run(server.url("/a"), known=known) == [NotModified(server.url("/a"))]
    assert server.headers_of("/a")["if-none-match"] == '"\xe9"'


def test_not_modified_to_who_has_nothing_is_a_failure(server: Server) -> None:
    server.pages["/a"] = (304, {}, b"")
    (failure,) = run(server.url("/a"))
    assert "304 Not Modified" in error_of(failure)


def busy(status: int, retry_after: str) -> list[Answer]:
    return [(status, {"Retry-After": retry_after}, b""), html()]


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_when_it_says(
    server: Server, time: FakeTime, status: int
) -> None:
    answers = iter(busy(status, "7"))
    server.pages["/a"] = lambda _: next(answers)
    (page,) = run(server.url("/a"), time=time)
    assert isinstance(page, Original)
    assert 7.0 in time.slept


def test_a_busy_server_may_name_an_hour(server: Server, time: FakeTime) -> None:
    until = datetime.now(UTC) + timedelta(seconds=20)
    answers = iter(busy(503, f"{until:%a, %d %b %Y %H:%M:%S} GMT"))
    server.pages["/a"] = lambda _: next(answers)
    (page,) = run(server.url("/a"), time=time)
    assert isinstance(page, Original)
    assert any(15 < slept <= 20 for slept in time.slept)


@pytest.mark.parametrize(
    ("retry_after", "expected", "asked"),
    [
        ("61", "asks to wait 61 s", 1),
        ("5", "429 Too Many Requests", 2),
        ("soon", "429 Too Many Requests", 1),
        (f"Mon, 12 May 2014 00:00:00 +{'9' * 30}", "429 Too Many Requests", 1),
        ("Fri, 31 Dec 9999 23:59:59 GMT", "asks to wait", 1),
    ],
)
def test_a_server_that_stays_busy_is_left(
    server: Server, retry_after: str, expected: str, asked: int
) -> None:
    server.pages["/a"] = (429, {"Retry-After": retry_after}, b"")
    (failure,) = run(server.url("/a"))
    assert expected in error_of(failure)
    assert len(server.paths) == asked


# Feeds


def rss(*links: str) -> bytes:
    items = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
    return RSS.format(items=items).encode()


@pytest.mark.parametrize("media_type", ["application/rss+xml", "text/xml", "text/html"])
def test_a_feed_is_followed_and_comes_after_its_entries(server: Server, media_type: str) -> None:
    feed = rss(server.url("/a"), server.url("/broken"), server.url("/a"))
    server.pages |= {
        "/feed": (200, {"Content-Type": media_type, "ETag": '"f"'}, feed),
        "/a": html(),
    }
    page, broken, last = run(server.url("/feed"))
    assert isinstance(page, Original)
    assert page.url == server.url("/a")
    assert "404 Not Found" in error_of(broken)
    assert isinstance(last, Feed)
    assert last.links == (server.url("/a"), server.url("/broken"))
    assert last.failed == (server.url("/broken"),)
    assert last.original.headers["etag"] == '"f"'
    assert server.paths == ["/feed", "/a", "/broken"]


def test_a_link_that_failed_has_failed_for_each_feed_that_has_it(server: Server) -> None:
    feed = (200, {"Content-Type": "text/xml"}, rss(server.url("/broken")))
    server.pages |= {"/feed": feed, "/other": feed}
    _, first, second = run(server.url("/feed"), server.url("/other"))
    assert isinstance(first, Feed)
    assert isinstance(second, Feed)
    assert first.failed == second.failed == (server.url("/broken"),)
    assert server.paths == ["/feed", "/broken", "/other"]


def test_an_atom_feed_with_links_relative_to_where_it_was_found(server: Server) -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>t</title>
        <link rel="alternate" href="../a"/></entry><entry><title>no link</title></entry></feed>"""
    server.pages |= {
        "/old": redirect("/news/feed"),
        "/news/feed": (200, {"Content-Type": "application/atom+xml"}, atom),
        "/a": html(),
    }
    page, feed = run(server.url("/old"))
    assert isinstance(page, Original)
    assert isinstance(feed, Feed)
    assert (feed.original.origin, feed.links) == (server.url("/old"), (server.url("/a"),))


def test_a_feed_that_has_not_changed_is_not_followed(server: Server) -> None:
    server.pages["/feed"] = (304, {}, b"")
    known = {server.url("/feed"): {"etag": '"f"'}}
    assert run(server.url("/feed"), known=known) == [NotModified(server.url("/feed"))]


def test_a_feed_within_a_feed_is_not_followed(server: Server) -> None:
    server.pages |= {
        "/feed": (200, {"Content-Type": "text/xml"}, rss(server.url("/inner"))),
        "/inner": (200, {"Content-Type": "text/xml"}, rss(server.url("/a"))),
    }
    inner, feed = run(server.url("/feed"))
    assert "a feed within a feed" in error_of(inner)
    assert isinstance(feed, Feed)
    assert server.paths == ["/feed", "/inner"]


def test_links_of_a_feed_are_held_to_the_same_rules(server: Server) -> None:
    links = ("file:///etc/passwd", "javascript:alert(1)", "http://me:secret@example.org/")
    server.pages["/feed"] = (200, {"Content-Type": "text/xml"}, rss(*links))
    *failures, feed = run(server.url("/feed"))
    assert len(failures) == 3
    assert all(isinstance(failure, Failure) for failure in failures)
    assert isinstance(feed, Feed)
    assert feed.failed == tuple(getattr(failure, "document_id", None) for failure in failures)
    assert not any("secret" in str(outcome) for outcome in (*failures, feed.links))


def test_what_says_it_is_a_feed_and_is_none(server: Server) -> None:
    server.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, b"<html>Sorry</html>")
    (failure,) = run(server.url("/feed"))
    assert "none can be read in it" in error_of(failure)


# Addresses that may not be asked


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("file:///etc/passwd", "begins with file"),
        ("ftp://example.org/a", "begins with ftp"),
        ("example.org/a", "begins with no scheme"),
        ("http://user:pw@example.org/", "holds a name or password"),
        ("https:///a", "names no host"),
        ("http://[::1", "not an address"),
        ("http://example.org/\x1b[2J", "not an address"),
        ("http://example.org:99999/", "names port 99999"),
        ("http://example.org/" + "a" * 4_000, "longer than"),
    ],
)
def test_an_address_of_another_kind(url: str, expected: str) -> None:
    (failure,) = run(url)
    assert expected in error_of(failure)
    assert "pw" not in str(failure)
    assert str(failure).isprintable()
