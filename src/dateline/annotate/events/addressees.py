"""Addressees: of a demand or charge told to the press, those whom it is about."""

from collections.abc import Callable, Iterator, Sequence

from dateline.annotate.events import frames
from dateline.annotate.events.chain import RELAYS
from dateline.body import Token
from dateline.plugins import CodedEvent
from dateline.records import Actor

ActorsAt = Callable[[Token], Sequence[Actor]]


def addressees(event: CodedEvent, actors_at: ActorsAt) -> Sequence[Token]:
    """The heads of those an event is directed at.

    "Told the news agency that the group must go" asks nothing of the agency: whoever it is that
    should do it, or whom that belongs to, is addressed. Where nobody is, the agency remains.
    """
    if event.mood is None or event.content is None:
        return event.recipients
    heard = [r for r in event.recipients if any(_is_press(a) for a in actors_at(r))]
    if not heard or len(heard) < len(event.recipients):
        return event.recipients
    subjects = frames.surface_subject(event.content)
    owners = [owner for subject in subjects for owner in _owners(subject)]
    for token in (*(s for s in subjects if _is_somebody(s, actors_at)), *owners, *subjects):
        if any(actor.country or actor.sectors for actor in actors_at(token)):
            return [token]
    return event.recipients


def _is_press(actor: Actor) -> bool:
    return bool(RELAYS.intersection(actor.sectors))


def _is_somebody(token: Token, actors_at: ActorsAt) -> bool:
    return token.pos == "PROPN" or any(actor.sectors for actor in actors_at(token))


def _owners(noun: Token) -> Iterator[Token]:
    yield from (child for child in noun.children if child.dep == "poss")
    yield from frames.prepositional(noun, "of")
