"""Locations: where an event happened, which is not every place in its sentence.

A place counts when it hangs on the event by a preposition of place, when it is what was done to (a
camp that is shelled), or when its clause can only lie there. The dateline's place never counts.
"""

from collections.abc import Mapping, Sequence, Set

from dateline.annotate.events import frames
from dateline.annotate.events.clauses import clause_of, predicate_of
from dateline.body import Body, Token
from dateline.plugins import CodedEvent
from dateline.records import EventType, Place

STATIC = frozenset({
    "in", "at", "near", "on", "outside", "inside", "around", "across", "of", "throughout",
    "within", "along", "off",
})  # fmt: skip
LOCATIVE = STATIC | {
    "over", "into", "to", "from", "against", "under", "through", "toward", "towards", "between",
    "during", "after", "following", "by",
}  # fmt: skip
"""Prepositions of place: a closed class."""
MOVING = frozenset({EventType.CONSULT, EventType.RETREAT, EventType.MOBILIZE, EventType.AID})
POINTING = frozenset({"the", "this", "that"})


def locate_events(
    events: Sequence[CodedEvent], places: Mapping[int, Place], body: Body
) -> list[tuple[Place, ...]]:
    """The places of each event, in text order.

    Args:
        events: what was coded.
        places: places by the index of their head token; adjectives ("Turkish") left out.
        body: the article.
    """
    triggers = {token.i for event in events for token in event.trigger}
    everywhere = {**places, **_pointed_at(places, body)}
    return [_places_of(event, everywhere, triggers) for event in events]


def _pointed_at(places: Mapping[int, Place], body: Body) -> dict[int, Place]:
    """Sites meant by a bare noun: "the camp" is the camp named last."""
    found: dict[int, Place] = {}
    sites: dict[str, Place] = {}
    for token in body.tokens:
        place = places.get(token.i)
        if place is not None:
            if place.kind == "site":
                sites.update((word, place) for word in place.text.lower().split())
        elif token.pos == "NOUN" and token.lemma in sites and _points(token):
            found[token.i] = sites[token.lemma]
    return found


def _points(noun: Token) -> bool:
    determiner = noun.child("det")
    return determiner is not None and determiner.lower in POINTING


def _places_of(
    event: CodedEvent, places: Mapping[int, Place], triggers: Set[int]
) -> tuple[Place, ...]:
    found: dict[int, Place] = {}
    for token in clause_of(event):
        place = places.get(token.i)
        if place is not None and _is_where(token, event, triggers):
            found[token.i] = place
    if not found:
        found = _of_recipients(event, places)
    if not found:
        found = _above(event, places)
    return tuple(found[i] for i in sorted(found))


def _is_where(token: Token, event: CodedEvent, triggers: Set[int]) -> bool:
    if token in event.actors:
        return False
    if any(token is not actor and token in actor.subtree for actor in event.actors):
        if token.dep == "pobj" and _is_stay(token.head.head, triggers):
            return True
        return token not in event.trigger and _preposition(token) in ("in", "at", "near")
    if token in event.recipients:
        return event.event_type in (
            EventType.ASSAULT,
            EventType.COERCE,
            EventType.RETREAT,
            EventType.CONSULT,
        )
    preposition = _preposition(token)
    if preposition is None:
        return token.dep in ("dobj", "nsubjpass") and event.event_type in MOVING | {
            EventType.ASSAULT,
            EventType.REQUEST,
        }
    return preposition in LOCATIVE


def _is_stay(noun: Token, triggers: Set[int]) -> bool:
    """Whether a noun says during what something happened: "during his *visit* to Baghdad"."""
    return noun.i in triggers or (noun.dep == "pobj" and noun.head.lower == "during")


def _preposition(token: Token) -> str | None:
    node = token
    while node.dep in ("conj", "appos", "compound", "nmod") and not node.is_root:
        node = node.head
    if node.dep == "pobj":
        return node.head.lower
    return None


def _of_recipients(event: CodedEvent, places: Mapping[int, Place]) -> dict[int, Place]:
    """The place inside what was done to: "residents of the camp", "an attack on a base in
    Mosul".
    """
    found = {}
    for recipient in event.recipients:
        for token in recipient.subtree:
            if token.i in places and (token is recipient or _preposition(token) in STATIC):
                found[token.i] = places[token.i]
    return found


def _above(event: CodedEvent, places: Mapping[int, Place]) -> dict[int, Place]:
    """The place that the governing clause sets: "During his visit to Baghdad, he met ..."."""
    predicate = predicate_of(event)
    chain = [predicate, *predicate.ancestors][:4]
    for verb in chain:
        if verb.pos not in frames.VERBAL:
            continue
        for child in verb.children:
            if child.dep == "prep":
                for token in child.subtree:
                    if token.i in places and _preposition(token) in LOCATIVE:
                        return {token.i: places[token.i]}
    return {}
