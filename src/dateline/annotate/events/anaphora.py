"""Anaphora: "the attack" in a later sentence is the attack told before, not another one."""

from collections.abc import Mapping, Sequence, Set

from dateline.body import Token
from dateline.plugins import CodedEvent
from dateline.records import EventType

MAX_BACK = 12  # sentences; news paragraphs are short, a longer way back is another happening
POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
OWN_SETTING = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})
MATERIAL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})


def is_anaphoric(event: CodedEvent) -> bool:
    """Whether a noun trigger only points back: "the attack", "the bombing", without new
    arguments.
    """
    token = event.trigger[0]
    if token.pos != "NOUN" or event.event_type not in MATERIAL:
        return False
    determiner = token.child("det")
    if determiner is None or determiner.lower not in POINTING:
        return False
    return not any(token is not a and a in token.subtree for a in event.actors + event.recipients)


def _is_consequence(event: CodedEvent, means: Mapping[int, CodedEvent]) -> bool:
    """Whether deaths or wounds are told as the outcome of something told before.

    "8 people died as a result", "six were killed in the attack", "the attack left 8 dead".
    """
    verb = event.trigger[0]
    if event.event_type is not EventType.ASSAULT or verb.pos != "VERB":
        return False
    if any(actor.i not in means for actor in event.actors):
        return False
    if verb.dep == "conj" and verb.head.i in means and verb.head.pos == "VERB":
        return True
    return any(
        token.i in means or (token.lower == "result" and token.head.lower in ("as", "a"))
        for token in verb.subtree
        if token is not verb
    )


def antecedent_of(token: Token, events: Sequence[CodedEvent]) -> int | None:
    """The index of the last event before a pointing noun that it can mean, or None."""
    for n in range(len(events) - 1, -1, -1):
        head = events[n].trigger[0]
        if head.i >= token.i or token.sentence - head.sentence > MAX_BACK:
            continue
        if events[n].event_type in MATERIAL:
            return n
    return None


def _follows_on(event: CodedEvent, outcomes: Set[str]) -> bool:
    """Whether a toll is told right after what took it, with no place, time or doer of its own.

    "Rockets hit the camp. At least 20 people were killed."
    """
    verb = event.trigger[0]
    if event.event_type is not EventType.ASSAULT or event.actors or verb.pos != "VERB":
        return False
    return verb.lemma in outcomes and not any(
        token.ent in OWN_SETTING for token in verb.subtree if token not in event.recipients
    )


def merge_anaphora(
    events: Sequence[CodedEvent], outcomes: Set[str]
) -> tuple[list[CodedEvent], dict[int, CodedEvent]]:
    """Drop triggers that only point back.

    Args:
        events: of one article.
        outcomes: lemmas that say what befell people ("kill", "wound").

    Returns:
        the events that remain, in text order, and for each dropped trigger (by the index of its
        head token) the event that it means.
    """
    kept: list[CodedEvent] = []
    means: dict[int, CodedEvent] = {}
    for event in sorted(events, key=_pointing_first):
        if is_anaphoric(event) or _is_consequence(event, means):
            before = _last_before(event, kept, reach=MAX_BACK)
        elif _follows_on(event, outcomes):
            before = _last_before(event, kept, reach=1)
        else:
            before = None
        if before is not None:
            means[event.trigger[0].i] = before
            continue
        kept.append(event)
    return sorted(kept, key=lambda event: event.trigger[0].i), means


def _last_before(event: CodedEvent, kept: Sequence[CodedEvent], *, reach: int) -> CodedEvent | None:
    head = event.trigger[0]
    for earlier in reversed(kept):
        other = earlier.trigger[0]
        if (
            earlier.event_type == event.event_type
            and other.i < head.i
            and 0 <= head.sentence - other.sentence <= reach
        ):
            return earlier
    return None


def _pointing_first(event: CodedEvent) -> tuple[int, bool, int]:
    """Sentence by sentence, pointing nouns before the verbs whose outcome they may explain."""
    head = event.trigger[0]
    return head.sentence, not is_anaphoric(event), head.i
