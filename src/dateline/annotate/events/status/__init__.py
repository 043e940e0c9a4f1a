"""Status: whether what a trigger names is told as fact, alleged, denied, planned, asked for or
imagined.

Fills `Event.status`. Reads data/en/status_cues.tsv and the parse: from the trigger up through the
words that govern it, each may change how the text stands to it ("*denied* that he *planned* to
attack"). The approach follows Saurí & Pustejovsky 2009 (FactBank): the status of an event is what
the words between it and its source make of it. `climb.py` is the way through.
"""

from dateline.annotate.events.status.climb import StatusReader
from dateline.annotate.events.status.cues import STATUS_CUES, StatusCue
from dateline.annotate.events.status.verdict import Verdict

__all__ = ["STATUS_CUES", "StatusCue", "StatusReader", "Verdict"]
