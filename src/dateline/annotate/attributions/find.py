"""Attributions: who says what: direct, indirect and mixed speech, and "according to".

Fills `Analysis.attributions`. Reads the parse and the reporting words of data/en. Beliefs, plans and
feelings are found too (as PolNeAR has them, Newell et al. 2018); `factivity` tells them apart.
"""

from dateline.annotate.attributions.direct import DirectFinder
from dateline.annotate.attributions.draft import Draft
from dateline.annotate.attributions.indirect import IndirectFinder
from dateline.annotate.attributions.lexicons import (
    REPORTING_ADJECTIVES,
    REPORTING_NOUNS,
    REPORTING_PHRASES,
    REPORTING_VERBS,
    compile_frames,
)
from dateline.annotate.attributions.mention import FoundAttribution
from dateline.annotate.attributions.phrases import PhraseFinder
from dateline.annotate.attributions.quotations import (
    find_quotations,
    mark_tokens,
    paragraphs_of,
)
from dateline.body import Body
from dateline.knowledge.lexicon import Lexicons


class AttributionFinder:
    """Finds attributions; its word lists are compiled once.

    Args:
        lexicons: where the reporting words are read from.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        verbs = compile_frames(REPORTING_VERBS, lexicons)
        nouns = compile_frames(REPORTING_NOUNS, lexicons)
        adjectives = compile_frames(REPORTING_ADJECTIVES, lexicons)
        documents = frozenset(nouns)
        self._indirect = IndirectFinder(verbs, nouns, adjectives, documents)
        self._direct = DirectFinder(verbs, documents)
        self._phrases = PhraseFinder(lexicons[REPORTING_PHRASES])

    def find(self, body: Body) -> list[FoundAttribution]:
        """The attributions of one article, in text order (of where content or cue begins)."""
        paragraphs = paragraphs_of(body.text)
        quotations = find_quotations(body.text, paragraphs)
        in_quotation = mark_tokens(body, quotations)
        drafts = self._indirect.find(body)
        drafts += self._phrases.find(body)
        for draft in drafts:
            _stay_inside(draft, quotations, in_quotation)
        self._direct.attribute(body, quotations, in_quotation, drafts)
        found = [draft.finish(body, in_quotation) for draft in drafts]
        return sorted((f for f in found if f is not None), key=_order)


def _stay_inside(draft: Draft, quotations: list, in_quotation: list[int | None]) -> None:
    """What is said inside a quotation is said by its words alone."""
    if draft.cue is None:
        return
    n = in_quotation[draft.cue.i]
    if n is not None:
        draft.keep(quotations[n].start, quotations[n].end)


def _order(found: FoundAttribution) -> tuple[int, int, int]:
    start = found.content[0][0]
    cue = found.cue_span.start if found.cue_span is not None else start
    return min(start, cue), -found.content[-1][1], cue
