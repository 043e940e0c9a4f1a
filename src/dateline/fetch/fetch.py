"""Addresses to originals: each is asked politely, and a feed's entries are asked for too."""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from dateline.errors import InputError
from dateline.fetch.address import Lookup, look_up
from dateline.fetch.client import Client, Response
from dateline.fetch.feeds import find_links, is_feed
from dateline.fetch.options import FetchOptions
from dateline.fetch.outcomes import Feed, NotModified
from dateline.fetch.urls import LONGEST, show, spell, to_url
from dateline.fetch.visit import Known, Visitor
from dateline.records import Failure, Original

MEDIA_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)\s*(?:;|$)", re.ASCII)
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
        Addresses come in one spelling, ASCII and without fragment (`urls.spell`).
    """
    client = Client(options, look_up=look_up)
    visitor = Visitor(client, options, known=known, clock=clock, sleep=sleep)
    failed: dict[str, bool] = {}
    for outcome in try_each(urls, visitor, failed):
        if isinstance(outcome, Original) and is_feed(outcome):
            yield from follow(outcome, visitor, failed)
        else:
            yield outcome


def try_each(
    urls: Iterable[str], visitor: Visitor, failed: dict[str, bool]
) -> Iterator[Original | NotModified | Failure]:
    """What those addresses give that were not tried before; `failed` learns whether each failed."""
    for url in map(spell, urls):
        if url not in failed:
            outcome = fetch_one(url, visitor)
            failed[url] = isinstance(outcome, Failure)
            yield outcome


def fetch_one(asked: str, visitor: Visitor) -> Original | NotModified | Failure:
    """What one address gives, a feed as any other."""
    try:
        url, response = visitor.visit(to_url(asked))
    except InputError as error:
        return fail(asked, error)
    if response is None:
        return NotModified(asked)
    return to_original(response, origin=asked, url=str(url))


def follow(
    feed: Original, visitor: Visitor, failed: dict[str, bool]
) -> Iterator[Original | Feed | NotModified | Failure]:
    """What the entries of a feed give, then the feed."""
    try:
        links = tuple(dict.fromkeys(map(spell, find_links(feed))))
    except InputError as error:
        yield fail(feed.origin, error)
        return
    for outcome in try_each(links, visitor, failed):
        if isinstance(outcome, Original) and is_feed(outcome):
            yield fail(outcome.origin, InputError("is a feed within a feed; name it to follow it"))
        else:
            yield outcome
    yield Feed(
        original=feed,
        links=tuple(map(name, links)),
        failed=tuple(name(link) for link in links if failed[link]),
    )


def fail(asked: str, error: InputError) -> Failure:
    """The Failure of an address."""
    return Failure(document_id=name(asked), error=f"{show(asked)}: {error}")


def name(asked: str) -> str:
    """How an outcome names an address: whole, but without a password, should it hold one."""
    return show(asked, longest=LONGEST)


def to_original(response: Response, *, origin: str, url: str) -> Original:
    """An answer as it is kept."""
    media_type = MEDIA_TYPE.match(response.headers.get("content-type", ""))
    return Original(
        raw=response.body,
        media_type=media_type[1].lower() if media_type else UNKNOWN_TYPE,
        origin=origin,
        url=url,
        retrieved=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        headers=response.headers,
    )
