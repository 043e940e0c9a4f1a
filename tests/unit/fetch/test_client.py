import gzip
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.unit.fetch.server import Answer, Handler, Server, html, no_dns, serving

from dateline.errors import InputError
from dateline.fetch.client import Client, Gunzip
from dateline.fetch.options import FetchOptions
from dateline.fetch.urls import to_url

CERTIFICATE = Path(__file__).with_name("news.example.pem")  # made for these tests, of no other use
MEGABYTE = 1_000_000


def client(max_bytes: int = MEGABYTE, timeout: float = 5.0) -> Client:
    options = FetchOptions(allow_private=True, max_bytes=max_bytes, timeout=timeout)
    return Client(options, look_up=no_dns)


def raw(*parts: bytes, pause: float = 0.0) -> Callable[[Handler], Answer | None]:
    """A page that writes these bytes after its status line and leaves."""

    def page(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for part in parts:
            handler.wfile.write(part)
            time.sleep(pause)

    return page


def zipped(body: bytes, coding: str = "gzip") -> Answer:
    return 200, {"Content-Encoding": coding, "Content-Type": "text/html"}, body


# Size


def test_a_body_as_large_as_allowed_and_one_larger(server: Server) -> None:
    server.pages |= {"/a": html("x" * 1_000), "/b": html("x" * 1_001)}
    assert len(client(1_000).get(to_url(server.url("/a"))).body) == 1_000
    with pytest.raises(InputError, match="is larger than 1,000 bytes"):
        client(1_000).get(to_url(server.url("/b")))


def test_a_body_without_an_end(server: Server) -> None:
    def page(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:  # until the client leaves
            handler.wfile.write(b"x" * 65_536)

    server.pages["/a"] = page
    with pytest.raises(InputError, match="is larger than"):
        client().get(to_url(server.url("/a")))


def test_a_larger_body_may_be_cut(server: Server) -> None:
    server.pages["/a"] = html("x" * 5_000)
    assert client().get(to_url(server.url("/a")), max_bytes=10, cut=True).body == b"x" * 10


# Compression


def test_gzip_is_asked_for_and_decoded(server: Server) -> None:
    text = "Abéché ".encode() * 10_000
    server.pages["/a"] = zipped(gzip.compress(text[:9]) + gzip.compress(text[9:]))
    assert client().get(to_url(server.url("/a"))).body == text
    assert server.headers_of("/a")["accept-encoding"] == "gzip"


def test_a_small_body_that_holds_a_huge_one(server: Server) -> None:
    bomb = gzip.compress(bytes(100 * MEGABYTE))
    assert len(bomb) < MEGABYTE
    server.pages["/a"] = zipped(bomb)
    with pytest.raises(InputError, match="is larger than 1,000,000 bytes"):
        client().get(to_url(server.url("/a")))


def test_a_bomb_is_never_unpacked_beyond_the_limit() -> None:
    bomb = gzip.compress(bytes(10 * MEGABYTE))
    assert len(Gunzip().decode(bomb, 1_000)) == 1_000


def test_much_that_decodes_to_nothing(server: Server) -> None:
    server.pages["/a"] = zipped(gzip.compress(b"") * 3_000)
    with pytest.raises(InputError, match="is larger than 50,000 bytes"):
        client(50_000).get(to_url(server.url("/a")))


@pytest.mark.parametrize(
    ("body", "coding", "expected"),
    [
        (gzip.compress(b"x" * 100)[:-9], "gzip", "cut short"),
        (b"plain text", "gzip", "broken gzip"),
        (gzip.compress(b"x") + b"more", "gzip", "broken gzip"),
        (gzip.compress(gzip.compress(b"x")), "gzip, gzip", "not asked for"),
        (zlib.compress(b"x"), "deflate", "not asked for"),
        (b"\x0b\x02\x80abc\x03", "br", "not asked for"),
    ],
)
def test_compression_that_cannot_be_read(
    server: Server, body: bytes, coding: str, expected: str
) -> None:
    server.pages["/a"] = zipped(body, coding)
    with pytest.raises(InputError, match=expected):
        client().get(to_url(server.url("/a")))


# Time


@pytest.mark.parametrize(
    "start",
    [
        b"Content-Length: 1000\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n",
        b"X-Long: ",
    ],
)
def test_a_server_that_drips_is_left(server: Server, start: bytes) -> None:
    drops = [b"1\r\nx\r\n" if b"chunked" in start else b"x"] * 100
    server.pages["/a"] = raw(start, *drops, pause=0.05)
    begin = time.monotonic()
    with pytest.raises(InputError, match=r"gave no full answer in 0\.3 s"):
        client(timeout=0.3).get(to_url(server.url("/a")))
    assert time.monotonic() - begin < 2


def test_a_server_that_says_nothing_is_left(server: Server) -> None:
    server.pages["/a"] = lambda _: time.sleep(1)
    with pytest.raises(InputError, match="gave no full answer"):
        client(timeout=0.2).get(to_url(server.url("/a")))


def test_a_server_that_does_not_finish_the_handshake_is_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = to_url(f"https://127.0.0.1:{listening.getsockname()[1]}/")
        with pytest.raises(InputError, match="gave no full answer"):
            client(timeout=0.2).get(url)


# Broken answers


@pytest.mark.parametrize(
    "parts",
    [
        (b"Content-Length: 1000\r\n\r\n", b"too little"),
        (b"Transfer-Encoding: chunked\r\n\r\n", b"zz\r\nx\r\n"),
        (b"Transfer-Encoding: chunked\r\n\r\n", b"5\r\nab"),
        (b"no header\r\n\r\n",),
        (b"X: " + b"x" * 200_000,),
        (),
    ],
)
def test_a_broken_answer(server: Server, parts: tuple[bytes, ...]) -> None:
    server.pages["/a"] = raw(*parts)
    with pytest.raises(InputError, match=r"gave a broken answer|cannot be reached"):
        client().get(to_url(server.url("/a")))


def test_nobody_listens() -> None:
    with serving() as server:
        url = to_url(server.url("/a"))
    with pytest.raises(InputError, match="cannot be reached"):
        client().get(url)


def test_repeated_headers_are_joined(server: Server) -> None:
    server.pages["/a"] = raw(b"Vary: A\r\nVARY: B\r\nContent-Length: 0\r\n\r\n")
    assert client().get(to_url(server.url("/a"))).headers["vary"] == "A, B"


# TLS


@pytest.fixture
def secure() -> Iterator[Server]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(CERTIFICATE)
    with serving(tls=tls) as server:
        server.pages["/a"] = html()
        yield server


def secure_client(*, trusting: bool) -> Client:
    context = ssl.create_default_context(cafile=str(CERTIFICATE)) if trusting else None
    options = FetchOptions(allow_private=True, timeout=5)
    return Client(options, look_up=lambda *_: ["127.0.0.1"], ssl_context=context)


def test_a_server_that_proves_its_name(secure: Server) -> None:
    url = to_url(f"https://news.example:{secure.port}/a")
    assert secure_client(trusting=True).get(url).status == 200


@pytest.mark.parametrize(
    ("host", "trusting"), [("other.example", True), ("127.0.0.1", True), ("news.example", False)]
)
def test_a_server_that_does_not(secure: Server, host: str, trusting: bool) -> None:
    url = to_url(f"https://{host}:{secure.port}/a")
    with pytest.raises(InputError, match=r"cannot be reached.*certificate verify failed"):
        secure_client(trusting=trusting).get(url)
    assert secure.requests == []


def test_a_server_without_tls(server: Server) -> None:
    with pytest.raises(InputError, match="cannot be reached"):
        client().get(to_url(f"https://127.0.0.1:{server.port}/a"))
