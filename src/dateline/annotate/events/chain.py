"""The chain of who says so: outlet, agency, speaker, outermost first."""

from collections.abc import Callable, Sequence

from dateline.annotate.attributions.mention import FoundAttribution
from dateline.body import Token
from dateline.plugins import CodedEvent
from dateline.records import Dateline, Document, Source

NameOf = Callable[[Token], str | None]
"""The canonical name of the actor that a token heads (its antecedent's, for a pronoun), or None."""


def attribute_events(
    events: Sequence[CodedEvent],
    attributions: Sequence[FoundAttribution],
    *,
    document: Document,
    dateline: Dateline | None,
    name_of: NameOf,
) -> list[tuple[Source, ...]]:
    """The chain of each event: the outlet, the agency at the head, then every source that encloses it.

    A speech act is told by whoever tells of it; only what was said is told by the speaker. So a source
    whose own cue is the trigger is not in the chain.
    """
    outermost = _outlets(document, dateline)
    return [
        tuple(outermost + [_to_source(a, name_of) for a in _enclosing(event, attributions)])
        for event in events
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
        and attribution.cue is not None
        and attribution.cue.i not in own
        and any(start <= trigger.start < end for start, end in attribution.content)
    ]
    return sorted(found, key=lambda a: (-_width(a), a.cue.i if a.cue else 0))


def _width(attribution: FoundAttribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _to_source(attribution: FoundAttribution, name_of: NameOf) -> Source:
    assert attribution.source is not None  # _enclosing keeps only those
    span = attribution.source
    name = name_of(attribution.head) if attribution.head is not None else None
    return Source(
        name=name or span.text,
        start=span.start,
        end=span.end,
        cue=attribution.cue.text if attribution.cue is not None else None,
    )
