"""Hosts: by which names a desk may be asked for; another is a page's own, made to lead here.

Against DNS rebinding: a strange page's script would otherwise read a local desk as its own origin.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

from fastapi import Request

from dateline.web.site import Site

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def is_loopback(address: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def is_served(site: Site, host: str) -> bool:
    """Whether a site is asked for by its own name.

    Args:
        host: the header, with a port or without.
    """
    name = _name(f"//{host}")
    if site.url is not None and name == _name(site.url):
        return True
    if is_loopback(site.address):
        return name in LOCAL or name == site.address
    return name == site.address or (_is_any(site.address) and _is_number(name))


def is_from_elsewhere(request: Request) -> bool:
    """Whether the browser says that a page of another origin sends this.

    Without a referrer, a form's origin is told as null: that says nothing, and the token decides.
    """
    if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("origin", "null")
    return origin != "null" and urlsplit(origin).netloc.lower() != _host(request).lower()


def _host(request: Request) -> str:
    return request.headers.get("host", "")


def _name(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _is_any(address: str) -> bool:
    try:
        return ip_address(address).is_unspecified
    except ValueError:
        return False


def _is_number(name: str | None) -> bool:
    """Whether a name is an address: no name server can lead it astray."""
    try:
        return ip_address(name or "") is not None
    except ValueError:
        return name == "localhost"
