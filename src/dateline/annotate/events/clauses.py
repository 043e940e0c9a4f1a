"""Clauses: the stretch of text that is the evidence for an event, and what hangs in it."""

from dateline.annotate.events import frames
from dateline.body import Token
from dateline.plugins import CodedEvent

SEPARATE = frozenset({"relcl", "advcl", "ccomp", "parataxis"})


def predicate_of(event: CodedEvent) -> Token:
    """The verb of an event's clause: its trigger, or the verb a noun trigger depends on."""
    token = event.trigger[0]
    if token.pos in frames.VERBAL:
        return token
    governed = frames.governing_verb(token)
    return governed[0] if governed else token


def clause_of(event: CodedEvent) -> list[Token]:
    """The tokens of an event's own clause, in text order: without clauses that tell of something
    else.
    """
    trigger = event.trigger[0]
    if trigger.pos in frames.VERBAL:
        return _own_subtree(trigger)
    governed = frames.governing_verb(trigger)
    if governed and any(actor not in trigger.subtree for actor in event.actors + event.recipients):
        return _own_subtree(governed[0])
    return _own_subtree(trigger)


def _own_subtree(head: Token) -> list[Token]:
    found = [head]
    for token in found:
        for child in token.children:
            if token is head and child.dep in SEPARATE and child.tag not in ("VBG", "VB"):
                continue
            if token is head and child.dep == "conj" and child.pos in frames.VERBAL:
                continue
            if token is head and child.dep == "cc" and child.i > head.i:
                continue
            if child.dep == "punct" and token is head:
                continue
            found.append(child)
    found.sort(key=lambda token: token.i)
    return found


def evidence_span(event: CodedEvent) -> tuple[int, int]:
    """Start and end of the evidence: the clause, cut to the run of tokens around the trigger.

    A subject shared with an earlier clause ("Gunmen came and *shot* him") is left out: the clause
    is where the event is told, its actors carry their own offsets.
    """
    tokens = clause_of(event)
    places = {token.i: n for n, token in enumerate(tokens)}
    at = places.get(event.trigger[0].i, 0)
    first = last = at
    while first > 0 and tokens[first].i - tokens[first - 1].i <= 3:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i - tokens[last].i <= 3:
        last += 1
    start = min(tokens[first].start, *(token.start for token in event.trigger))
    end = max(tokens[last].end, *(token.end for token in event.trigger))
    return start, end
