"""Events as rows: one event a row, every cell traceable to characters of the article."""

from collections.abc import Iterable, Sequence

from dateline.records import Actor, Document, Event, Figure

COLUMNS = (
    "event_id", "document_id", "outlet", "published", "event_type", "mode", "cameo", "quad",
    "status", "date", "date_earliest", "date_latest", "actors", "actor_countries", "actor_sectors",
    "recipients", "recipient_countries", "recipient_sectors", "locations", "geonames", "lat", "lon",
    "figures", "claimed_by", "attributed_to", "confidence", "rule", "trigger", "trigger_start",
    "trigger_end", "evidence", "evidence_start", "evidence_end",
)  # fmt: skip


def to_row(event: Event, document: Document) -> dict[str, str]:
    """An event as cells; an unknown is an empty cell, several values are joined by `; `."""
    place = event.locations[0] if event.locations else None
    cells: dict[str, object] = {
        "event_id": event.id,
        "document_id": event.document_id,
        "outlet": document.outlet,
        "published": document.published,
        "event_type": event.event_type.value,
        "mode": event.mode,
        "cameo": event.cameo,
        "quad": event.quad.value,
        "status": event.status.value,
        "date": event.date and (event.date.edtf or event.date.text),
        "date_earliest": event.date and event.date.earliest,
        "date_latest": event.date and event.date.latest,
        "actors": _joined(actor.name for actor in event.actors),
        "actor_countries": _joined(actor.country or "" for actor in event.actors),
        "actor_sectors": _sectors(event.actors),
        "recipients": _joined(actor.name for actor in event.recipients),
        "recipient_countries": _joined(actor.country or "" for actor in event.recipients),
        "recipient_sectors": _sectors(event.recipients),
        "locations": _joined(location.name for location in event.locations),
        "geonames": place and place.geonames,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "figures": _joined(figure_text(figure) for figure in event.figures),
        "claimed_by": _joined(actor.name for actor in event.claimed_by),
        "attributed_to": " > ".join(source.name for source in event.attributed_to),
        "confidence": event.confidence,
        "rule": event.rule,
        "trigger": event.trigger.text,
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "evidence": " ".join(event.text.split()),
        "evidence_start": event.start,
        "evidence_end": event.end,
    }
    return {name: "" if cells[name] is None else str(cells[name]) for name in COLUMNS}


def figure_text(figure: Figure) -> str:
    """A figure for people: "killed 8", "injured ~100", "killed 8+", "killed (several)"."""
    kind = figure.kind.value
    if figure.low is None and figure.high is None:
        return f"{kind} ({figure.text})"
    if figure.high is None:
        return f"{kind} {figure.low}+"
    if figure.low is None:
        return f"{kind} ≤{figure.high}"
    if figure.low != figure.high:
        return f"{kind} {figure.low}–{figure.high}"
    return f"{kind} {'~' if figure.approximate else ''}{figure.low}"


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def _sectors(actors: Sequence[Actor]) -> str:
    return "; ".join(" ".join(actor.sectors) for actor in actors)
