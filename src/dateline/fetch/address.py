"""Which network addresses are public: where anyone may ask, and no one's inside is reached."""

import socket
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from dateline.errors import InputError

Lookup = Callable[[str, int], list[str]]
"""Host and port to the addresses that DNS gives; raises OSError or UnicodeError."""

# IANA's special-purpose registries, written out: what `ipaddress` calls private changes with the
# version of Python, and it takes multicast for global.
NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # carriers' inside
        "127.0.0.0/8",  # this machine
        "169.254.0.0/16",  # this link; clouds keep their secrets here
        "172.16.0.0/12",
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved; broadcast
    )
)
GLOBAL_6 = IPv6Network("2000::/3")  # all that is handed out to the public lies in here
NOT_PUBLIC_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments; Teredo, whose addresses hide IPv4 ones
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
)
NAT64 = IPv6Network("64:ff9b::/96")


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host. Also reads "2130706433" and "0x7f.1", as C libraries do."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def check_public(host: str, addresses: Iterable[str]) -> None:
    """Raise InputError when any of a host's addresses is not public."""
    for address in addresses:
        if not is_public(ip_address(address)):
            raise InputError(f"{host} is at {address}, which is not a public address")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address belongs to the public internet, and so does the IPv4 one within it."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in NOT_PUBLIC_4)
    inner = _embedded(address)
    if inner is not None:
        return is_public(inner)
    return address in GLOBAL_6 and not any(address in network for network in NOT_PUBLIC_6)


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that packets will reach: IPv4-mapped, NAT64 (RFC 6052), 6to4 (RFC 3056)."""
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
