"""Actors: the most active ones, and of each what they did, suffered, said and what is said."""

from dataclasses import fields
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse
from pydantic import BaseModel

from dateline.store.activity import (
    ActorRow,
    Part,
    Partner,
    actor,
    actor_days,
    actor_events,
    actor_types,
    count_actor_events,
    count_actors,
    find_actors,
    key_of_actor,
    partners,
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
from dateline.web.weeks import to_compared

router = APIRouter()
Key = Annotated[str, Path(max_length=400, description="Id of the register, else the name.")]
Name = Annotated[str | None, Query(max_length=400)]
COLUMNS = tuple(field.name for field in fields(ActorRow))
TABS: dict[Part, str] = {
    "did": "What they did",
    "received": "What was done to them",
    "said": "What they say",
    "about": "What others say of them",
}


class ActorList(Listed[ActorRow]):
    """One page of actors, the most active first."""


class ActorProfile(BaseModel):
    """One actor.

    Attributes:
        did, received: events in which they act, and are acted on.
        said, about: what they say, and what others say of events that they have a part in.
        weeks: events that they have a part in, by week; those with an exact date.
        partners: with whom they have most to do.
        incidents: of which a report names them.
    """

    actor: ActorRow
    did: Counted
    received: Counted
    said: Counted
    about: Counted
    weeks: list[CountedWeek]
    partners: list[Partner]
    incidents: Briefs


@router.get("/actors", include_in_schema=False)
def actors(
    request: Request,
    person: Reader,
    name: Name = None,
    q: Annotated[str | None, Query(max_length=200)] = None,
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Response:
    """The list; with `name`, the actor of exactly this name."""
    asked = Asked(q=q, page=number)
    with site_of(request).desk() as desk:
        if name and (key := key_of_actor(desk, name)):
            return RedirectResponse(f"/actors/{quote(key, safe='')}", HTTPStatus.TEMPORARY_REDIRECT)
        words = name or asked.q
        items = find_actors(desk, words, limit=asked.per, offset=asked.offset)
        found = Page(items, asked.page, asked.per, count_actors(desk, words))
    return page(request, "actors.html", found=found, asked=asked)


@router.get("/actors/{key:path}", include_in_schema=False)
def one_actor(
    request: Request,
    person: Reader,
    key: Key,
    part: Part = "did",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Response:
    """One actor."""
    asked = Asked(page=number)
    with site_of(request).desk() as desk:
        one = actor(desk, key)
        counts = {name: count_actor_events(desk, one, name) for name in TABS}
        days = {str(name): actor_days(desk, one, name) for name in TABS}
        events = actor_events(desk, one, part, limit=asked.per, offset=asked.offset)
        others = partners(desk, one)
        incidents = find_incidents(desk, Filter(actor_id=one.key), limit=MOST_INCIDENTS)
    return page(
        request,
        "actor.html",
        one=one,
        tabs=TABS,
        counts=counts,
        part=part,
        weeks=to_compared(days),
        dated={name: sum(own.values()) for name, own in days.items()},
        partners=others,
        incidents=incidents,
        query=urlencode({"actor_id": one.key}),
        asked=asked,
        found=Page(events, number, asked.per, counts.get(part, len(events))),
        told=[(each, evidence_of(each.document, each.reviewed.event)) for each in events],
    )


@router.get("/api/v1/actors", tags=["actors"], summary="Actors, the most active first")
def actors_as_json(request: Request, person: Reader, asked: Asking) -> ActorList:
    """With `q`: a part of the name, an id of the register or a country code. Other filters are not
    heeded.
    """
    with site_of(request).desk() as desk:
        items = find_actors(desk, asked.q, limit=asked.per, offset=asked.offset)
        total = count_actors(desk, asked.q)
    return ActorList(
        items=items,
        page=asked.page,
        per=asked.per,
        total=total,
    )


@router.get("/api/v1/actors.csv", tags=["actors"], **CSV)
def actors_as_csv(request: Request, person: Reader, asked: Asking) -> StreamingResponse:
    """One actor a row, safe to open in a spreadsheet; `page` and `per` are not heeded."""
    with site_of(request).desk() as desk:
        found = find_actors(desk, asked.q, limit=-1)
    return csv_answer((to_cells(vars(one)) for one in found), COLUMNS, "actors.csv")


@router.get("/api/v1/actors/{key:path}/events", tags=["actors"], summary="An actor's events")
def actor_events_as_json(
    request: Request,
    person: Reader,
    key: Key,
    part: Part = "all",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
    per: Annotated[int, Query(ge=1, le=500)] = 25,
) -> EventList:
    """The latest first. `part`: what they did, what was done to them, what they say, what others
    say of them, or all that they have a part in.
    """
    asked = Asked(page=number, per=per)
    with site_of(request).desk() as desk:
        one = actor(desk, key)
        events = actor_events(desk, one, part, limit=asked.per, offset=asked.offset)
        total = count_actor_events(desk, one, part)
    return EventList(
        items=[event_item(each) for each in events], page=asked.page, per=asked.per, total=total
    )


@router.get("/api/v1/actors/{key:path}", tags=["actors"], summary="An actor")
def actor_as_json(request: Request, person: Reader, key: Key) -> ActorProfile:
    """What they did, what was done to them, what they say and what others say of them: how much of
    each type, over time, with whom, and in which incidents. The events themselves are under
    `/events`; all incidents under `/api/v1/incidents?actor_id=KEY`.
    """
    with site_of(request).desk() as desk:
        one = actor(desk, key)
        return ActorProfile(
            actor=one,
            did=counted(actor_types(desk, one, "did")),
            received=counted(actor_types(desk, one, "received")),
            said=counted(actor_types(desk, one, "said")),
            about=counted(actor_types(desk, one, "about")),
            weeks=by_week(actor_days(desk, one, "all")),
            partners=partners(desk, one),
            incidents=briefs(desk, Filter(actor_id=one.key)),
        )
