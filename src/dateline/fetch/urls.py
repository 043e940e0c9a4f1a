"""Addresses as written to addresses that may be asked, and as they are shown."""

import re

import httpx

from dateline.errors import InputError

LONGEST = 4_000  # characters; browsers and servers disagree above 2,000, trackers use 1,000
SHOWN = 300  # characters of an address in a message
LAST_PORT = 65_535
BEFORE_AT = re.compile(r"^([a-z][a-z0-9+.-]*:/*)?.*@", re.DOTALL | re.IGNORECASE)


def to_url(written: str) -> httpx.URL:
    """The address without its fragment. Any port may be named.

    Raises:
        InputError: it is not an http or https address, or it holds a name and password.
    """
    if len(written) > LONGEST:
        raise InputError(f"longer than {LONGEST:,} characters; expected an address")
    try:
        url = httpx.URL(written.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise InputError("not an address; expected https://host/path") from error
    if url.scheme not in ("http", "https"):
        scheme = url.scheme[:20] or "no scheme"
        raise InputError(f"begins with {scheme}; expected https:// or http://")
    if not url.host:
        raise InputError("names no host; expected https://host/path")
    if url.port is not None and not 0 < url.port <= LAST_PORT:
        raise InputError(f"names port {url.port}; expected 1 to {LAST_PORT}")
    if url.userinfo:
        raise InputError("holds a name or password; expected an address that anyone may ask")
    return url


def join(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect of `url` leads. Raises InputError as `to_url` does."""
    try:
        target = str(url.join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise InputError("is redirected to what is not an address") from error
    try:
        return to_url(target)
    except InputError as error:
        raise InputError(f"is redirected to {show(target)}, which {error}") from error


def spell(written: str) -> str:
    """One spelling for all of an address: ASCII, no fragment, no default port.

    What is no address stays as it is.
    """
    try:
        return str(to_url(written))
    except InputError:
        return written


def show(written: str, *, longest: int = SHOWN) -> str:
    """An address fit for a message: no password, no control characters, not endless.

    What cannot be asked may be misspelt, and hold a password anywhere before an "@".
    """
    try:
        shown = str(to_url(written))
    except InputError:
        shown = BEFORE_AT.sub(r"\1…@", written)[:LONGEST]
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in shown)
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"
