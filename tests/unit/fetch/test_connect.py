"""Nothing inside is reached unless that was asked for: the server stands on this very machine."""

import time
from ipaddress import IPv4Network
from threading import Event

import httpcore
import pytest
from tests.unit.fetch.server import FakeTime, Server, html, no_dns, redirect, serving

from dateline.errors import InputError
from dateline.fetch import FetchOptions, fetch
from dateline.fetch import address as address_module
from dateline.fetch.address import Lookup
from dateline.fetch.connect import CheckedBackend, Deadline, in_time
from dateline.records import Failure, Original

OUTSIDE = "127.0.0.2"  # taken for public by tests that need a server that is


@pytest.fixture
def only_this_address_is_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take 127.0.0.1 alone for private, so that 127.0.0.2 stands for the internet."""
    monkeypatch.setattr(address_module, "NOT_PUBLIC_4", (IPv4Network("127.0.0.1/32"),))


def run(url: str, look_up: Lookup = no_dns, *, allow_private: bool = False) -> Original | Failure:
    time = FakeTime()
    (outcome,) = fetch(
        [url],
        FetchOptions(allow_private=allow_private, timeout=5),
        known=lambda _: None,
        clock=time.clock,
        sleep=time.sleep,
        look_up=look_up,
    )
    assert isinstance(outcome, Original | Failure)
    return outcome


def dns(**hosts: list[str]) -> Lookup:
    """Look up `a` and `b` in a table."""
    return lambda host, _: hosts[host]


@pytest.mark.parametrize("host", ["127.0.0.1", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0"])
def test_this_machine_is_not_asked_however_it_is_written(server: Server, host: str) -> None:
    server.pages["/"] = html()
    outcome = run(server.url("/", host))
    assert isinstance(outcome, Failure)
    assert "is not a public address" in outcome.error
    assert server.requests == []


def test_unless_private_addresses_are_allowed(server: Server) -> None:
    server.pages["/"] = html()
    assert isinstance(run(server.url("/", "2130706433"), allow_private=True), Original)


@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["127.0.0.1", "8.8.8.8"]]
)
def test_a_name_for_this_machine_is_not_asked(server: Server, addresses: list[str]) -> None:
    outcome = run(server.url("/", "a"), dns(a=addresses))
    assert isinstance(outcome, Failure)
    assert "a is at 127.0.0.1, which is not a public address" in outcome.error
    assert server.requests == []


@pytest.mark.usefixtures("only_this_address_is_inside")
def test_a_redirect_to_the_inside_is_not_followed(server: Server) -> None:
    server.pages["/secret"] = html("secret")
    with serving(OUTSIDE) as outside:
        outside.pages |= {"/a": redirect(server.url("/secret")), "/b": html()}
        refused, allowed = run(outside.url("/a")), run(outside.url("/b"))
    assert isinstance(allowed, Original)
    assert isinstance(refused, Failure)
    assert "127.0.0.1, which is not a public address" in refused.error
    assert server.requests == []


@pytest.mark.usefixtures("only_this_address_is_inside")
def test_a_robots_txt_is_not_fetched_from_the_inside(server: Server) -> None:
    with serving(OUTSIDE) as outside:
        outside.pages |= {"/robots.txt": redirect(server.url("/robots.txt")), "/a": html()}
        refused = run(outside.url("/a"))
    assert isinstance(refused, Failure)
    assert server.requests == []


@pytest.mark.usefixtures("only_this_address_is_inside")
def test_a_name_that_changes_its_address_is_checked_each_time(server: Server) -> None:
    """The first answers are outside, later ones inside: DNS rebinding."""
    server.pages["/a"] = html("secret")
    answers = iter([[OUTSIDE], ["127.0.0.1"]])
    with serving(OUTSIDE, port=server.port) as outside:
        refused = run(server.url("/a", "a"), lambda host, port: next(answers))
        assert [path for path, _ in outside.requests] == ["/robots.txt"]
    assert isinstance(refused, Failure)
    assert server.requests == []


def test_an_address_that_does_not_answer_gives_way_to_the_next(server: Server) -> None:
    server.pages["/a"] = html()
    outcome = run(server.url("/a", "a"), dns(a=["127.0.0.9", "127.0.0.1"]), allow_private=True)
    assert isinstance(outcome, Original)
    assert server.headers_of("/a")["host"] == f"a:{server.port}"


def test_proxies_of_the_environment_are_not_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.pages["/a"] = html()
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert isinstance(run(server.url("/a"), allow_private=True), Original)


@pytest.mark.parametrize("error", [OSError("no such host"), UnicodeError("label too long")])
def test_a_host_that_is_not_found(error: Exception) -> None:
    def look_up(host: str, port: int) -> list[str]:
        raise error

    outcome = run("http://nowhere.example/", look_up)
    assert isinstance(outcome, Failure)
    assert outcome.error.endswith("nowhere.example is not found in DNS")


def test_a_host_without_an_address() -> None:
    backend = CheckedBackend(Deadline(5), look_up=lambda *_: [], allow_private=False)
    with pytest.raises(InputError, match="has no address"):
        backend.connect_tcp("a", 80)


def test_dns_that_does_not_answer_is_left() -> None:
    def asleep() -> list[str]:
        Event().wait(20)
        return []

    begin = time.monotonic()
    with pytest.raises(TimeoutError):
        in_time(asleep, 0.1)
    assert time.monotonic() - begin < 5


def test_a_deadline_passes() -> None:
    deadline = Deadline(0.01)
    time.sleep(0.02)
    with pytest.raises(httpcore.TimeoutException):
        deadline.left()
