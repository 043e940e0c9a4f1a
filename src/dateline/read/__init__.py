"""Bytes to Documents, or to Failures that say what was wrong with which file; none guesses."""

from dateline.read.sources import read_sources

__all__ = ["read_sources"]
