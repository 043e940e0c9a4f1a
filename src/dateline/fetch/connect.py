"""Connections to checked addresses only, each with an hour at which it ends."""

import ssl
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from threading import Thread
from typing import Any

import httpcore

from dateline.errors import InputError
from dateline.fetch.address import Lookup, check_public

SocketOption = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)


class Deadline:
    """The moment at which an exchange must be over, however many reads it takes."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that remain, above 0. Raises httpcore.ReadTimeout when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left


class CheckedBackend(httpcore.NetworkBackend):
    """Looks a host up once, checks every answer, and connects to one of the very same.

    There is no second look-up that could answer otherwise (DNS rebinding).
    """

    def __init__(self, deadline: Deadline, *, look_up: Lookup, allow_private: bool) -> None:
        self._deadline = deadline
        self._look_up = look_up
        self._allow_private = allow_private
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first of the host's addresses that answers.

        Raises:
            InputError: the host has no address, or one that is not public.
        """
        addresses = self._addresses(host, port)
        if not self._allow_private:
            check_public(host, addresses)
        for remaining in range(len(addresses), 0, -1):
            try:
                stream = self._sockets.connect_tcp(
                    addresses[-remaining],
                    port,
                    timeout=self._deadline.left() / remaining,
                    socket_options=socket_options,
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if remaining == 1:
                    raise
            else:
                return TimedStream(stream, self._deadline)
        raise InputError(f"{host} has no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            return in_time(lambda: self._look_up(host, port), self._deadline.left())
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error
        except (OSError, UnicodeError) as error:
            raise InputError(f"{host} is not found in DNS") from error


class TimedStream(httpcore.NetworkStream):
    """A stream whose every step is given only what is left of the exchange's time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes, at most so many."""
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        """Close the socket."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same stream under TLS, verified for the host's name."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the socket knows of itself."""
        return self._stream.get_extra_info(info)


def in_time(ask: Callable[[], list[str]], seconds: float) -> list[str]:
    """What `ask` returns or raises (OSError, UnicodeError), or TimeoutError when it takes longer.

    The system's resolver cannot be told to hurry, so it is left behind in a thread of its own; one
    that does not keep the program from ending.
    """
    answer: Future[list[str]] = Future()

    def run() -> None:
        try:
            answer.set_result(ask())
        except (OSError, UnicodeError) as error:
            answer.set_exception(error)

    Thread(target=run, daemon=True).start()
    return answer.result(timeout=seconds)
