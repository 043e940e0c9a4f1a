"""Confidence: how likely type, actor and recipient are all right.

The numbers are set by judgement, not fitted: they put events in order, surer ones first. They are
not yet calibrated probabilities; docs/benchmarks.md says how often events of each are right.
"""

from collections.abc import Sequence

from dateline.plugins import CodedEvent
from dateline.records import Actor, Status

KNOWN = 0.1  # added for a side that a list, or the text's own words, identified by country
HALF_KNOWN = 0.03  # added where only its sector is known
UNKNOWN = -0.05  # a side that is empty
WEAK_TRIGGER = -0.05  # a noun without any argument may be a mere mention
UNREAL = -0.05  # what is denied, planned or imagined is harder to read than what is told as fact
LOWEST, HIGHEST = 0.05, 0.95


def confidence_of(
    event: CodedEvent, actors: Sequence[Actor], recipients: Sequence[Actor], status: Status
) -> float:
    """A number in 0..1, from the rule's own score, from who is known, and from the status."""
    score = event.score
    for side in (actors, recipients):
        if not side:
            score += UNKNOWN
        elif any(actor.country for actor in side):
            score += KNOWN
        elif any(actor.sectors for actor in side):
            score += HALF_KNOWN
    if not actors and not recipients:
        score += WEAK_TRIGGER
    if status is not Status.REPORTED:
        score += UNREAL
    return round(min(HIGHEST, max(LOWEST, score)), 2)
