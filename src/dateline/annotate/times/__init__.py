"""Times: when things happened, as the text says it.

Fills `Analysis.times`: `find_times` reads the words, `resolve_times` gives them their place in the
calendar.
"""

from dateline.annotate.times.find import find_times
from dateline.annotate.times.resolve import resolve_times

__all__ = ["find_times", "resolve_times"]
