"""Limit: how often somebody may try to log in."""

import time
from collections.abc import Callable, Hashable
from threading import Lock

SPAN = 60.0  # seconds
BY_NAME = 5  # tries of one name from one address within the span
BY_ADDRESS = 20  # of any names from one address: who guesses names, not passwords


class Limit:
    """Counts tries in memory; a server that starts again has forgotten them.

    Args:
        clock: seconds, never going back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tries: dict[Hashable, list[float]] = {}
        self._lock = Lock()

    def wait(self, name: str, address: str) -> int:
        """Count a try; how many seconds to wait before it may be made, 0: none."""
        with self._lock:
            now = self._clock()
            self._forget(now)
            waits = [
                self._wait((name, address), BY_NAME, now),
                self._wait(address, BY_ADDRESS, now),
            ]
            if not any(waits):
                for key in ((name, address), address):
                    self._tries.setdefault(key, []).append(now)
            return max(waits)

    def succeeded(self, name: str, address: str) -> None:
        """The name's tries from there no longer count."""
        with self._lock:
            self._tries.pop((name, address), None)

    def _wait(self, key: Hashable, most: int, now: float) -> int:
        tries = self._tries.get(key, [])
        return 0 if len(tries) < most else max(1, round(tries[-most] + SPAN - now))

    def _forget(self, now: float) -> None:
        self._tries = {
            key: recent
            for key, tries in self._tries.items()
            if (recent := [at for at in tries if at > now - SPAN])
        }
