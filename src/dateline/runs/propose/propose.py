"""Propose: the rows that cases give rise to, each tried alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from dateline.annotate.build import Progress, with_lexicons
from dateline.annotate.events.patterns import EVENT_PATTERNS
from dateline.annotate.events.status import STATUS_CUES
from dateline.annotate.parallel import spread
from dateline.annotate.pipeline import Mentions, Pipeline
from dateline.knowledge.lexicon import Lexicon
from dateline.knowledge.register import OWN_ACTORS
from dateline.records import Analysis
from dateline.review.case import Case
from dateline.review.check import Outcome, compare
from dateline.runs.propose.cues import propose_cues
from dateline.runs.propose.names import propose_names
from dateline.runs.propose.patterns import propose_patterns
from dateline.runs.propose.proposal import Proposal, Proposed
from dateline.settings import Settings

TRIED: dict[str, Lexicon[Any]] = {
    "en/event_patterns": EVENT_PATTERNS, "en/status_cues": STATUS_CUES, "register": OWN_ACTORS,
}  # fmt: skip
"""The lexicons whose proposals are tried, by path."""


def propose(
    cases: Iterable[Case], settings: Settings, *, progress: Progress | None = None
) -> Iterator[Proposed]:
    """The rows that cases give rise to, in the order of the cases.

    None comes from a case in which no word was wrong: another date, figure or order of events.
    """
    yield from spread(partial(_propose_some, settings), cases, settings, progress=progress)


def _propose_some(settings: Settings, pipeline: Pipeline, cases: Sequence[Case]) -> list[Proposed]:
    found: dict[Proposal, list[Case]] = defaultdict(list)
    for case, doc in zip(cases, pipeline.parser.pipe(case.text for case in cases), strict=True):
        for proposal in _of_case(case, pipeline.read(case.to_document(), doc), pipeline):
            found[proposal].append(case)
    return [
        one
        for proposal, some in found.items()
        for one in _tried(proposal, some, pipeline, settings)
    ]


def _of_case(case: Case, mentions: Mentions, pipeline: Pipeline) -> Iterator[Proposal]:
    yield from propose_patterns(case, mentions, pipeline.lexicons)
    yield from propose_cues(case, mentions, pipeline.lexicons)
    yield from propose_names(case, mentions, pipeline)


def _tried(
    proposal: Proposal, cases: Sequence[Case], pipeline: Pipeline, settings: Settings
) -> Iterator[Proposed]:
    """Whether a row makes its cases pass, where it is read before ours."""
    lexicon = TRIED.get(proposal.path)
    if lexicon is None:
        yield from (Proposed(case.event, proposal) for case in cases)
        return
    filled = {name: value for name, value in proposal.cells if value}
    lexicons = pipeline.lexicons.with_first(lexicon, lexicon.row(id=proposal.id, **filled))
    codings = with_lexicons(pipeline, lexicons, settings).pipe(one.to_document() for one in cases)
    for case, coding in zip(cases, codings, strict=True):
        checks = compare(case, coding.events) if isinstance(coding, Analysis) else []
        right = {check.field for check in checks if check.outcome is Outcome.RIGHT}
        yield Proposed(case.event, proposal, proposal.field in right)
