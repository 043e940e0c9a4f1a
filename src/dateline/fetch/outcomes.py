"""What fetching an address may give besides an Original or a Failure."""

from dataclasses import dataclass

from dateline.records import Original


@dataclass(frozen=True)
class NotModified:
    """The address, as asked for, still has what was kept the last time."""

    url: str


@dataclass(frozen=True)
class Feed:
    """A feed whose links have all been tried; it comes after what they gave.

    Attributes:
        original: the feed itself; no article. Its headers are what `known` should return for its
            address the next time.
        links: the addresses of its entries, in order, each once.
        failed: those of them that gave a Failure in this run. Who remembers the feed's headers
            although some failed will not see them tried again until the feed changes.
    """

    original: Original
    links: tuple[str, ...]
    failed: tuple[str, ...]
