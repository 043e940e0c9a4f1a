"""Attributions: who says what: direct, indirect and mixed speech, and "according to".

Fills `Analysis.attributions`. Reads the parse and the reporting words of data/en. Beliefs, plans
and feelings are found too (as PolNeAR has them, Newell et al. 2018); `factivity` tells them apart.
"""

from collections import Counter
from collections.abc import Sequence

from dateline.annotate.attributions.direct import DirectFinder
from dateline.annotate.attributions.draft import Draft
from dateline.annotate.attributions.indirect import IndirectFinder
from dateline.annotate.attributions.labels import LabelFinder
from dateline.annotate.attributions.lexicons import (
    REPORTING_ADJECTIVES,
    REPORTING_NOUNS,
    REPORTING_PHRASES,
    REPORTING_VERBS,
    VOICED,
    Frames,
    compile_frames,
)
from dateline.annotate.attributions.mention import FoundAttribution
from dateline.annotate.attributions.phrases import PhraseFinder
from dateline.annotate.attributions.quotations import (
    Quotation,
    find_quotations,
    mark_tokens,
    paragraphs_of,
)
from dateline.annotate.events.support import SUPPORT_VERBS
from dateline.annotate.times.words import TIME_WORDS
from dateline.body import Body
from dateline.knowledge.lexicon import Lexicons
from dateline.knowledge.register import AGENT_NOUNS

ABOUT_OTHERS = frozenset({"denying", "judging", "topic"})
DAYS = frozenset({"MONTH", "MAYBEMONTH", "WEEKDAY"})  # kinds of time_words.tsv
OWN_VOICE = frozenset({"i", "we", "you"})  # pronouns of whoever is quoted and whom they address


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
        disowning = _disowning(verbs, lexicons)
        days = frozenset(w for row in lexicons[TIME_WORDS] if row.kind in DAYS for w in row.words)
        self._indirect = IndirectFinder(verbs, nouns, adjectives, documents, disowning, days)
        self._direct = DirectFinder(verbs, documents, disowning)
        agents = {noun for row in lexicons[AGENT_NOUNS] for noun in row.nouns}
        self._labels = LabelFinder(documents | agents)
        self._phrases = PhraseFinder(lexicons[REPORTING_PHRASES])

    def find(self, body: Body) -> list[FoundAttribution]:
        """The attributions of one article, in text order (of where content or cue begins)."""
        paragraphs = paragraphs_of(body.text)
        quotations = find_quotations(body.text, paragraphs)
        in_quotation = mark_tokens(body, quotations)
        drafts = self._indirect.find(body, in_quotation)
        phrases = self._phrases.find(body)
        _drop_narration(drafts, phrases)
        drafts += phrases
        drafts += self._labels.find(body, paragraphs)
        drafts = [draft for draft in drafts if _inside(draft, quotations, in_quotation)]
        spoken = self._direct.attribute(body, quotations, in_quotation, drafts)
        self._direct.announce(body, paragraphs, drafts)
        drafts = [draft for draft in drafts if not _is_own_voice(draft, spoken, in_quotation)]
        drafts = _worth_nesting(drafts)
        found = [draft.finish(body, in_quotation) for draft in drafts]
        return sorted((f for f in found if f is not None), key=_order)


def _disowning(verbs: Frames, lexicons: Lexicons) -> frozenset[str]:
    """Verbs whose subject has to do with the claims of others: they deny, praise or suffer them."""
    others = {
        lemma
        for lemma, frames in verbs.items()
        if any("obj" in f.parts and f.factivity in ABOUT_OTHERS for f in frames)
    }
    suffering = (row for row in lexicons[SUPPORT_VERBS] if row.role == "recipient")
    return frozenset(others | {verb for row in suffering for verb in row.verb})


def _drop_narration(drafts: list[Draft], phrases: list[Draft]) -> None:
    """Who a phrase names tells the whole; a phrase is no part of what others in it say."""
    for phrase in phrases:
        named = [*phrase.cue_tokens, *(phrase.head.subtree if phrase.head is not None else ())]
        for draft in drafts:
            if draft is not phrase and draft.cue is not None and draft.cue.i < named[0].i:
                draft.drop(named)


def _inside(
    draft: Draft, quotations: Sequence[Quotation], in_quotation: Sequence[int | None]
) -> bool:
    """Whether to keep a draft; inside a quotation what is said is said by its words alone."""
    if draft.cue is None:
        return True
    n = in_quotation[draft.cue.i]
    if n is None:
        return True
    if draft.is_phrasal and (draft.head is None or in_quotation[draft.head.i] == n):
        return False
    draft.keep(quotations[n].start, quotations[n].end)
    return True


def _worth_nesting(drafts: list[Draft]) -> list[Draft]:
    """Without thoughts, wishes and topics told inside what somebody says.

    There, only what others are said to have said is of use: "they feel", "we support" is still the
    speaker's speech.
    """
    depth: Counter[int] = Counter()
    for draft in drafts:
        depth.update(draft.content.keys())
    return [
        draft
        for draft in drafts
        if draft.cue is None
        or depth[draft.cue.i] == (draft.cue.i in draft.content)
        or (draft.factivity in VOICED and draft.head is not None)
    ]


def _is_own_voice(
    draft: Draft, spoken: Sequence[Draft | None], in_quotation: Sequence[int | None]
) -> bool:
    """Whether "I said", "we urge" stands in a quotation whose speaker is known."""
    if draft.cue is None or draft.head is None or draft.head.lower not in OWN_VOICE:
        return False
    n = in_quotation[draft.cue.i]
    return n is not None and spoken[n] is not None


def _order(found: FoundAttribution) -> tuple[int, int, int]:
    start = found.content[0][0]
    cue = found.cue_span.start if found.cue_span is not None else start
    return min(start, cue), -found.content[-1][1], cue
