"""Pins: what people said of reports: that they tell of one happening, or of two."""

from collections.abc import Iterable
from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field

from dateline.errors import InputError
from dateline.records.ids import event_of
from dateline.runs.link import link_desk
from dateline.settings import Settings
from dateline.store import Desk
from dateline.store.begin import begin_run
from dateline.store.incidents import incident
from dateline.store.pins import Pair, Said, as_one, pin, pin_pairs, standing_pins, take_back
from dateline.store.reports import read_pins
from dateline.web.access import Person, Reader, Reviewer
from dateline.web.site import site_of

router = APIRouter()
Id = Annotated[str, Path(max_length=200)]
Other = Annotated[str, Form(max_length=1000)]
Note = Annotated[str | None, Form(max_length=2000)]
Number = Annotated[int, Field(ge=1, lt=2**63)]


class Pinning(BaseModel):
    """What to say of two reports."""

    one: str = Field(max_length=200, description="Of an event, or an incident: its first report.")
    other: str = Field(max_length=200)
    pin: Literal["one", "two", "none"] = Field(
        description="`one` happening, `two`, or `none`: what was said of them before is undone."
    )
    note: str | None = Field(default=None, max_length=2000, description="Why.")


class SaidPin(BaseModel):
    """What somebody said with one word of pairs of reports; `number` is what undoing it names."""

    number: int
    at: str
    by: str
    pin: Literal["one", "two"]
    note: str | None
    pairs: list[tuple[str, str]]


@router.post("/incidents/{id}/merge", include_in_schema=False)
def merge(request: Request, person: Reviewer, id: Id, other: Other, note: Note = None) -> Response:
    """Say that this incident and another are one, whatever was said of their reports before; the
    page of what they became.
    """
    with site_of(request).desk() as desk:
        named = _id_in(other)
        ours, theirs = incident(desk, id).reports, incident(desk, named).reports
        if ours == theirs:
            raise InputError(f"{named}: this incident itself; expected another")
        parted = [
            pair
            for pair in read_pins(desk).cannot
            if len({*pair} & {*ours}) == len({*pair} & {*theirs}) == 1
        ]
        pairs: list[Pair] = [(*pair, "none") for pair in sorted(parted)]
        _pin(desk, [*pairs, *as_one(ours, theirs)], person, note)
        return _to_incident(desk, theirs[0], "merged")


@router.post("/incidents/{id}/split", include_in_schema=False)
def split(
    request: Request,
    person: Reviewer,
    id: Id,
    report: Annotated[list[str], Form(max_length=2000)] = [],  # noqa: B006  FastAPI copies it
    note: Note = None,
) -> Response:
    """Say that some reports of this incident tell of another; the page of the first of those."""
    with site_of(request).desk() as desk:
        reports = incident(desk, id).reports
        apart = [one for one in reports if event_of(one) in report]
        kept = [one for one in reports if event_of(one) not in report]
        if not apart or not kept:
            raise InputError(f"{id}: expected some of its reports, and not all of them")
        _pin(desk, [(one, other, "two") for one in apart for other in kept], person, note)
        return _to_incident(desk, apart[0], "split")


@router.post("/incidents/{id}/unpin", include_in_schema=False)
def unpin(
    request: Request, person: Reviewer, id: Id, number: Annotated[Number, Form()]
) -> Response:
    """Take back what somebody said of reports of this incident; the page of what it is without."""
    with site_of(request).desk() as desk:
        _take_back(desk, number, person)
        return _to_incident(desk, id, "unpinned")


@router.get("/api/v1/incidents/{id}/pins", summary="What was said of its reports", tags=["review"])
def pins_json(request: Request, person: Reader, id: Id) -> list[SaidPin]:
    """That they tell of one happening, or of two; the newest first. What was taken back is not
    among them.
    """
    with site_of(request).desk() as desk:
        return [_said(one) for one in standing_pins(desk, incident(desk, id).reports)]


@router.post(
    "/api/v1/pins",
    summary="Say that two reports tell of one happening, or of two",
    tags=["review"],
    status_code=201,
)
def pin_json(request: Request, person: Reviewer, pinning: Pinning) -> list[SaidPin]:
    """The desk is linked at once. The answer is what now stands of the two."""
    with site_of(request).desk() as desk:
        with desk.changing():
            run = begin_run(desk, "review", Settings())
            pair = pin(
                desk,
                pinning.one,
                pinning.other,
                pinning.pin,
                by=person.name,
                run=run,
                note=pinning.note,
            )
            link_desk(desk, Settings())
        return [_said(one) for one in standing_pins(desk) if pair in one.pairs]


@router.post("/api/v1/pins/{number}/undo", summary="Take back what was said", tags=["review"])
def unpin_json(request: Request, person: Reviewer, number: Annotated[Number, Path()]) -> SaidPin:
    """All that was said with one word, of which `number` is one pin. The desk is linked at once."""
    with site_of(request).desk() as desk:
        return _said(_take_back(desk, number, person))


def _id_in(told: str) -> str:
    """The id that somebody wrote, or that stands in the address of an incident's page."""
    path = urlsplit(told.strip()).path
    return unquote(path.split("/incidents/")[-1].split("/")[0]) if "/" in path else told.strip()


def _pin(desk: Desk, pairs: Iterable[Pair], person: Person, note: str | None) -> None:
    with desk.changing():
        run = begin_run(desk, "review", Settings())
        pin_pairs(desk, pairs, by=person.name, run=run, note=note or None)
        link_desk(desk, Settings())


def _take_back(desk: Desk, number: int, person: Person) -> Said:
    with desk.changing():
        run = begin_run(desk, "review", Settings())
        taken = take_back(desk, number, by=person.name, run=run)
        link_desk(desk, Settings())
    return taken


def _to_incident(desk: Desk, id_: str, said: str) -> RedirectResponse:
    """To the page of an incident, which then says what was done."""
    return RedirectResponse(f"/incidents/{incident(desk, id_).id}?said={said}#one-or-two", 303)


def _said(one: Said) -> SaidPin:
    return SaidPin.model_validate(
        {
            "number": one.numbers[0],
            "at": one.at,
            "by": one.by,
            "pin": one.pin,
            "note": one.note,
            "pairs": one.pairs,
        }
    )
