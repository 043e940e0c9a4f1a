"""Addresses to originals, politely and safely: the only part of the program that uses a network."""

from dateline.fetch.fetch import fetch
from dateline.fetch.options import FetchOptions
from dateline.fetch.outcomes import Feed, NotModified

__all__ = ["Feed", "FetchOptions", "NotModified", "fetch"]
