"""Cues: where the status was wrong, a row of `en/status_cues` for the word that the event hangs on,
or for the cue that was read.
"""

from collections.abc import Iterator

from dateline.annotate.events import frames
from dateline.annotate.events.status import STATUS_CUES, StatusCue, StatusReader
from dateline.annotate.events.support import Supports
from dateline.annotate.pipeline import Mentions
from dateline.body import Token
from dateline.knowledge.lexicon import Lexicons
from dateline.review.case import Case
from dateline.runs.propose.proposal import EXAMPLE, Proposal, cell

POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj", "ADV": "adv"}
GRAMMAR = frozenset({"aux", "conj", "det", "prep"})
"""Cues that are no words of their own: "may" and "if" are not wrong, only misread here."""
Hold = tuple[str, str, str]
"""Part of speech, word and slot of a cue."""


def propose_cues(case: Case, mentions: Mentions, lexicons: Lexicons) -> Iterator[Proposal]:
    """A row for what the status hangs on, if it was corrected and hangs on a word."""
    if case.expected is None or "status" not in case.corrected:
        return
    before, after = case.coded.status, case.expected.status
    trigger = case.coded.trigger
    word = mentions.body.head_of(trigger.start, trigger.end)
    if word is None or before is after:
        return
    supports = Supports(lexicons)
    rows = _read(word, mentions, lexicons, supports)
    if any(row.status is before and row.pos in GRAMMAR for row in rows):
        return
    held = next((_as_read(row, word) for row in rows if row.status is before), None)
    hold = held or _governor(word, supports) or _beside(word)
    if hold is None:
        return
    pos, cue, slot = hold
    effect = next((row.effect for row in rows if cue in row.cue), None)
    yield Proposal.of(
        STATUS_CUES.path.removesuffix(".tsv"),
        {
            "pos": pos, "cue": cue, "slot": slot, "status": after.value, "effect": effect or "",
            "example": EXAMPLE, "counterexample": "",
        },
        field="status",
        word=f"{after}.{cue}",
        why=f"{before}, said to be {after}",
    )  # fmt: skip


def _read(
    word: Token, mentions: Mentions, lexicons: Lexicons, supports: Supports
) -> list[StatusCue]:
    """The cues that bear on a word now, innermost first."""
    verdict = StatusReader(lexicons, supports).status_of(word, mentions.body.sentence_of(word))
    by_rule = {f"status_cues:{row.id}": row for row in lexicons[STATUS_CUES]}
    return [by_rule[reason] for reason in verdict.reasons if reason in by_rule]


def _as_read(row: StatusCue, word: Token) -> Hold | None:
    """A cue that was read, by the one of its words that stands above or beside the event's."""
    above = [word, *word.ancestors]
    near = [token for one in above for token in (one, *one.children)]
    forms = {form for token in near for form in (token.lemma, token.lower)}
    cue = next((cue for cue in row.cue if set(cue.split()) <= forms), None)
    return None if cue is None else (row.pos, cue, row.slot)


def _governor(word: Token, supports: Supports) -> Hold | None:
    """The nearest word above that is no verb the event is only carried out by."""
    while (step := _step(word)) is not None:
        governor, slot = step
        if not slot or (governor.pos in frames.VERBAL and supports(governor, slot)):
            word = governor
            continue
        pos = POS.get(governor.pos)
        return None if pos is None else (pos, cell(governor.lemma), slot)
    return None


def _step(word: Token) -> tuple[Token, str] | None:
    """The governor of a word and the slot that the word stands in; an empty slot: beside it."""
    if word.is_root:
        return None
    head = word.head
    match word.dep:
        case "conj":
            return head, ""
        case "xcomp" | "ccomp" | "acl":
            return head, word.dep
        case "dobj" | "nsubjpass":
            return head, "obj"
        case "nsubj":
            return head, "obj" if frames.is_passive(head) else "subj"
        case "pobj" | "pcomp" if not head.is_root:
            return head.head, head.lower
    return None


def _beside(word: Token) -> Hold | None:
    """An adverb that modifies it: "allegedly"."""
    adverb = next((c for c in word.children if c.dep == "advmod" and c.lower.endswith("ly")), None)
    return None if adverb is None else ("adv", cell(adverb.lower), "mod")
