import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.fetch.address import NAT64, check_public, is_public, look_up


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111"]
)
def test_public_addresses(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.9",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:a00:1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::808:808",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:c0a8:101::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_what_python_calls_global_and_no_relay_is_public(address: IPv4Address) -> None:
    relay = address.packed[:3] in (bytes([192, 88, 99]), bytes([192, 0, 0]))
    assert is_public(address) == (address.is_global and not address.is_multicast and not relay)


@given(st.ip_addresses(v=6))
def test_a_public_address_is_nothing_that_python_knows_as_special(address: IPv6Address) -> None:
    holds_another = address.ipv4_mapped or address in NAT64
    if is_public(address) and not holds_another:
        assert address.is_global
        assert not address.is_reserved
        assert not address.is_multicast


@given(st.ip_addresses(v=4))
def test_an_address_within_another_counts_as_itself(inner: IPv4Address) -> None:
    number = int(inner)
    mapped = IPv6Address((0xFFFF << 32) | number)
    nat64 = IPv6Address((0x64FF9B << 96) | number)
    six_to_four = IPv6Address((0x2002 << 112) | (number << 80) | 1)
    for address in (mapped, nat64, six_to_four):
        assert is_public(address) == is_public(inner)


def test_one_private_answer_among_public_ones_is_refused() -> None:
    check_public("news.example", ["8.8.8.8", "2606:4700::1111"])
    with pytest.raises(InputError, match=r"news\.example is at 10\.0\.0\.7, which is not a public"):
        check_public("news.example", ["8.8.8.8", "10.0.0.7"])


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1"])
def test_spellings_of_this_machine_are_seen_through(host: str) -> None:
    assert look_up(host, 80) == ["127.0.0.1"]


def test_each_answer_is_given_once(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 80))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [answer, answer])
    assert look_up("news.example", 80) == ["8.8.8.8"]
