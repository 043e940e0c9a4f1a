"""A web server on this machine, and a time that passes at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from typing import Any

from dateline.fetch.address import look_up

Answer = tuple[int, dict[str, str], bytes]
Page = Answer | Callable[["Handler"], Answer | None]


def html(text: str = "<p>Eleven held.</p>", **headers: str) -> Answer:
    """A page; headers are written with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return 200, {"Content-Type": "text/html; charset=utf-8", **named}, text.encode()


def redirect(to: str, status: int = 302) -> Answer:
    return status, {"Location": to}, b""


class Handler(BaseHTTPRequestHandler):
    """Answers with the page of the path; one that returns None has written its answer itself."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self.server.requests.append((self.path, dict(self.headers.items())))
        page = self.server.pages.get(self.path, (404, {}, b"none"))
        answer = page(self) if callable(page) else page
        if answer is None:
            self.close_connection = True
            return
        status, headers, body = answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Pages by path, and the requests that came: path and headers."""

    daemon_threads = True

    def __init__(self, host: str, port: int) -> None:
        super().__init__((host, port), Handler)
        self.pages: dict[str, Page] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str, host: str | None = None) -> str:
        return f"http://{host or self.server_address[0]}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [path for path, _ in self.requests if path != "/robots.txt"]

    def headers_of(self, path: str) -> dict[str, str]:
        """The headers of the last request for a path, names in small letters."""
        found = [headers for asked, headers in self.requests if asked == path][-1]
        return {name.lower(): value for name, value in found.items()}

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a client goes away in the middle."""


@contextmanager
def serving(
    host: str = "127.0.0.1", *, port: int = 0, tls: SSLContext | None = None
) -> Iterator[Server]:
    """A server that answers until the block ends."""
    with Server(host, port) as server:
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def no_dns(host: str, port: int) -> list[str]:
    """Look up what needs no DNS: an address as a host."""
    return look_up(host, port) if host.strip("0123456789abcdefx.:") == "" else not_found(host)


def not_found(host: str) -> list[str]:
    raise OSError(f"{host}: no test asks DNS")


class FakeTime:
    """A clock that `sleep` moves on at once."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds
