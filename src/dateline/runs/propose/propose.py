"""Propose: the rows that one case gives rise to."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.annotate.build import Progress
from dateline.annotate.parallel import spread
from dateline.annotate.pipeline import Mentions, Pipeline
from dateline.review.case import Case
from dateline.runs.propose.cues import propose_cues
from dateline.runs.propose.names import propose_names
from dateline.runs.propose.patterns import propose_patterns
from dateline.runs.propose.proposal import Proposal
from dateline.settings import Settings


def propose(
    cases: Iterable[Case], settings: Settings, *, progress: Progress | None = None
) -> Iterator[tuple[str, Proposal]]:
    """The rows that cases give rise to, each with the id of the event that it comes from.

    None comes from a case in which no word was wrong: another date, figure or order of events.
    """
    yield from spread(_propose_some, cases, settings, progress=progress)


def _propose_some(pipeline: Pipeline, cases: Sequence[Case]) -> list[tuple[str, Proposal]]:
    found: list[tuple[str, Proposal]] = []
    for case, doc in zip(cases, pipeline.parser.pipe(case.text for case in cases), strict=True):
        mentions = pipeline.read(case.to_document(), doc)
        found.extend((case.event, one) for one in _of_case(case, mentions, pipeline))
    return found


def _of_case(case: Case, mentions: Mentions, pipeline: Pipeline) -> Iterator[Proposal]:
    yield from propose_patterns(case, mentions, pipeline.lexicons)
    yield from propose_cues(case, mentions, pipeline.lexicons)
    yield from propose_names(case, mentions, pipeline)
