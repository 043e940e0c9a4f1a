"""Incidents: list, map and timeline of those that answer a filter."""

import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from dateline.export.geojson import AREAS
from dateline.export.incidents import INCIDENT_COLUMNS, to_incident_row
from dateline.records.incident import Incident
from dateline.store import Desk
from dateline.store.incidents import count_incidents, find_incidents
from dateline.store.spread import (
    Spot,
    incident_countries,
    incident_days,
    incident_gatherings,
    incident_spots,
)
from dateline.web.access import Reader
from dateline.web.answers import Listed
from dateline.web.asked import Asked, Asking
from dateline.web.filters import active, names_of_keys, offer_incidents
from dateline.web.gathered import area_of, to_features
from dateline.web.paging import Page
from dateline.web.render import is_part, page
from dateline.web.site import site_of
from dateline.web.tables import CSV, csv_answer, read_all
from dateline.web.weeks import to_weeks
from dateline.web.wording import quad

router = APIRouter()
MOST_SPOTS = 100_000


class IncidentList(Listed[Incident]):
    """One page of incidents: the latest first, undated ones last."""


@router.get("/incidents", include_in_schema=False)
def incidents(request: Request, person: Reader, asked: Asking) -> HTMLResponse:
    """List and map side by side, with a timeline."""
    at_any_time = asked.model_copy(update={"since": None, "until": None})
    with site_of(request).desk() as desk:
        days = incident_days(desk, at_any_time.to_filter(), **_narrowed(asked))
        total = None if asked.since or asked.until else days.total
        found = _found(desk, asked, total)
        countries = incident_countries(desk)
        offer = offer_incidents(asked, countries)
        filters = active(offer, asked, names_of_keys(desk, asked))
    shown = page(
        request,
        "incidents_found.html" if is_part(request) else "incidents.html",
        found=found,
        asked=asked,
        days=days,
        weeks=to_weeks(days.counts, asked.since, asked.until),
        offer=offer,
        active=filters,
    )
    shown.headers["Vary"] = "HX-Request"
    return shown


@router.get("/api/v1/incidents", tags=["incidents"], summary="Incidents that answer a filter")
def incidents_as_json(request: Request, person: Reader, asked: Asking) -> IncidentList:
    """The latest first; those without a known date last. Filters hold of at least one report."""
    with site_of(request).desk() as desk:
        found = _found(desk, asked)
    return IncidentList(
        items=list(found.items), page=found.number, per=found.per, total=found.total
    )


@router.get("/api/v1/incidents.csv", tags=["incidents"], **CSV)
def incidents_as_csv(request: Request, person: Reader, asked: Asking) -> StreamingResponse:
    """One incident a row, safe to open in a spreadsheet; `page` and `per` are not heeded."""
    filter_ = asked.to_filter()
    found = read_all(
        site_of(request),
        lambda desk, limit, offset: find_incidents(
            desk, filter_, limit=limit, offset=offset, **_narrowed(asked)
        ),
    )
    return csv_answer(map(to_incident_row, found), INCIDENT_COLUMNS, "incidents.csv")


@router.get(
    "/api/v1/incidents.geojson",
    tags=["incidents"],
    summary="The same for a map",
    response_class=Response,
    responses={200: {"content": {"application/geo+json": {}}}},
)
def incidents_as_geojson(request: Request, person: Reader, asked: Asking) -> Response:
    """A point only for an incident whose place is one. One that is known only to a country or
    province has no geometry; `area` says which: `SDN` or `SDN/Khartoum`. At most 100,000.
    """
    with site_of(request).desk() as desk:
        spots = incident_spots(desk, asked.to_filter(), limit=MOST_SPOTS, **_narrowed(asked))
    return _geojson([_feature(spot) for spot in spots])


@router.get(
    "/api/v1/incidents-by-place.geojson",
    tags=["incidents"],
    summary="How many there are at each place, for a map",
    response_class=Response,
    responses={200: {"content": {"application/geo+json": {}}}},
)
def incidents_by_place(request: Request, person: Reader, asked: Asking) -> Response:
    """A point for each place, and a feature without geometry for each country or province that is
    all that is known of some (`area` and `near` as in `incidents.geojson`). `number` says how many
    incidents, `material-conflict` and the like how many of each kind; one that is alone there has
    its `id`, `event_type`, `date` and `sources`. `place_id` is what the filter of that name takes.
    """
    with site_of(request).desk() as desk:
        found = incident_gatherings(desk, asked.to_filter(), **_narrowed(asked))
    return _geojson(to_features(found))


def _geojson(features: list[dict[str, Any]]) -> Response:
    whole = {"type": "FeatureCollection", "features": features}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return Response(text, media_type="application/geo+json")


def _found(desk: Desk, asked: Asked, total: int | None = None) -> Page[Incident]:
    """The page that is asked for; `total`, where it is known already, is not counted again."""
    filter_, narrowed = asked.to_filter(), _narrowed(asked)
    items = find_incidents(desk, filter_, limit=asked.per, offset=asked.offset, **narrowed)
    if total is None:
        total = count_incidents(desk, filter_, **narrowed)
    return Page(items, asked.page, asked.per, total)


def _narrowed(asked: Asked) -> dict[str, Any]:
    return {"sources": asked.sources, "verdicts": asked.verdict}


def _feature(spot: Spot) -> dict[str, Any]:
    point = None if spot.lat is None or spot.place_kind in AREAS else [spot.lon, spot.lat]
    return {
        "type": "Feature",
        "id": spot.id,
        "geometry": point and {"type": "Point", "coordinates": point},
        "properties": {
            "id": spot.id,
            "event_type": spot.event_type,
            "quad": quad(spot.event_type),
            "date": spot.date,
            "place": spot.place,
            "precision": spot.place_kind,
            "area": None if point else area_of(spot),
            "killed_low": spot.killed_low,
            "killed_high": spot.killed_high,
            "sources": spot.sources,
            "verdict": spot.verdict,
        },
    }
