"""Promises: an act of cooperation that is still to come is, in PLOVER, an agreement to it.

"The minister will visit Tirana" is AGREE, and reported: the intention is a fact. What is
threatened or demanded keeps its own type, and its status says that it has not happened.
"""

from dateline.annotate.events.status import Verdict
from dateline.knowledge.ontology.plover import promised_type
from dateline.records import EventType, Status


def as_promised(event_type: EventType, verdict: Verdict) -> tuple[EventType, Status]:
    """The type and status of an act, with what PLOVER makes of one that its own doer announces."""
    promised = promised_type(event_type)
    if promised is None or verdict.status is not Status.INTENDED or not verdict.own_will:
        return event_type, verdict.status
    return promised, Status.REPORTED
