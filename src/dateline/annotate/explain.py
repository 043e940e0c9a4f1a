"""Explain: one article's analysis with its reasons: why each status, what was left out and why.

Says nothing that `Pipeline` does not do; it asks the same stages again and keeps what they drop.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.events.happenings import outcome_verbs, tell_once
from dateline.annotate.events.status import StatusReader
from dateline.annotate.events.support import Supports
from dateline.annotate.pipeline import Mentions, Pipeline
from dateline.errors import InputError
from dateline.plugins import CodedEvent
from dateline.records import Analysis, Document
from dateline.records.document import MAX_LENGTH


@dataclass(frozen=True)
class Explanation:
    """An analysis and its reasons.

    Attributes:
        analysis: as a desk keeps it, with what was considered and not coded.
        status_reasons: by event id, the cues that led to its status, innermost first.
    """

    analysis: Analysis
    status_reasons: dict[str, tuple[str, ...]]


def explain(pipeline: Pipeline, document: Document) -> Explanation:
    """Analyse one document and keep the reasons. Raises InputError when it is too long to parse."""
    if len(document.text) > MAX_LENGTH:
        raise InputError(f"{document.id}: {len(document.text):,} characters; is this one article?")
    docs = pipeline.parser.pipe([document.text])  # a parse may be read only while they are open
    (mentions,) = [pipeline.read(document, doc) for doc in docs]
    coded = pipeline.coder.pipe([mentions.reading()])[0]
    analysis = pipeline.conclude(mentions, coded, considered=True)
    kept = tell_once(coded, outcome_verbs(pipeline.lexicons)).events
    return Explanation(
        analysis=analysis, status_reasons=_status_reasons(analysis, kept, pipeline, mentions)
    )


def _status_reasons(
    analysis: Analysis, kept: Sequence[CodedEvent], pipeline: Pipeline, mentions: Mentions
) -> dict[str, tuple[str, ...]]:
    statuses = StatusReader(pipeline.lexicons, Supports(pipeline.lexicons))
    body = mentions.body
    reasons = {}
    for event in analysis.events:
        for coded in kept:
            if coded.rule == event.rule and (
                event.trigger.start <= coded.trigger[0].start < event.trigger.end
            ):
                mood = coded.mood or coded.trigger[0]
                reasons[event.id] = statuses.status_of(mood, body.sentence_of(mood)).reasons
    return reasons
