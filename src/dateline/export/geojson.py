"""Incidents as GeoJSON (RFC 7946): a point only where the place is one."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.records.incident import Incident, IncidentPlace

AREAS = frozenset({"continent", "country", "region", "admin1", "admin2", "water"})
"""Kinds of places that are no point: their middle would be a false one."""


def to_geojson(incidents: Iterable[Incident]) -> Iterator[str]:
    """A FeatureCollection, a line a feature.

    An incident that is known only to a country or province has no geometry; `precision` says what
    is known, and `country` and `admin1` where.
    """
    yield '{"type": "FeatureCollection", "features": ['
    before = None
    for incident in incidents:
        if before is not None:
            yield before + ","
        before = json.dumps(_feature(incident), ensure_ascii=False)
    if before is not None:
        yield before
    yield "]}"


def _feature(incident: Incident) -> dict[str, Any]:
    date, place = incident.date, incident.place
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": _geometry(place),
        "properties": {
            "event_type": incident.event_type.value,
            "times": incident.times,
            "date": date and date.edtf,
            "date_earliest": date and date.earliest,
            "date_latest": date and date.latest,
            "place": place and place.name,
            "precision": place and place.kind,
            "country": place and place.country,
            "admin1": place and place.admin1,
            "actors": [party.name for party in incident.actors],
            "recipients": [party.name for party in incident.recipients],
            "figures": {
                toll.kind.value: {"low": toll.low, "high": toll.high} for toll in incident.figures
            },
            "sources": len(incident.sources),
            "reports": list(incident.reports),
            "disputed": [dispute.field for dispute in incident.disputed],
            "verdict": incident.grade.verdict,
            "summary": incident.summary,
        },
    }


def _geometry(place: IncidentPlace | None) -> dict[str, Any] | None:
    if place is None or place.kind in AREAS or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}
