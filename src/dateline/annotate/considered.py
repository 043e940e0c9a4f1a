"""Considered: words that could have told of an event and were not coded, with the reason.

Fills `Analysis.considered` where that is asked for: for a desk, and for `dateline explain`.
"""

from collections.abc import Sequence, Set

from dateline.annotate.events.happenings import tell_once
from dateline.body import Token
from dateline.plugins import CodedEvent, Coder, ConsideredWord, ExplainingCoder, Reading
from dateline.records import Considered


def find_considered(
    reading: Reading, coded: Sequence[CodedEvent], coder: Coder, outcomes: Set[str]
) -> list[Considered]:
    """What was considered in one article, in text order.

    Args:
        reading: what the coder was given.
        coded: what it gave.
        coder: says what it left, where it can.
        outcomes: lemmas that say what befell people, see `outcome_verbs`.
    """
    words = _told_elsewhere(coded, outcomes)
    if isinstance(coder, ExplainingCoder):
        words += coder.considered(reading, coded)
    found = [_to_record(word, reading) for word in words]
    return sorted(found, key=lambda one: (one.start, one.reason))


def _told_elsewhere(coded: Sequence[CodedEvent], outcomes: Set[str]) -> list[ConsideredWord]:
    """Words that point back to an event, or tell of the same as another word."""
    happenings = tell_once(coded, outcomes)
    words = []
    for event in coded:
        head = event.trigger[0]
        if head.i in happenings.means:
            told = happenings.events[happenings.means[head.i]].trigger[0]
            reason = _why_dropped(head, told)
            words.append(ConsideredWord(event.trigger, event.event_type, (event.rule,), reason))
    return words


def _why_dropped(word: Token, told: Token) -> str:
    if told.sentence < word.sentence:
        return f"points back to “{told.text}”, told before"
    return f"tells of the same as “{told.text}”"


def _to_record(word: ConsideredWord, reading: Reading) -> Considered:
    head = word.trigger[0]
    return Considered(
        **reading.body.evidence(head.start, head.end),
        event_type=word.event_type,
        rules=word.rules,
        reason=word.reason,
    )
