"""Implied actors: who must have done what the text tells without a doer.

"Six men were arrested, police said": an arrest is made by a police body, and the article names
one. Reads data/en/implied_actors.tsv. Nothing is implied when the article names none, or more than
one.
"""

from collections.abc import Sequence

from dateline.body import Token
from dateline.knowledge.lexicon import Codes, Lexicon, Row
from dateline.plugins import CodedEvent
from dateline.records import Actor, EventType


class ImpliedActor(Row):
    """A kind of act that only bodies of some sectors do."""

    event_type: EventType
    mode: str | None = None
    sectors: Codes
    reach: int


IMPLIED_ACTORS = Lexicon("en/implied_actors.tsv", row=ImpliedActor, unique=("event_type", "mode"))
Mention = tuple[Token, Actor]


def implied_actor(
    event: CodedEvent, mentions: Sequence[Mention], rows: Sequence[ImpliedActor]
) -> Token | None:
    """The head of the one mention that must have done an event without a doer, or None.

    Args:
        event: what was coded.
        mentions: the actors of the article, by the head of their phrase.
        rows: the acts that imply a doer.
    """
    if event.actors:
        return None
    row = next((r for r in rows if (r.event_type, r.mode) == (event.event_type, event.mode)), None)
    if row is None:
        return None
    here = event.trigger[0].sentence
    victims = {token.i for token in event.recipients}
    near = [
        (head, actor)
        for head, actor in mentions
        if set(row.sectors).intersection(actor.sectors)
        and head.i not in victims
        and 0 <= here - head.sentence <= row.reach
    ]
    if not near or len({(actor.id, actor.name, actor.country) for _, actor in near}) > 1:
        return None
    return min(near, key=lambda pair: (here - pair[0].sentence, pair[0].i))[0]
