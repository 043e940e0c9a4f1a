"""robots.txt: what a site asks of programs (RFC 9309), read once a run for each site."""

from collections.abc import Callable

import httpx
from protego import Protego

from dateline.errors import InputError
from dateline.fetch.client import Response
from dateline.fetch.urls import join

LARGEST = 512_000  # bytes that are read; RFC 9309 (2.5) asks for at least 500 KiB
MOST_REDIRECTS = 5  # RFC 9309, 2.3.1.2
MOST_RULES = 500_000  # agents × lines; what the parser would build from a file made to fill memory
LONGEST_DELAY = 60.0  # seconds; who asks for more is asked once a minute
TOO_MANY_REQUESTS = 429


class Robots:
    """Answers for every site whether an address may be fetched.

    Args:
        get: one exchange for a robots.txt, redirects not followed, cut after `LARGEST` bytes.
        product: the name by which a site may speak to this program.
    """

    def __init__(self, get: Callable[[httpx.URL], Response], product: str) -> None:
        self._get = get
        self._product = product
        self._sites: dict[str, Protego | str] = {}

    def check(self, url: httpx.URL) -> float:
        """Seconds that the site wants between requests: 0 where it says nothing, at most 60.

        Raises:
            InputError: its robots.txt refuses the address, or cannot be had.
        """
        place = url.copy_with(raw_path=b"/robots.txt")
        if str(place) not in self._sites:
            self._sites[str(place)] = self._read(place)
        rules = self._sites[str(place)]
        if isinstance(rules, str):
            raise InputError(rules)
        if not rules.can_fetch(str(url), self._product):
            raise InputError("its robots.txt asks programs not to fetch it")
        return min(rules.crawl_delay(self._product) or 0.0, LONGEST_DELAY)

    def _read(self, place: httpx.URL) -> Protego | str:
        """The rules, or why nothing of the site may be fetched in this run."""
        try:
            return to_rules(self._find(place))
        except InputError as error:
            return f"its robots.txt, which must be read first: {error}"

    def _find(self, place: httpx.URL) -> Response:
        for _ in range(1 + MOST_REDIRECTS):
            response = self._get(place)
            if response.location is None:
                return response
            place = join(place, response.location)
        raise InputError(f"is redirected more than {MOST_REDIRECTS} times")


def to_rules(response: Response) -> Protego:
    """The rules in an answer; a site without robots.txt (4xx) allows everything.

    "Too many requests" is no such answer, although RFC 9309 counts it among them: who says so does
    not want to be asked for more.

    Raises:
        InputError: the server failed (5xx), or its rules are too many.
    """
    if 400 <= response.status < 500 and response.status != TOO_MANY_REQUESTS:
        return Protego.parse("")
    if response.status != 200:
        raise InputError(f"is answered with status {response.status}")
    text = response.body.decode("utf-8-sig", "replace")
    if len(response.body) >= LARGEST:  # cut, perhaps within a rule
        text = text.rpartition("\n")[0]
    lines = text.lower().splitlines()
    agents = sum(line.lstrip().startswith("user") for line in lines)
    if agents * (len(lines) - agents) > MOST_RULES:
        raise InputError(f"has {len(lines):,} lines for {agents:,} programs; too many to follow")
    return Protego.parse(text)
