"""Assemble: what a coder found, and all that the other stages know, as Event records."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dateline.annotate.attributions.mention import FoundAttribution
from dateline.annotate.events.addressees import addressees
from dateline.annotate.events.chain import attribute_events
from dateline.annotate.events.clauses import evidence_span
from dateline.annotate.events.confidence import confidence_of
from dateline.annotate.events.dates import date_events
from dateline.annotate.events.happenings import tell_once
from dateline.annotate.events.implied import ImpliedActor, implied_actor
from dateline.annotate.events.locations import locate_events
from dateline.annotate.events.promises import as_promised
from dateline.annotate.events.responsibility import Claim, claimed_by
from dateline.annotate.events.status import StatusReader, Verdict
from dateline.annotate.events.tolls import assign_figures
from dateline.annotate.figures import FoundFigure
from dateline.body import Body, Token
from dateline.knowledge.ontology.plover import quad_of
from dateline.plugins import CodedEvent
from dateline.records import Actor, Dateline, Document, Event, Place, Status, Time
from dateline.records.ids import event_id

UNREAL = frozenset({Status.NEGATED, Status.HYPOTHETICAL, Status.INTENDED, Status.REQUESTED})
"""Statuses of what has not happened, and so has no toll told in another sentence."""


@dataclass(frozen=True)
class Layers:
    """What the stages before the events found in one article.

    Attributes:
        actors_at: the actors of the phrase that a token heads.
        mentions: the listed and named actors, by the head of their phrase.
        places: by the index of their head token, without adjectives and the dateline.
    """

    document: Document
    body: Body
    dateline: Dateline | None
    times: Sequence[Time]
    places: Mapping[int, Place]
    actors_at: Callable[[Token], Sequence[Actor]]
    mentions: Sequence[tuple[Token, Actor]]
    figures: Sequence[FoundFigure]
    attributions: Sequence[FoundAttribution]
    claims: Sequence[Claim]


@dataclass(frozen=True)
class EventTools:
    """What is compiled once from the lexicons.

    Attributes:
        statuses: reads the status of an event off the words that govern it.
        outcomes: lemmas that say what befell people ("kill", "wound").
        implied: acts that only bodies of some sectors do.
    """

    statuses: StatusReader
    outcomes: frozenset[str]
    implied: tuple[ImpliedActor, ...] = ()


def assemble_events(coded: Sequence[CodedEvent], layers: Layers, tools: EventTools) -> list[Event]:
    """The events of one article, in text order."""
    body = layers.body
    claiming = {claim.verb.i for claim in layers.claims}
    told = [
        event
        for event in coded
        if event.trigger[0].i not in claiming and not _is_in_dateline(event, layers.dateline)
    ]
    happenings = tell_once(told, tools.outcomes)
    kept, means = happenings.events, happenings.means
    dates = date_events(kept, layers.times, body)
    locations = locate_events(kept, layers.places, body)
    verdicts = [_verdict(event, body, tools.statuses) for event in kept]
    tolls = assign_figures(
        kept, layers.figures, means, happened=[v.status not in UNREAL for v in verdicts]
    )
    claimants = claimed_by(kept, layers.claims, means)
    chains = attribute_events(
        kept,
        layers.attributions,
        document=layers.document,
        dateline=layers.dateline,
        actors_at=layers.actors_at,
    )
    events = []
    for n, event in enumerate(kept):
        implied = implied_actor(event, layers.mentions, tools.implied)
        actors = _actors((implied,) if implied else event.actors, layers)
        recipients = _actors(addressees(event, layers.actors_at), layers)
        event_type, status = as_promised(event.event_type, verdicts[n])
        start, end = evidence_span(event)
        trigger = _trigger_span(event)
        events.append(
            Event(
                **body.evidence(start, end),
                id=event_id(layers.document.id, event_type, trigger),
                document_id=layers.document.id,
                trigger=body.span(*trigger),
                event_type=event_type,
                mode=event.mode,
                contexts=event.contexts,
                cameo=event.cameo,
                quad=quad_of(event_type),
                actors=actors,
                recipients=recipients,
                locations=locations[n],
                date=dates[n],
                figures=tolls[n],
                status=status,
                claimed_by=_actors(claimants[n], layers),
                attributed_to=chains[n],
                confidence=confidence_of(event, actors, recipients, status),
                rule=event.rule,
            )
        )
    return events


def _verdict(event: CodedEvent, body: Body, statuses: StatusReader) -> Verdict:
    mood = event.mood or event.trigger[0]
    return statuses.status_of(mood, body.sentence_of(mood))


def _is_in_dateline(event: CodedEvent, dateline: Dateline | None) -> bool:
    """Whether its word is part of the outlet's name: "Bay *Dispatch* -"."""
    start = event.trigger[0].start
    return dateline is not None and dateline.start <= start < dateline.end


def _actors(heads: Sequence[Token], layers: Layers) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(actor for head in heads for actor in layers.actors_at(head)))


def _trigger_span(event: CodedEvent) -> tuple[int, int]:
    """From the first to the last word of the trigger when they stand together, else its head
    alone.
    """
    head = event.trigger[0]
    tokens = sorted(event.trigger, key=lambda token: token.i)
    if tokens[-1].i - tokens[0].i > len(tokens) + 1:
        return head.start, head.end
    return tokens[0].start, tokens[-1].end
