"""Implied actors: who must have done what the text tells without a doer.

"Six men were arrested, police said": an arrest is made by a police body, and the article names
one. Reads data/en/implied_actors.tsv. Nothing is implied when the article names none, or more than
one.
"""

from collections.abc import Sequence

from dateline.body import Token
from dateline.knowledge.lexicon import Codes, Lexicon, Row, Words
from dateline.plugins import CodedEvent
from dateline.records import Actor, EventType


class ImpliedActor(Row):
    """A kind of act that only bodies of some sectors do.

    `nouns` are the words for such a body as such, or for its men: they say no more than its name
    does. A person or an office is not a body.
    """

    event_type: EventType
    mode: str | None = None
    sectors: Codes
    nouns: Words
    reach: int
    ahead: int


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
        if head.i not in victims
        and -row.ahead <= here - head.sentence <= row.reach
        and _is_body(head, actor, row)
    ]
    if not near or not _are_one([actor for _, actor in near]):
        return None
    return min(near, key=lambda pair: _distance(here - pair[0].sentence, pair[0].i))[0]


def _is_body(head: Token, actor: Actor, row: ImpliedActor) -> bool:
    if not set(row.sectors).intersection(actor.sectors[:2]):
        return False
    return actor.id is not None or head.lemma in row.nouns


def _are_one(bodies: Sequence[Actor]) -> bool:
    """Whether these may all be the same body: of one country, and with one name at the most."""
    names = {body.id for body in bodies if body.id}
    countries = {body.country for body in bodies if body.country}
    return len(names) <= 1 and len(countries) <= 1


def _distance(back: int, at: int) -> tuple[bool, int, int]:
    """Bodies named before come first, the nearer the better."""
    return back < 0, abs(back), at
