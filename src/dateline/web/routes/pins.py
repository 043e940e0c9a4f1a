"""Pins: of an incident's page, which reports tell of one happening and which of two."""

from typing import Annotated

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import RedirectResponse, Response

from dateline.errors import InputError
from dateline.runs.link import link_desk
from dateline.settings import Settings
from dateline.store import Desk
from dateline.store.begin import begin_run
from dateline.store.incidents import incident
from dateline.store.pins import Pin, pin
from dateline.store.reports import read_pins
from dateline.web.access import Person, Reviewer
from dateline.web.site import site_of

router = APIRouter()
Id = Annotated[str, Path(max_length=200)]
Other = Annotated[str, Form(max_length=200)]
Note = Annotated[str | None, Form(max_length=2000)]


@router.post("/incidents/{id}/merge", include_in_schema=False)
def merge(request: Request, person: Reviewer, id: Id, other: Other, note: Note = None) -> Response:
    """Say that this incident and another are one, whatever was said of their reports before; the
    page of what they became.
    """
    with site_of(request).desk() as desk:
        ours, theirs = incident(desk, id).reports, incident(desk, other.strip()).reports
        parted = [
            pair
            for pair in read_pins(desk).cannot
            if len({*pair} & {*ours}) == len({*pair} & {*theirs}) == 1
        ]
        pairs: list[tuple[str, str, Pin]] = [(*pair, "none") for pair in sorted(parted)]
        return _pinned(desk, [*pairs, (ours[0], theirs[0], "one")], person, note)


@router.post("/incidents/{id}/split", include_in_schema=False)
def split(
    request: Request,
    person: Reviewer,
    id: Id,
    report: Annotated[list[str], Form(max_length=2000)],
    note: Note = None,
) -> Response:
    """Say that some reports of this incident tell of another; the page of the first of those."""
    with site_of(request).desk() as desk:
        reports = incident(desk, id).reports
        apart = [one for one in reports if one in report]
        kept = [one for one in reports if one not in report]
        if not apart or not kept:
            raise InputError(f"{id}: expected some of its reports, and not all of them")
        pairs: list[tuple[str, str, Pin]] = [(one, other, "two") for one in apart for other in kept]
        return _pinned(desk, pairs, person, note)


def _pinned(
    desk: Desk, pairs: list[tuple[str, str, Pin]], person: Person, note: str | None
) -> Response:
    run = begin_run(desk, "review", Settings())
    for one, other, how in pairs:
        pin(desk, one, other, how, by=person.name, run=run, note=note or None)
    link_desk(desk, Settings())
    return RedirectResponse(f"/incidents/{incident(desk, pairs[-1][0]).id}", 303)
