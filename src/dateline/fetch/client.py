"""One exchange: a request, and its answer within limits of size and time.

No redirect is followed, no cookie kept, no proxy asked. Each exchange has a connection of its own,
so that each is looked up and checked anew; at one request a second the handshake costs little.
"""

import re
import ssl
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus

import httpcore
import httpx

from dateline.errors import InputError
from dateline.fetch.address import Lookup, look_up
from dateline.fetch.connect import CheckedBackend, Deadline
from dateline.fetch.options import FetchOptions

ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
REDIRECTS = frozenset({301, 302, 303, 307, 308})
GZIP = 16 + zlib.MAX_WBITS  # how zlib is told that a gzip header comes first


@dataclass(frozen=True)
class Response:
    """An answer: its status, its headers by names in small letters, its body decoded.

    The body of an answer of another status than 200 is not read: an error page is no article.
    """

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def location(self) -> str | None:
        """Where it redirects to, as written; None: it is no redirect."""
        return self.headers.get("location") if self.status in REDIRECTS else None


class Client:
    """Asks for addresses, one at a time."""

    def __init__(
        self,
        options: FetchOptions,
        *,
        look_up: Lookup = look_up,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._options = options
        self._look_up = look_up
        self._given_context = ssl_context

    def get(
        self,
        url: httpx.URL,
        headers: Mapping[str, str] | None = None,
        *,
        max_bytes: int | None = None,
        cut: bool = False,
    ) -> Response:
        """The answer to one request, of whatever status.

        Args:
            url: one that `to_url` gave.
            headers: sent besides those that say who asks.
            max_bytes: the largest body; None: as the options say.
            cut: whether a larger body is cut there instead of refused.

        Raises:
            InputError: no connection may or can be made, or the answer is broken, too large or too
                slow.
        """
        most = self._options.max_bytes if max_bytes is None else max_bytes
        try:
            with (
                self._connection(url) as connection,
                connection.stream(
                    "GET", _to_httpcore(url), headers=self._headers(url, headers)
                ) as answer,
            ):
                named = _to_dict(answer.headers)
                body = (
                    _read(answer, named, most, cut=cut) if answer.status == HTTPStatus.OK else b""
                )
                return Response(answer.status, named, body)
        except httpcore.TimeoutException as error:
            raise InputError(f"gave no full answer in {self._options.timeout:g} s") from error
        except httpcore.NetworkError as error:
            raise InputError(f"cannot be reached: {error}") from error
        except httpcore.ProtocolError as error:
            raise InputError("gave a broken answer; expected HTTP") from error

    def _connection(self, url: httpx.URL) -> httpcore.HTTPConnection:
        backend = CheckedBackend(
            Deadline(self._options.timeout),
            look_up=self._look_up,
            allow_private=self._options.allow_private,
        )
        return httpcore.HTTPConnection(
            _to_httpcore(url).origin, ssl_context=self._ssl_context, network_backend=backend
        )

    @cached_property
    def _ssl_context(self) -> ssl.SSLContext:
        return self._given_context or httpcore.default_ssl_context()

    def _headers(self, url: httpx.URL, more: Mapping[str, str] | None) -> list[tuple[bytes, bytes]]:
        headers = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": self._options.agent_header,
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip",
            "Connection": "close",
            **(more or {}),
        }
        return [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers.items()]


def _to_httpcore(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def _to_dict(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Headers by name, repeated ones joined (RFC 9110, 5.3).

    Cookies are left out, and so are control characters, which a terminal would obey.
    """
    joined: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = raw_name.decode("ascii").lower(), CONTROL.sub("", raw_value.decode("latin-1"))
        if name != "set-cookie":
            joined[name] = f"{joined[name]}, {value}" if name in joined else value
    return joined


def _read(answer: httpcore.Response, headers: Mapping[str, str], most: int, *, cut: bool) -> bytes:
    """The body, decoded, held to `most` bytes both as sent and as decoded."""
    coding = headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("gzip", "x-gzip", "identity", ""):
        raise InputError("sends a compressed body of a kind not asked for; expected gzip or none")
    gunzip = Gunzip() if coding.endswith("gzip") else None
    body = bytearray()
    sent = 0
    for chunk in answer.iter_stream():
        sent += len(chunk)
        body += gunzip.decode(chunk, most + 1 - len(body)) if gunzip else chunk
        if max(sent, len(body)) > most:
            if cut:
                return bytes(body[:most])
            raise InputError(f"is larger than {most:,} bytes")
    if gunzip:
        gunzip.check_end()
    return bytes(body)


class Gunzip:
    """Decodes gzip, never to more bytes than are asked for: a small body may hold a huge one."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(GZIP)
        self._begun = False

    def decode(self, chunk: bytes, most: int) -> bytes:
        """What the chunk decodes to, cut after `most` bytes. Raises InputError when broken."""
        decoded = b""
        self._begun = self._begun or bool(chunk)
        try:
            while chunk and len(decoded) < most:
                if self._inflate.eof:  # several files may follow one another (RFC 1952, 2.2)
                    self._inflate = zlib.decompressobj(GZIP)
                decoded += self._inflate.decompress(chunk, most - len(decoded))
                chunk = self._inflate.unused_data
        except zlib.error as error:
            raise InputError("sends broken gzip") from error
        return decoded

    def check_end(self) -> None:
        """Raise InputError when the end is missing."""
        if self._begun and not self._inflate.eof:
            raise InputError("sends gzip that is cut short")
