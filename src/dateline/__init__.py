"""dateline: who did what to whom, where, when, with what human cost, and who says so."""

from importlib.metadata import version

__version__ = version("dateline")
