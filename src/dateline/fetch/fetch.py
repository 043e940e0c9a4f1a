"""Addresses to originals: each is asked politely, and a feed's entries are asked for too."""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from dateline.errors import InputError
from dateline.fetch.address import Lookup, look_up
from dateline.fetch.client import Client, Response
from dateline.fetch.feeds import find_links, is_feed
from dateline.fetch.options import FetchOptions
from dateline.fetch.outcomes import Feed, NotModified
from dateline.fetch.urls import show, to_url
from dateline.fetch.visit import Known, Visitor
from dateline.records import Failure, Original

UNKNOWN_TYPE = "application/octet-stream"  # RFC 9110, 8.3: what an answer without a type may be


def fetch(
    urls: Iterable[str],
    options: FetchOptions,
    *,
    known: Known,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    look_up: Lookup = look_up,
) -> Iterator[Original | Feed | NotModified | Failure]:
    """Fetch addresses in order, each once; a feed's entries follow it, and then comes the feed.

    Args:
        urls: addresses of articles and feeds, as a person wrote them.
        options: who asks, and the limits.
        known: given an address, the headers of the last answer kept from it, or None. It is asked
            with the address that sent them (`Original.url`), not with one that redirected there.
        clock, sleep: of the delays between requests; time limits are always kept in real time.
        look_up: asks DNS.

    Yields:
        For each address what it gave; one that gave nothing is a Failure, and the rest are fetched.
    """
    client = Client(options, look_up=look_up)
    visitor = Visitor(client, options, known=known, clock=clock, sleep=sleep)
    asked: set[str] = set()
    for url in once(urls, asked):
        outcome = fetch_one(url, visitor)
        if isinstance(outcome, Original) and is_feed(outcome):
            yield from follow(outcome, visitor, asked)
        else:
            yield outcome


def once(urls: Iterable[str], asked: set[str]) -> Iterator[str]:
    """Those addresses that were not asked before, however they are written; `asked` grows."""
    for url in urls:
        key = spell(url)
        if key not in asked:
            asked.add(key)
            yield url


def spell(url: str) -> str:
    """One spelling for all of an address: no fragment, host in small letters, no default port."""
    try:
        return str(to_url(url))
    except InputError:
        return url


def fetch_one(written: str, visitor: Visitor) -> Original | NotModified | Failure:
    """What one address gives, a feed as any other."""
    try:
        url, response = visitor.visit(to_url(written))
    except InputError as error:
        return fail(written, error)
    if response is None:
        return NotModified(written)
    return to_original(response, origin=written, url=str(url))


def follow(
    feed: Original, visitor: Visitor, asked: set[str]
) -> Iterator[Original | Feed | NotModified | Failure]:
    """What the entries of a feed give, then the feed."""
    try:
        links = find_links(feed)
    except InputError as error:
        yield fail(feed.origin, error)
        return
    failed = []
    for link in once(links, asked):
        outcome = fetch_one(link, visitor)
        if isinstance(outcome, Original) and is_feed(outcome):
            outcome = fail(link, InputError("is a feed that a feed links to; name it to follow it"))
        if isinstance(outcome, Failure):
            failed.append(link)
        yield outcome
    yield Feed(original=feed, links=links, failed=tuple(failed))


def fail(written: str, error: InputError) -> Failure:
    """The Failure of an address: shown without a password, should it hold one."""
    shown = show(written)
    return Failure(document_id=shown, error=f"{shown}: {error}")


def to_original(response: Response, *, origin: str, url: str) -> Original:
    """An answer as it is kept."""
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Original(
        raw=response.body,
        media_type=media_type or UNKNOWN_TYPE,
        origin=origin,
        url=url,
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
        headers=response.headers,
    )
