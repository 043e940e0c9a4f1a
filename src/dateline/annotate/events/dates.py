"""Dates: which time expression says when an event happened."""

from collections.abc import Sequence

from dateline.annotate.events import frames
from dateline.annotate.events.clauses import predicate_of
from dateline.body import SUBJECTS, Body, Token
from dateline.plugins import CodedEvent
from dateline.records import EventType, Time

SAID = frozenset(
    {
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.AGREE,
        EventType.SUPPORT,
    }
)
"""Types that are done by saying: "said on Tuesday that they must leave" dates the demand."""


def date_events(
    events: Sequence[CodedEvent], times: Sequence[Time], body: Body
) -> list[Time | None]:
    """The date of each event, or None: the time its clause holds, not just any in the sentence."""
    homes = [(time, home) for time in times if (home := _home(time, body)) is not None]
    return [_date_of(event, homes) for event in events]


def _home(time: Time, body: Body) -> Token | None:
    """The word that a time expression hangs on: a verb, or a noun that it dates."""
    if time.kind not in ("date", "time"):
        return None
    head = body.head_of(time.start, time.end)
    if head is None:
        return None
    if head.is_root:
        return head
    governor = head.head
    while governor.pos == "ADP" and not governor.is_root:
        governor = governor.head
    return governor


def _date_of(event: CodedEvent, homes: Sequence[tuple[Time, Token]]) -> Time | None:
    trigger = event.trigger[0]
    predicate = predicate_of(event)
    own = {trigger.i, predicate.i} | {token.i for token in event.trigger}
    if event.mood is not None:
        own.add(event.mood.i)
    arguments = {token.i for token in event.actors + event.recipients}
    best: tuple[int, int, Time] | None = None
    for time, home in homes:
        if home.sentence != trigger.sentence:
            continue
        rank = _rank(home, own, arguments, trigger, predicate, event)
        if rank is None:
            continue
        candidate = (rank, abs(time.start - trigger.start), time)
        if best is None or candidate[:2] < best[:2]:
            best = candidate
    return best[2] if best else None


def _rank(
    home: Token,
    own: set[int],
    arguments: set[int],
    trigger: Token,
    predicate: Token,
    event: CodedEvent,
) -> int | None:
    """How closely a time belongs to an event: 0 its trigger or verb, then ever looser; None not at
    all.
    """
    if home.i in own:
        return 0
    if home.i in arguments:
        return 1
    if home.pos not in frames.VERBAL:
        for step, ancestor in enumerate(home.ancestors):
            if ancestor.i in own:
                return 2 + step
            if ancestor.pos in frames.VERBAL:
                break
    if predicate.dep in ("conj", "xcomp", "advcl", "pcomp", "acl"):
        for ancestor in predicate.ancestors:
            if ancestor.pos in frames.VERBAL:
                if home is ancestor:
                    return 20
                break
    if event.event_type in SAID and _tells_of(home, trigger):
        return 30
    return None


def _tells_of(home: Token, trigger: Token) -> bool:
    """Whether a word hangs on a verb that tells of a trigger: that governs it, or is coordinated
    with one that does ("..., reported the agency Tuesday").
    """
    chain = [home, *home.ancestors]
    verb = next((token for token in chain if token.pos in frames.VERBAL), None)
    if verb is None:
        return False
    ancestors = set(trigger.ancestors)
    if verb in ancestors or (verb.dep == "conj" and verb.head in ancestors):
        return True
    inverted = verb.dep == "conj" and verb.tag == "VBD" and verb.child(*SUBJECTS, "cc") is None
    return inverted and verb.head is trigger and trigger.tag == "VB"  # "must go, reported X Monday"
