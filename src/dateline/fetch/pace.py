"""How often a host may be asked."""

from collections.abc import Callable


class Pace:
    """Lets the time pass that must lie between two requests to one host.

    Args:
        delay: seconds between the starts of two requests, at least.
        clock: seconds that only ever grow (`time.monotonic`).
        sleep: waits so many seconds.
    """

    def __init__(
        self, delay: float, *, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self._delay = delay
        self._clock = clock
        self._sleep = sleep
        self._asked: dict[str, float] = {}

    def wait(self, host: str, at_least: float = 0.0) -> None:
        """Return when the host may be asked; `at_least` seconds are what it wishes itself."""
        if host in self._asked:
            left = self._asked[host] + max(self._delay, at_least) - self._clock()
            if left > 0:
                self._sleep(left)
        self._asked[host] = self._clock()
