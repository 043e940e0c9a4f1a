"""Events in the data fields of PLOVER ("JSON Data Fields", manual 0.8), as JSON or TSV.

PLOVER lets a provider add fields; ours are `document_id`, `published`, `status`, `confidence`,
`rule`, `trigger`, `attributed_to`, `claimed_by`, `figures`, and `start`/`end` beside an actor's
`actor_text`. It has no field for what is denied, planned or only feared: who does not read `status`
would take those for facts. So the caller chooses which events to write (see `is_told`).
"""

import json
from collections.abc import Mapping
from typing import Any

from dateline.export.rows import figure_text
from dateline.records import Actor, Analysis, Event, Figure, FigureKind, Place, Quad, Status

CODEBOOK = "plover-0.8"
QUAD_CODES = {
    Quad.VERBAL_COOPERATION: 1,
    Quad.MATERIAL_COOPERATION: 2,
    Quad.VERBAL_CONFLICT: 3,
    Quad.MATERIAL_CONFLICT: 4,
}
SIZES = {
    FigureKind.KILLED: "dead",
    FigureKind.INJURED: "injured",
    FigureKind.DETAINED: "arrested",
}
DAY = len("2013-02-09")

Json = dict[str, Any]


def is_told(event: Event) -> bool:
    """Whether the text tells the event as something that happened."""
    return event.status is Status.REPORTED


def to_plover(event: Event, analysis: Analysis, *, coder: str) -> Json:
    """An event as a PLOVER record.

    Args:
        event: one of the analysis' events.
        analysis: gives the citation and the number of the sentence.
        coder: the program and its version.

    Returns:
        PLOVER's fields and ours; what is unknown is null or absent, and `date` is never the day of
        publication.
    """
    document = analysis.document
    start, end = _days(event)
    return {
        "id": event.id,
        "has_event": True,
        "date": start,
        "enddate": end if end != start else None,
        "source": [_to_actor(actor) for actor in event.actors],
        "recipient": [_to_actor(actor) for actor in event.recipients],
        "event": [event.event_type.value],
        "event_loc": _to_location(event.locations[0]) if event.locations else None,
        "event_text": [event.trigger.text],
        "quad_code": QUAD_CODES[event.quad],
        "mode": [event.mode] if event.mode else [],
        "context": list(event.contexts),
        "size_info": _sizes(event.figures),
        "text": event.text,
        "text_info": {
            "sequence": _sentence_number(event, analysis),
            "start": event.start,
            "end": event.end,
        },
        "cite_info": {
            "url": document.url,
            "title": document.title,
            "language": document.language,
            "publication": document.outlet,
            "coder": coder,
            "codebook": CODEBOOK,
        },
        "coder": coder,
        "document_id": event.document_id,
        "published": document.published,
        "status": event.status.value,
        "confidence": event.confidence,
        "rule": event.rule,
        "trigger": event.trigger.model_dump(mode="json"),
        "figures": [figure.model_dump(mode="json") for figure in event.figures],
        "attributed_to": [source.model_dump(mode="json") for source in event.attributed_to],
        "claimed_by": [_to_actor(actor) for actor in event.claimed_by],
    }


def to_plover_line(event: Event, analysis: Analysis, *, coder: str) -> str:
    """An event as one line of PLOVER JSON."""
    return json.dumps(to_plover(event, analysis, coder=coder), ensure_ascii=False)


PLOVER_COLUMNS = (
    "id", "document_id", "date", "enddate", "source_code", "source_sector", "source_actor_text",
    "source_identifier_id", "recipient_code", "recipient_sector", "recipient_actor_text",
    "recipient_identifier_id", "event", "mode", "context", "quad_code", "event_text", "geonameid",
    "name", "latitude", "longitude", "cc3", "dead", "injured", "arrested", "status", "confidence",
    "rule", "figures", "attributed_to", "claimed_by", "publication", "title", "url", "sequence",
    "start", "end", "text",
)  # fmt: skip


def to_plover_row(event: Event, analysis: Analysis, *, coder: str) -> dict[str, str]:
    """An event as cells of a table, PLOVER's objects laid flat; several values joined by `; `."""
    record = to_plover(event, analysis, coder=coder)
    place = record["event_loc"] or {}
    cells: Json = {
        **{name: record[name] for name in record if name in PLOVER_COLUMNS},
        **record["text_info"],
        **record["cite_info"],
        **record["size_info"],
        **place,
        "event": record["event"][0],
        "mode": event.mode,
        "context": "; ".join(event.contexts),
        "event_text": event.trigger.text,
        "figures": "; ".join(figure_text(figure) for figure in event.figures),
        "attributed_to": " > ".join(source.name for source in event.attributed_to),
        "claimed_by": "; ".join(actor.name for actor in event.claimed_by),
    }
    for role, actors in (("source", record["source"]), ("recipient", record["recipient"])):
        for field in ("code", "sector", "actor_text", "identifier_id"):
            cells[f"{role}_{field}"] = "; ".join(str(actor[field] or "") for actor in actors)
    return {name: _cell(cells.get(name)) for name in PLOVER_COLUMNS}


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _to_actor(actor: Actor) -> Json:
    return {
        "code": actor.country,
        "sector": "".join(actor.sectors[:2]) or None,  # "3- or 6-char": the two most specific
        "actor_text": actor.text,
        "identifier_id": actor.id,
        "identifier_text": actor.name,
        "start": actor.start,
        "end": actor.end,
    }


def _to_location(place: Place) -> Json:
    return {
        "geonameid": place.geonames,
        "name": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "cc3": place.country,
        "admin1 code": place.admin1,
        "start": place.start,
        "end": place.end,
    }


def _days(event: Event) -> tuple[str | None, str | None]:
    if event.date is None:
        return None, None
    earliest, latest = event.date.earliest, event.date.latest
    return earliest and earliest[:DAY], latest and latest[:DAY]


def _sizes(figures: tuple[Figure, ...]) -> Mapping[str, int]:
    """The number dead, injured and arrested, where the text gives one number for it."""
    sizes = {}
    for kind, name in SIZES.items():
        lows = {figure.low for figure in figures if figure.kind is kind}
        if len(lows) == 1 and (low := lows.pop()) is not None:
            sizes[name] = low
    return sizes


def _sentence_number(event: Event, analysis: Analysis) -> int | None:
    """The number of the sentence that holds the trigger, from 1; None where none does."""
    for number, (start, end) in enumerate(analysis.sentences, start=1):
        if start <= event.trigger.start < end:
            return number
    return None
