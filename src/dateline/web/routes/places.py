"""Places: where most happened, and of each what happened there over time."""

from dataclasses import fields
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel

from dateline.store.activity import (
    PlaceRow,
    count_places,
    find_places,
    place,
    place_days,
    place_events,
    place_types,
)
from dateline.store.filter import Filter
from dateline.store.incidents import find_incidents
from dateline.web.access import Reader
from dateline.web.answers import EventList, Listed, event_item
from dateline.web.asked import Asked, Asking
from dateline.web.evidence import evidence_of
from dateline.web.paging import Page
from dateline.web.profiles import (
    MOST_INCIDENTS,
    Briefs,
    Counted,
    CountedWeek,
    briefs,
    by_week,
    counted,
)
from dateline.web.render import page
from dateline.web.site import site_of
from dateline.web.tables import CSV, csv_answer, to_cells
from dateline.web.weeks import to_weeks

router = APIRouter()
Key = Annotated[str, Path(max_length=400, description="GeoNames id, else `name,COUNTRY`.")]
Number = Annotated[int, Query(alias="page", ge=1, le=100_000)]
COLUMNS = tuple(field.name for field in fields(PlaceRow))


class PlaceList(Listed[PlaceRow]):
    """One page of places, where most happened first."""


class PlaceProfile(BaseModel):
    """One place.

    Attributes:
        happened: events that happened there.
        weeks: the same by week; those with an exact date.
        incidents: of which a report says that they happened there.
    """

    place: PlaceRow
    happened: Counted
    weeks: list[CountedWeek]
    incidents: Briefs


@router.get("/places", include_in_schema=False)
def places(request: Request, person: Reader, asked: Asking) -> HTMLResponse:
    """The list."""
    with site_of(request).desk() as desk:
        items = find_places(desk, asked.q, limit=asked.per, offset=asked.offset)
        found = Page(items, asked.page, asked.per, count_places(desk, asked.q))
    return page(request, "places.html", found=found, asked=asked)


@router.get("/places/{key:path}", include_in_schema=False)
def one_place(request: Request, person: Reader, key: Key, number: Number = 1) -> HTMLResponse:
    """One place."""
    asked = Asked(page=number)
    with site_of(request).desk() as desk:
        one = place(desk, key)
        days = place_days(desk, one)
        events = place_events(desk, one, limit=asked.per, offset=asked.offset)
        incidents = find_incidents(desk, Filter(place_id=one.key), limit=MOST_INCIDENTS)
    return page(
        request,
        "place.html",
        one=one,
        weeks=to_weeks(days),
        incidents=incidents,
        query=urlencode({"place_id": one.key}),
        asked=asked,
        found=Page(events, number, asked.per, one.events),
        told=[(each, evidence_of(each.document, each.reviewed.event)) for each in events],
    )


@router.get("/api/v1/places", tags=["places"], summary="Places, where most happened first")
def places_as_json(request: Request, person: Reader, asked: Asking) -> PlaceList:
    """With `q`: a part of the name. Other filters are not heeded."""
    with site_of(request).desk() as desk:
        items = find_places(desk, asked.q, limit=asked.per, offset=asked.offset)
        total = count_places(desk, asked.q)
    return PlaceList(
        items=items,
        page=asked.page,
        per=asked.per,
        total=total,
    )


@router.get("/api/v1/places.csv", tags=["places"], **CSV)
def places_as_csv(request: Request, person: Reader, asked: Asking) -> StreamingResponse:
    """One place a row, safe to open in a spreadsheet; `page` and `per` are not heeded."""
    with site_of(request).desk() as desk:
        found = find_places(desk, asked.q, limit=-1)
    return csv_answer((to_cells(vars(one)) for one in found), COLUMNS, "places.csv")


@router.get("/api/v1/places/{key:path}/events", tags=["places"], summary="What happened at a place")
def place_events_as_json(
    request: Request,
    person: Reader,
    key: Key,
    number: Number = 1,
    per: Annotated[int, Query(ge=1, le=500)] = 25,
) -> EventList:
    """The latest first, undated events last."""
    with site_of(request).desk() as desk:
        one = place(desk, key)
        events = place_events(desk, one, limit=per, offset=(number - 1) * per)
    return EventList(
        items=[event_item(each) for each in events], page=number, per=per, total=one.events
    )


@router.get("/api/v1/places/{key:path}", tags=["places"], summary="A place")
def place_as_json(request: Request, person: Reader, key: Key) -> PlaceProfile:
    """How much of each type happened there, over time, and in which incidents. The events
    themselves are under `/events`; all incidents under `/api/v1/incidents?place_id=KEY`.
    """
    with site_of(request).desk() as desk:
        one = place(desk, key)
        return PlaceProfile(
            place=one,
            happened=counted(place_types(desk, one)),
            weeks=by_week(place_days(desk, one)),
            incidents=briefs(desk, Filter(place_id=one.key)),
        )
