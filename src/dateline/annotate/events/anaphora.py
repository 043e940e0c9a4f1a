"""Anaphora: "the attack" in a later sentence is the attack told before, not another one."""

from collections.abc import Mapping, Sequence

from dateline.body import Body, Token
from dateline.plugins import CodedEvent
from dateline.records import EventType

MAX_BACK = 12  # sentences; news paragraphs are short, a longer way back is another happening
POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
MATERIAL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})


def is_anaphoric(event: CodedEvent) -> bool:
    """Whether a noun trigger only points back: "the attack", "the bombing", without new arguments."""
    token = event.trigger[0]
    if token.pos != "NOUN" or event.event_type not in MATERIAL:
        return False
    determiner = token.child("det")
    if determiner is None or determiner.lower not in POINTING:
        return False
    return not any(token is not a and a in token.subtree for a in event.actors + event.recipients)


def _is_consequence(event: CodedEvent, means: Mapping[int, int]) -> bool:
    """Whether deaths or wounds are told as the outcome of something told before.

    "8 people died as a result", "six were killed in the attack".
    """
    verb = event.trigger[0]
    if event.event_type is not EventType.ASSAULT or event.actors or verb.pos != "VERB":
        return False
    return any(
        token.i in means or (token.lower == "result" and token.head.lower in ("as", "a"))
        for token in verb.subtree
        if token is not verb
    )


def antecedent_of(token: Token, events: Sequence[CodedEvent], body: Body) -> int | None:
    """The index of the last event before a pointing noun that it can mean, or None."""
    for n in range(len(events) - 1, -1, -1):
        event = events[n]
        head = event.trigger[0]
        if head.i >= token.i or token.sentence - head.sentence > MAX_BACK:
            continue
        if event.event_type in MATERIAL:
            return n
    return None


def merge_anaphora(
    events: Sequence[CodedEvent], body: Body
) -> tuple[list[CodedEvent], dict[int, int]]:
    """Drop triggers that only point back.

    Returns:
        the events that remain, and for each dropped trigger (index of its head token) the index in
        that list of the event it means.
    """
    kept: list[CodedEvent] = []
    means: dict[int, int] = {}
    for event in sorted(events, key=_pointing_first):
        if is_anaphoric(event) or _is_consequence(event, means):
            same = [n for n, k in enumerate(kept) if k.event_type == event.event_type]
            near = [
                n
                for n in same
                if event.trigger[0].sentence - kept[n].trigger[0].sentence <= MAX_BACK
                and kept[n].trigger[0].i < event.trigger[0].i
            ]
            if near:
                means[event.trigger[0].i] = near[-1]
                continue
        kept.append(event)
    order = sorted(range(len(kept)), key=lambda n: kept[n].trigger[0].i)
    at = {old: new for new, old in enumerate(order)}
    return [kept[n] for n in order], {head: at[n] for head, n in means.items()}


def _pointing_first(event: CodedEvent) -> tuple[int, bool, int]:
    """Sentence by sentence, pointing nouns before the verbs whose outcome they may explain."""
    head = event.trigger[0]
    return head.sentence, not is_anaphoric(event), head.i
