"""Explain: one article's analysis with its reasons: why each status, what was left out and why.

Says nothing that `Pipeline` does not do; it asks the same stages again and keeps what they drop.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.annotate.events.happenings import outcome_verbs, tell_once
from dateline.annotate.events.status import StatusReader
from dateline.annotate.events.support import Supports
from dateline.annotate.pipeline import Mentions, Pipeline
from dateline.body import Token
from dateline.errors import InputError
from dateline.plugins import CodedEvent, Considered, ExplainingCoder
from dateline.records import Analysis, Document, Span
from dateline.records.document import MAX_LENGTH


@dataclass(frozen=True)
class Left:
    """A stretch of text that was looked at and not coded, and why.

    Attributes:
        rules: the rows that were tried; empty when no row was.
    """

    span: Span
    rules: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Explanation:
    """An analysis and its reasons.

    Attributes:
        analysis: as `dateline annotate` writes it.
        status_reasons: by event id, the cues that led to its status, innermost first.
        left: what was considered and not coded, in text order.
    """

    analysis: Analysis
    status_reasons: dict[str, tuple[str, ...]]
    left: tuple[Left, ...]


def explain(pipeline: Pipeline, document: Document) -> Explanation:
    """Analyse one document and keep the reasons. Raises InputError when it is too long to parse."""
    if len(document.text) > MAX_LENGTH:
        raise InputError(f"{document.id}: {len(document.text):,} characters; is this one article?")
    docs = pipeline.parser.pipe([document.text])  # a parse may be read only while they are open
    (mentions,) = [pipeline.read(document, doc) for doc in docs]
    reading = mentions.reading()
    coded = pipeline.coder.pipe([reading])[0]
    analysis = pipeline.conclude(mentions, coded)
    happenings = tell_once(coded, outcome_verbs(pipeline.lexicons))
    kept, means = happenings.events, happenings.means
    left = _pointing_back(coded, kept, means, mentions)
    if isinstance(pipeline.coder, ExplainingCoder):
        left += [_to_left(word, mentions) for word in pipeline.coder.considered(reading)]
    return Explanation(
        analysis=analysis,
        status_reasons=_status_reasons(analysis, kept, pipeline, mentions),
        left=tuple(sorted(left, key=lambda one: (one.span.start, one.reason))),
    )


def _pointing_back(
    coded: Sequence[CodedEvent],
    kept: Sequence[CodedEvent],
    means: Mapping[int, int],
    mentions: Mentions,
) -> list[Left]:
    return [
        Left(
            span=_span(event.trigger, mentions),
            rules=(event.rule,),
            reason=_why_dropped(event.trigger[0], kept[means[head]].trigger[0]),
        )
        for event in coded
        if (head := event.trigger[0].i) in means
    ]


def _why_dropped(word: Token, told: Token) -> str:
    if told.sentence < word.sentence:
        return f"points back to “{told.text}”, told before"
    return f"tells of the same as “{told.text}”"


def _to_left(word: Considered, mentions: Mentions) -> Left:
    return Left(span=_span(word.trigger, mentions), rules=word.rules, reason=word.reason)


def _span(trigger: Sequence[Token], mentions: Mentions) -> Span:
    return mentions.body.span(trigger[0].start, trigger[0].end)


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
