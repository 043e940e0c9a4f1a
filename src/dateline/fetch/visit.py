"""A visit: one address, through its redirects, to an answer of status 200 or a reason why not."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from http import HTTPStatus

import httpx

from dateline.errors import InputError
from dateline.fetch.client import Client, Response
from dateline.fetch.options import FetchOptions
from dateline.fetch.pace import Pace
from dateline.fetch.robots import LARGEST as LARGEST_ROBOTS
from dateline.fetch.robots import Robots
from dateline.fetch.urls import join

Known = Callable[[str], Mapping[str, str] | None]
"""The headers of the last answer kept from an address, names in small letters, or None."""

CONDITIONS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
SENDABLE = re.compile(r"[!-~\xa0-\xff](?:[ -~\xa0-\xff]*[!-~\xa0-\xff])?")  # as a header's value
BUSY = frozenset({429, 503})
LONGEST_WAIT = 60.0  # seconds that a busy server may ask us to wait


class Visitor:
    """Visits addresses, keeping to each host's pace and each site's robots.txt."""

    def __init__(
        self,
        client: Client,
        options: FetchOptions,
        *,
        known: Known,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        self._client = client
        self._known = known
        self._most_redirects = options.max_redirects
        self._sleep = sleep
        self._pace = Pace(options.delay, clock=clock, sleep=sleep)
        self._robots = Robots(self._ask_robots, options.product)

    def visit(self, url: httpx.URL) -> tuple[httpx.URL, Response | None]:
        """Where the address led, and the answer there; None: what is known still holds.

        Raises:
            InputError: it may not be fetched, or the answer has another status than 200.
        """
        for _ in range(1 + self._most_redirects):
            response = self._ask(url)
            if response is None or response.location is None:
                return url, response
            url = join(url, response.location)
        raise InputError(f"is redirected more than {self._most_redirects} times")

    def _ask(self, url: httpx.URL) -> Response | None:
        """The answer of one address: 200 or a redirect; None: not modified."""
        delay = self._robots.check(url)
        conditions = to_conditions(self._known(str(url)) or {})
        ask = partial(self._ask_in_turn, url, delay, conditions)
        response = ask()
        if response.status in BUSY and (seconds := seconds_to_wait(response)) is not None:
            if seconds > LONGEST_WAIT:
                raise InputError(f"asks to wait {seconds:,.0f} s; we wait at most {LONGEST_WAIT:g}")
            self._sleep(seconds)
            response = ask()
        if conditions and response.status == HTTPStatus.NOT_MODIFIED:
            return None
        if response.status != HTTPStatus.OK and response.location is None:
            raise InputError(f"is answered with {name_status(response.status)}")
        return response

    def _ask_in_turn(self, url: httpx.URL, delay: float, conditions: Mapping[str, str]) -> Response:
        self._pace.wait(url.host, delay)
        return self._client.get(url, conditions)

    def _ask_robots(self, url: httpx.URL) -> Response:
        self._pace.wait(url.host)
        return self._client.get(url, max_bytes=LARGEST_ROBOTS, cut=True)


def to_conditions(headers: Mapping[str, str]) -> dict[str, str]:
    """The request headers that ask only for what has changed since these were sent."""
    return {
        ask: headers[name]
        for name, ask in CONDITIONS.items()
        if SENDABLE.fullmatch(headers.get(name, ""))
    }


def seconds_to_wait(response: Response) -> float | None:
    """What `Retry-After` asks, as seconds or as a date (RFC 9110, 10.2.3); None: nothing."""
    value = response.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def name_status(status: int) -> str:
    """A status in words of ours, never of the server's: "404 Not Found"."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"
