"""Doubles: one happening told by two words of a sentence is one event.

"The *attack killed* eight", "were *shelled*, *killing* eight and *wounding* twelve": the deaths
are the outcome of the attack, not another attack. (PLOVER manual 0.8: one record for one act.)
"""

from collections.abc import Sequence, Set
from dataclasses import replace

from dateline.annotate.events import frames
from dateline.body import Token
from dateline.plugins import CodedEvent
from dateline.records import EventType

ATTACHED = frozenset({"advcl", "conj", "acl", "pcomp", "xcomp", "dep"})
WHEN = frozenset({"when", "as", "after"})
"""Conjunctions that give the cause of an outcome as its time: a closed class."""
NOUN_TAGS = frozenset({"NOUN", "PROPN"})
MEANS = frozenset({"in", "by"})
Key = tuple[int, EventType]


def merge_doubles(
    events: Sequence[CodedEvent], outcomes: Set[str]
) -> tuple[list[CodedEvent], dict[int, Key]]:
    """Join a noun with the verb that tells of the same, and outcomes with the act they follow from.

    Args:
        events: in text order.
        outcomes: lemmas that say what befell people ("kill", "wound").

    Returns:
        the events that remain, in text order, and for each trigger that was joined (by the index
        of its head token) the index of the event's head token that it was joined to.
    """
    hosts: dict[Key, CodedEvent] = {key_of(event): event for event in events}
    joined: dict[int, Key] = {}
    for event in events:
        _join_noun(event, hosts, joined)
    for event in sorted(hosts.values(), key=lambda event: -event.trigger[0].i):
        _join_outcome(hosts[key_of(event)], hosts, joined, outcomes)
    return sorted(hosts.values(), key=lambda event: event.trigger[0].i), joined


def key_of(event: CodedEvent) -> Key:
    """What tells events of one article apart: two types may share a trigger."""
    return event.trigger[0].i, event.event_type


def _join_noun(event: CodedEvent, hosts: dict[Key, CodedEvent], joined: dict[int, Key]) -> None:
    """A noun event that is an argument of a verb of the same type is the verb's."""
    token = event.trigger[0]
    governed = _governor(token)
    if governed is None:
        return
    verb, slot = governed
    host = hosts.get((verb.i, event.event_type))
    if host is not None:
        hosts[key_of(host)] = _with_noun(host, event, slot)
        joined[token.i] = key_of(host)
        del hosts[key_of(event)]


def _governor(token: Token) -> tuple[Token, str] | None:
    """The verb that a noun or a gerund is an argument of, and as what.

    "Killed in *police firing*": parsers take the police for the noun and the firing for a clause
    on it, or for a clause of the preposition.
    """
    if token.pos in NOUN_TAGS:
        return frames.governing_verb(token)
    if token.tag != "VBG":
        return None
    head = token.head
    if token.dep == "acl" and head.dep == "pobj" and head.i == token.i - 1:
        return frames.governing_verb(head)
    if token.dep in ("pcomp", "pobj") and head.lower in MEANS and head.head.pos == "VERB":
        return head.head, head.lower
    return None


def _with_noun(host: CodedEvent, noun: CodedEvent, slot: str) -> CodedEvent:
    actors = tuple(actor for actor in host.actors if actor is not noun.trigger[0])
    recipients = tuple(r for r in host.recipients if r is not noun.trigger[0])
    return replace(
        host,
        actors=(noun.actors or actors) if slot == "subj" else (actors or noun.actors),
        recipients=recipients or noun.recipients,
        mode=host.mode or noun.mode,
        cameo=noun.cameo if noun.mode and not host.mode else host.cameo,
    )


def _join_outcome(
    event: CodedEvent, hosts: dict[Key, CodedEvent], joined: dict[int, Key], outcomes: Set[str]
) -> None:
    """A verb of outcome that hangs on an act of violence by the same doer is that act's."""
    verb = event.trigger[0]
    if event.event_type is not EventType.ASSAULT or verb.lemma not in outcomes:
        return
    host = _host_below(event, hosts) or _host_above(event, hosts, outcomes)
    if host is None or _is_other(event.actors, host):
        return
    new = tuple(r for r in event.recipients if r not in host.recipients)
    hosts[key_of(host)] = replace(host, recipients=host.recipients + new)
    joined[verb.i] = key_of(host)
    del hosts[key_of(event)]


def _host_above(
    event: CodedEvent, hosts: dict[Key, CodedEvent], outcomes: Set[str]
) -> CodedEvent | None:
    """ "*shelled* the town, killing eight", "*killed* eight and wounded six"."""
    verb = event.trigger[0]
    host = hosts.get((verb.head.i, event.event_type))
    if host is None or verb.dep not in ATTACHED or verb.is_root:
        return None
    if verb.dep == "conj" and (_has_subject(verb) or verb.head.lemma not in outcomes):
        return None
    return host


def _host_below(event: CodedEvent, hosts: dict[Key, CodedEvent]) -> CodedEvent | None:
    """ "Eight people were killed when rockets *hit* the camp"."""
    verb = event.trigger[0]
    for told in (verb, *verb.conjuncts):
        for child in told.children:
            host = hosts.get((child.i, event.event_type))
            if child.dep == "advcl" and _is_when(child) and host is not None:
                return host
    return None


def _is_when(clause: Token) -> bool:
    """Whether a clause says when its main clause happened ("when rockets hit the camp")."""
    return any(child.lower in WHEN and child.i < clause.i for child in clause.children)


def _has_subject(verb: Token) -> bool:
    return verb.child("nsubj", "nsubjpass") is not None


def _is_other(actors: Sequence[Token], host: CodedEvent) -> bool:
    """Whether somebody else than the host's doer is said to have done it."""
    known = {*host.actors, *host.recipients, *host.trigger}
    return bool(host.actors) and any(actor not in known for actor in actors)
