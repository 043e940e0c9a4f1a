"""Patterns: where the type was wrong, a row of `en/event_patterns` with the type that people gave;
where the event was rejected, one that says that the word is none there.
"""

from collections.abc import Iterator

from dateline.annotate.events.patterns import (
    EVENT_PATTERNS,
    WORD_CLASSES,
    CompiledPattern,
    EventPattern,
    Slots,
    compile_patterns,
    trigger_words,
)
from dateline.annotate.events.support import Supports
from dateline.annotate.pipeline import Mentions
from dateline.body import Token
from dateline.knowledge.lexicon import Lexicons
from dateline.review.case import Case
from dateline.review.check import EVENT
from dateline.runs.propose.proposal import EXAMPLE, Proposal, cell

TELLING = (
    "obj", "subj", "attr", "xcomp", "against", "on", "to", "with", "of", "for", "from", "over",
    "in", "at", "into", "mod",
)  # fmt: skip
"""Slots whose filler may tell one sense of a word from another, the likeliest first."""
POS = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}


def propose_patterns(case: Case, mentions: Mentions, lexicons: Lexicons) -> Iterator[Proposal]:
    """A row for the word of an event whose type was corrected, or that was rejected."""
    if case.expected is not None and "event_type" not in case.corrected:
        return
    trigger = case.coded.trigger
    word = mentions.body.head_of(trigger.start, trigger.end)
    if word is None:
        return
    pattern = _pattern_of(case.coded.rule, lexicons)
    word = _own_word(word, pattern)
    pos = pattern.row.pos if pattern else POS.get(word.pos, "verb")
    told = _telling(word, pos, lexicons)
    before = case.coded.event_type.value
    after = case.expected.event_type.value if case.expected else "NONE"
    yield Proposal.of(
        EVENT_PATTERNS.path.removesuffix(".tsv"),
        {
            "pos": pos,
            "trigger": _trigger(word, pattern),
            "needs": " ".join(dict.fromkeys((*(pattern.row.needs if pattern else ()), *told))),
            **_codes(case, pattern.row if pattern else None),
            "example": EXAMPLE,
            "counterexample": "",
        },
        field="event_type" if case.expected else EVENT,
        word=f"{after}.{word.lemma}",
        why=_why(before, case, is_told=bool(told)),
    )


def _why(before: str, case: Case, *, is_told: bool) -> str:
    after = f"said to be {case.expected.event_type}" if case.expected else "said to be no event"
    wide = "" if is_told else " (no word beside it tells it apart: look for one)"
    return f"{before}, {after}{wide}"


def _codes(case: Case, row: EventPattern | None) -> dict[str, str]:
    if case.expected is None:
        return {
            "actor": "", "recipient": "", "event_type": "NONE", "mode": "", "cameo": "",
            "contexts": "",
        }  # fmt: skip
    expected = case.expected
    return {
        "actor": " ".join(row.actor) if row else "subj",
        "recipient": " ".join(row.recipient) if row else "obj",
        "event_type": expected.event_type.value,
        "mode": expected.mode or "",
        "cameo": expected.cameo or "",
        "contexts": " ".join(expected.contexts),
    }


def _pattern_of(rule: str, lexicons: Lexicons) -> CompiledPattern | None:
    """The row that coded it, made ready; None: another coder's rule, or a row that is no more."""
    row = next((r for r in lexicons[EVENT_PATTERNS] if f"event_patterns:{r.id}" == rule), None)
    if row is None:
        return None
    return next(iter(compile_patterns((row,), lexicons[WORD_CLASSES]).values()))[0]


def _own_word(word: Token, pattern: CompiledPattern | None) -> Token:
    """The word that the row is about: of "said that they *should leave*" the verb of saying."""
    heads = {trigger.head for trigger in pattern.triggers} if pattern else set()
    return next((one for one in (word, *word.ancestors) if one.lemma in heads), word)


def _trigger(word: Token, pattern: CompiledPattern | None) -> str:
    """The word with what the row wants beside it: "carry out"."""
    if pattern is not None:
        noun = pattern.row.pos == "noun"
        for written, trigger in zip(pattern.row.trigger, pattern.triggers, strict=True):
            if trigger.head == word.lemma and trigger_words(word, trigger, noun=noun):
                return written
    return cell(word.lemma)


def _telling(word: Token, pos: str, lexicons: Lexicons) -> tuple[str, ...]:
    """A need that holds here and makes the row narrower than the one that was wrong; or none.

    A name is no such word: it tells who, not what.
    """
    noun = pos == "noun"
    support = Supports(lexicons).of(word) if noun else None
    slots = Slots(word, noun=noun, support=support.verb if support else None)
    for slot in TELLING:
        for filler in slots[slot]:
            if filler.pos in ("NOUN", "VERB") and filler.lemma.isalpha():
                return (f"{slot}={filler.lemma}",)
    return ()
