"""The chain of who says so: outlet, agency, speaker, outermost first."""

from collections.abc import Callable, Sequence

from dateline.annotate.attributions.mention import FoundAttribution
from dateline.annotate.events import frames
from dateline.body import Token
from dateline.plugins import CodedEvent
from dateline.records import Actor, Dateline, Document, Source

ActorsAt = Callable[[Token], Sequence[Actor]]
RELAYS = frozenset({"JRN", "MED"})
"""Sectors of those who pass on what others say: the press."""


def attribute_events(
    events: Sequence[CodedEvent],
    attributions: Sequence[FoundAttribution],
    *,
    document: Document,
    dateline: Dateline | None,
    actors_at: ActorsAt,
) -> list[tuple[Source, ...]]:
    """The chain of each event: the outlet, the agency at the head, then every source that encloses
    it.

    A speech act is told by whoever tells of it; only what was said is told by the speaker. So a
    source whose own cue is the trigger is not in the chain.
    """
    outermost = _outlets(document, dateline)
    return [
        tuple(outermost + _sources(_enclosing(event, attributions), actors_at)) for event in events
    ]


def _outlets(document: Document, dateline: Dateline | None) -> list[Source]:
    chain = []
    if document.outlet:
        chain.append(Source(name=document.outlet))
    if dateline and dateline.agency and dateline.agency != document.outlet:
        at = dateline.text.find(dateline.agency)
        start = dateline.start + at if at >= 0 else None
        end = start + len(dateline.agency) if start is not None else None
        chain.append(Source(name=dateline.agency, start=start, end=end))
    return chain


def _enclosing(
    event: CodedEvent, attributions: Sequence[FoundAttribution]
) -> list[FoundAttribution]:
    trigger = event.trigger[0]
    own = {token.i for token in event.trigger}
    found = [
        attribution
        for attribution in attributions
        if attribution.source is not None
        and attribution.is_voiced
        and (attribution.cue is None or attribution.cue.i not in own)
        and any(start <= trigger.start < end for start, end in attribution.content)
    ]
    return sorted(found, key=lambda a: (-_width(a), a.cue.i if a.cue else 0))


def _width(attribution: FoundAttribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _sources(attributions: Sequence[FoundAttribution], actors_at: ActorsAt) -> list[Source]:
    chain = []
    for attribution in attributions:
        chain.extend(_told_to(attribution, actors_at))
        chain.append(_to_source(attribution, actors_at))
    return [source for source in chain if not any(_is_part(source, other) for other in chain)]


def _is_part(source: Source, whole: Source) -> bool:
    """Whether a source is named by part of another's words: "the news agency" of "the news agency
    ISNA".
    """
    if source is whole or source.start is None or whole.start is None:
        return False
    if source.end is None or whole.end is None:
        return False
    inside = whole.start <= source.start and source.end <= whole.end
    return inside and source.end - source.start < whole.end - whole.start


def _told_to(attribution: FoundAttribution, actors_at: ActorsAt) -> list[Source]:
    """The agency that a speaker told: "Moslehi told the ISNA agency" reaches us through ISNA."""
    cue = attribution.cue
    if cue is None:
        return []
    heard = frames.logical_object(cue) + frames.prepositional(cue, "to")
    found = []
    for listener in heard:
        if listener is attribution.head or not _is_named(listener):
            continue  # "reported the agency"; "told reporters" names nobody it reaches us through
        for actor in actors_at(listener):
            if RELAYS.intersection(actor.sectors):
                found.append(
                    Source(
                        name=" ".join(actor.text.split()),
                        start=actor.start,
                        end=actor.end,
                        cue=cue.text,
                    )
                )
    return found


def _is_named(listener: Token) -> bool:
    return listener.pos == "PROPN" or any(child.pos == "PROPN" for child in listener.children)


def _to_source(attribution: FoundAttribution, actors_at: ActorsAt) -> Source:
    assert attribution.source is not None  # _enclosing keeps only those
    span = attribution.source
    return Source(
        name=_name(attribution, actors_at) or " ".join(span.text.split()),
        start=span.start,
        end=span.end,
        cue=attribution.cue.text if attribution.cue is not None else None,
    )


def _name(attribution: FoundAttribution, actors_at: ActorsAt) -> str | None:
    """Whom a pronoun or a bare role stands for; None where the text itself gives the name."""
    head = attribution.head
    if head is None or head.pos == "PROPN":
        return None
    if any(child.dep == "appos" and child.pos == "PROPN" for child in head.children):
        return None
    return next((actor.name for actor in actors_at(head)), None)
