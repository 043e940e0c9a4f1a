"""Site: what one server serves, and the connections to its desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, LifoQueue

from fastapi import Request

from dateline.store import Desk, open_desk

IDLE = 8  # connections kept for the next request, with what they have cached


@dataclass(frozen=True)
class Site:
    """What one server serves.

    Attributes:
        path: the desk.
        address: where it listens; requests for any other name are refused.
        accounts: whether one must log in. False: whoever reaches this machine is its owner.
        url: by which people reach it, where a proxy stands before it; None: by the address.
    """

    path: Path
    address: str = "127.0.0.1"
    accounts: bool = False
    url: str | None = None
    _idle: LifoQueue[Desk] = field(
        default_factory=lambda: LifoQueue(IDLE), init=False, repr=False, compare=False
    )

    @property
    def is_https(self) -> bool:
        """Whether people reach it by https."""
        return self.url is not None and self.url.startswith("https:")

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The desk, for the time of one request, to read and to change.

        Raises:
            StoreError: it cannot be opened.
        """
        try:
            desk = self._idle.get_nowait()
        except Empty:
            desk = open_desk(self.path, anywhere=True)
        try:
            yield desk
        except BaseException:
            desk.close()
            raise
        if self._idle.full():
            desk.close()
        else:
            self._idle.put(desk)

    def close(self) -> None:
        """Close all connections that are not in use."""
        while not self._idle.empty():
            self._idle.get_nowait().close()


def site_of(request: Request) -> Site:
    """The site that a request is for."""
    site: Site = request.app.state.site
    return site
