"""Bytes to Documents, or to Failures that say what was wrong with which file; none guesses."""

from dateline.read.document import read_original
from dateline.read.originals import find_originals
from dateline.read.sources import read_sources

__all__ = ["find_originals", "read_original", "read_sources"]
