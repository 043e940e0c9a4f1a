"""What a user may choose about fetching; frozen, passed along."""

import re
from dataclasses import dataclass
from math import inf

from dateline import __version__
from dateline.errors import SettingsError

PRODUCT = re.compile(r"[A-Za-z_-]+(/[\w.+-]+)?", re.ASCII)  # robots.txt knows us by its letters
CONTACT = re.compile(r"[ -~]{1,200}")  # what a header can carry on one line


@dataclass(frozen=True, kw_only=True)
class FetchOptions:
    """The choices of one run. That robots.txt is followed is not among them.

    Attributes:
        contact: how to reach the person who fetches, a mail or web address; it is sent with every
            request. None: the request says that none was given.
        user_agent: the program's name and version, as servers and robots.txt know it.
        allow_private: whether addresses inside a private network, or this machine, may be asked.
        delay: seconds between the starts of two requests to one host, at least.
        max_bytes: the largest body, in bytes, as sent and as decoded.
        timeout: seconds that one request and its whole answer may take, DNS and TLS included.
        max_redirects: how many times in a row one address may point to another.

    Raises:
        SettingsError: one of them cannot be.
    """

    contact: str | None = None
    user_agent: str = f"dateline/{__version__}"
    allow_private: bool = False
    delay: float = 1.0
    max_bytes: int = 20_000_000
    timeout: float = 30.0
    max_redirects: int = 5

    def __post_init__(self) -> None:
        if self.contact is not None and not CONTACT.fullmatch(self.contact):
            raise SettingsError("contact: expected a mail or web address in ASCII, on one line")
        if not PRODUCT.fullmatch(self.user_agent):
            raise SettingsError(f"user_agent: {self.user_agent!r}; expected name/version")
        for name, least in (("max_redirects", 0), ("max_bytes", 1)):
            if getattr(self, name) < least:
                raise SettingsError(f"{name}: {getattr(self, name)}; expected {least} or more")
        if not 0 < self.timeout < inf:
            raise SettingsError(f"timeout: {self.timeout}; expected a number of seconds above 0")
        if not 0 <= self.delay < inf:
            raise SettingsError(f"delay: {self.delay}; expected a number of seconds, 0 or more")

    @property
    def product(self) -> str:
        """The name by which robots.txt may speak to this program: "dateline"."""
        return self.user_agent.partition("/")[0]

    @property
    def agent_header(self) -> str:
        """The User-Agent of every request: what is asking, what for, and whom to write to."""
        return f"{self.user_agent} (news research; contact: {self.contact or 'not given'})"
