"""Confidence: how likely type, actor and recipient are all right."""

from collections.abc import Sequence

from dateline.plugins import CodedEvent
from dateline.records import Actor

KNOWN = 0.10  # added for an actor that a list or the text's own words identified
UNKNOWN = -0.08  # a role that is empty
WEAK_TRIGGER = -0.05  # a noun without any argument may be a mere mention


def confidence_of(event: CodedEvent, actors: Sequence[Actor], recipients: Sequence[Actor]) -> float:
    """A probability in 0..1, from the rule's own score and from who is known."""
    score = event.score
    for side in (actors, recipients):
        if not side:
            score += UNKNOWN
        elif any(actor.country or actor.sectors for actor in side):
            score += KNOWN
    if not actors and not recipients:
        score += WEAK_TRIGGER
    return round(min(0.97, max(0.05, score)), 3)
