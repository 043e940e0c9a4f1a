"""Disagreements: both codings of an event side by side, and what is to stand; agreement."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import FormData

from dateline.errors import ConflictError
from dateline.records import Document, Event, EventType, FigureKind, Status
from dateline.review.second import FIELDS, Verdict, is_same
from dateline.settings import Settings
from dateline.store.assignments import assignments
from dateline.store.begin import Run, begin_run
from dateline.store.desk import Desk
from dateline.store.find import document
from dateline.store.provenance import analysis
from dateline.store.second import Pair, agreements, pairs
from dateline.store.settle import finished_pair, said_by, settle, settle_agreed, to_settle
from dateline.web.access import Person, Reviewer, Role
from dateline.web.answers import Listed
from dateline.web.asked import MOST_PAGES
from dateline.web.corrections import FIXES, PARTS, Written, choices, corrected_value
from dateline.web.errors import RefusedError
from dateline.web.evidence import evidence_of
from dateline.web.paging import Page
from dateline.web.render import page
from dateline.web.routes.second import CodingTold
from dateline.web.site import site_of
from dateline.web.tables import CSV, csv_answer, to_cells

router = APIRouter()
PER = 25
HERE = "/review/second/disagreements"
WHICH = {"first": 0, "second": 1}
Number = Annotated[int, Query(ge=1, le=MOST_PAGES)]
Assignment = Annotated[int | None, Query(ge=1, le=2**62)]


class PairTold(BaseModel):
    """An event that both have finished, and nobody decided on. `differs`: on which fields, or on
    the `verdict` alone; empty where both say the same.
    """

    model_config = ConfigDict(from_attributes=True)

    assignment: int
    event: Event = Field(description="as it was coded when it was given out")
    codings: tuple[CodingTold, CodingTold]
    differs: tuple[str, ...]


class PairPage(Listed[PairTold]):
    """One page of what waits to be settled."""


class Settling(BaseModel):
    """What is to stand: whether it is an event, and its fields; one that is left out stays as it
    is now.
    """

    verdict: Verdict
    fields: dict[str, Any] = Field(default={}, max_length=len(FIELDS))
    note: str | None = Field(default=None, max_length=1900)


class Settled(BaseModel):
    """How many events were decided."""

    events: int


class FieldAgreementTold(BaseModel):
    """How far two coders agree on one field (docs/review.md)."""

    field: str
    metric: str = Field(description="nominal, or ratio for numbers")
    units: int = Field(description="events of which both say something here")
    agreed: float | None = Field(description="share of them on which they say the same; 0 to 1")
    alpha: float | None = Field(description="Krippendorff's alpha; null: not defined")


async def form_of(request: Request) -> FormData:
    """What a form sends."""
    return await request.form()


@router.get("/review/agreement", include_in_schema=False)
def agreement_page(
    request: Request, person: Reviewer, assignment: Assignment = None
) -> HTMLResponse:
    """How far coders agree, field by field."""
    with site_of(request).desk() as desk:
        shown: dict[str, Any] = {
            "found": agreements(desk, assignment=assignment),
            "assignments": assignments(desk),
        }
    names = {field: name for field, (_, name) in FIXES.items()}
    return page(
        request, "agreement.html", assignment=assignment,
        names=names | {"verdict": "Is it an event", "killed": "Number killed"}, **shown,
    )  # fmt: skip


@router.get(HERE, include_in_schema=False)
def first_of_all(request: Request, person: Reviewer, number: Number = 1) -> HTMLResponse:
    """Events on which two coders differ, at the first."""
    return _bench(request, person, number, None)


@router.get(HERE + "/{event_id}", include_in_schema=False)
def one_of_them(
    request: Request, person: Reviewer, event_id: str, number: Number = 1
) -> HTMLResponse:
    """Both codings of one event, settled or not."""
    return _bench(request, person, number, event_id)


@router.post("/review/second/agreed", include_in_schema=False)
def apply_agreed(request: Request, person: Reviewer) -> Response:
    """Decide what both agree on."""
    with site_of(request).desk() as desk:
        settle_agreed(desk, by=person.name, run=_run(desk))
    return RedirectResponse(HERE, HTTPStatus.SEE_OTHER)


@router.post(HERE + "/{event_id}", include_in_schema=False)
def settled(
    request: Request,
    person: Reviewer,
    event_id: str,
    form: Annotated[FormData, Depends(form_of)],
) -> Response:
    """Decide what stands, and go on to the next one."""
    with site_of(request).desk() as desk:
        pair = finished_pair(desk, event_id)
        verdict = _verdict(_told(form, "verdict"))
        article = document(desk, pair.event.document_id).document
        changes = _picked(pair, article, form) if verdict is Verdict.ACCEPT else {}
        _settle(desk, person, pair, verdict, changes, _told(form, "note"))
    return RedirectResponse(HERE, HTTPStatus.SEE_OTHER)


@router.get("/api/v1/review/agreement", summary="How far coders agree", tags=["review"])
def agreement_json(
    request: Request, person: Reviewer, assignment: Assignment = None
) -> list[FieldAgreementTold]:
    """Krippendorff's alpha for each field, over the events that both coders have finished."""
    with site_of(request).desk() as desk:
        found = agreements(desk, assignment=assignment)
    return [
        FieldAgreementTold(
            field=one.field,
            metric=one.metric,
            units=one.agreement.units,
            agreed=one.agreement.agreed,
            alpha=one.agreement.alpha,
        )
        for one in found
    ]


@router.get("/api/v1/review/agreement.csv", tags=["review"], **CSV)
def agreement_as_csv(
    request: Request, person: Reviewer, assignment: Assignment = None
) -> StreamingResponse:
    """One field a row; alpha is empty where nothing varies."""
    fields = agreement_json(request, person, assignment)
    rows = [to_cells(field.model_dump()) for field in fields]
    return csv_answer(rows, tuple(FieldAgreementTold.model_fields), "agreement.csv")


@router.get("/api/v1/review/disagreements", summary="What waits to be settled", tags=["review"])
def disagreements_json(
    request: Request,
    person: Reviewer,
    agreed: bool = False,
    page: Number = 1,
    per: Annotated[int, Query(ge=1, le=500)] = PER,
) -> PairPage:
    """Events that both have finished and nobody decided on, on which they differ; with `agreed`,
    those on which they do not.
    """
    with site_of(request).desk() as desk:
        found = [one for one in to_settle(desk) if bool(one.differs) is not agreed]
    some = found[(page - 1) * per : page * per]
    items = [PairTold.model_validate(one) for one in some]
    return PairPage(items=items, page=page, per=per, total=len(found))


@router.post(
    "/api/v1/review/disagreements/{event_id}",
    summary="Settle a disagreement",
    tags=["review"],
    status_code=201,
)
def settle_json(request: Request, person: Reviewer, event_id: str, settling: Settling) -> Settled:
    """Decisions are written as any others. 409: somebody has settled it; nothing was written."""
    with site_of(request).desk() as desk:
        pair = finished_pair(desk, event_id)
        _settle(desk, person, pair, settling.verdict, settling.fields, settling.note)
    return Settled(events=1)


@router.post(
    "/api/v1/review/agreed", summary="Decide what both agree on", tags=["review"], status_code=201
)
def apply_agreed_json(request: Request, person: Reviewer) -> Settled:
    """Every event of which both say the same is decided so; the decisions name both."""
    with site_of(request).desk() as desk:
        return Settled(events=settle_agreed(desk, by=person.name, run=_run(desk)))


def _settle(
    desk: Desk,
    person: Person,
    pair: Pair,
    verdict: Verdict,
    changes: dict[str, Any],
    note: str | None,
) -> None:
    if not _may_settle(person, pair):
        raise RefusedError(
            HTTPStatus.FORBIDDEN, "your own coding is settled by somebody else, or an owner"
        )
    try:
        with desk.changing():  # what is refused leaves no run behind
            settle(desk, pair.event.id, verdict, changes, by=person.name, run=_run(desk), note=note)
    except ConflictError as error:
        raise RefusedError(HTTPStatus.CONFLICT, str(error)) from error


def _may_settle(person: Person, pair: Pair) -> bool:
    return person.role >= Role.OWNER or person.name not in (one.by for one in pair.codings)


def _run(desk: Desk) -> Run:
    return begin_run(desk, "review", Settings())


def _told(form: FormData, name: str) -> str | None:
    """What a form says in one field, if anything."""
    value = form.get(name)
    return value[:2000] if isinstance(value, str) and value else None


def _verdict(told: str | None) -> Verdict:
    try:
        return Verdict(told or "")
    except ValueError as error:
        raise RefusedError(
            HTTPStatus.UNPROCESSABLE_ENTITY, "expected accept or reject", where="verdict"
        ) from error


def _picked(pair: Pair, article: Document, form: FormData) -> dict[str, Any]:
    """How each field is to be: as one of the two has it, or as it was entered."""
    changes: dict[str, Any] = {}
    for field in FIELDS:
        pick = _told(form, f"pick-{field}")
        if pick in WHICH:
            changes[field] = said_by(pair, WHICH[pick])[field]
        elif pick == "other":
            changes[field] = _entered(pair, article, field, form)
        else:
            raise RefusedError(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                "pick one of the two, or another value",
                where=field,
            )
    return changes


def _entered(pair: Pair, article: Document, field: str, form: FormData) -> Any:
    low, high = (_number(form, name) for name in ("low", "high"))
    values = [one for one in form.getlist(f"value-{field}") if isinstance(one, str)]
    written = Written(
        edtf=_told(form, "edtf"),
        low=low,
        high=high,
        kind=_told(form, "kind"),
        words=_told(form, f"words-{field}"),
    )
    return corrected_value(_base(pair), article, field, values, written)


def _number(form: FormData, name: str) -> int | None:
    told = _told(form, name)
    if told is None:
        return None
    if not told.isdecimal() or len(told) > 10:
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "expected a number", where=name)
    return int(told)


def _base(pair: Pair) -> Event:
    """The coding that another value is entered from: the first that says that it is an event."""
    said = [one for one in pair.codings if one.verdict is Verdict.ACCEPT]
    return said[0].event if said else pair.event


def _bench(request: Request, person: Person, number: int, event_id: str | None) -> HTMLResponse:
    with site_of(request).desk() as desk:
        waiting = to_settle(desk)
        differing = [one for one in waiting if one.differs]
        here = finished_pair(desk, event_id) if event_id else next(iter(differing), None)
        shown: dict[str, Any] = {}
        if here:
            base, ids = _base(here), [one.event.id for one in differing]
            at = ids.index(here.event.id) if here.event.id in ids else -1
            shown = {
                "from_": document(desk, here.event.document_id).document,
                "base": base,
                "mentions": choices(base, analysis(desk, base.document_id)),
                "open_": here.event.id in (one.event.id for one in waiting),
                "may": _may_settle(person, here),
                "same": [f for f in FIELDS if is_same(f, *(one.event for one in here.codings))],
                "before": ids[at - 1] if at > 0 else None,
                "after": ids[at + 1] if 0 <= at < len(ids) - 1 else None,
            }
            shown["pieces"] = evidence_of(shown["from_"], base)
        some = differing[(number - 1) * PER : number * PER]
        counts = {"agreed": len(waiting) - len(differing), "finished": len(pairs(desk))}
    return page(
        request, "disagreements.html", here=here, found=Page(some, number, PER, len(differing)),
        fixes=FIXES, parts=PARTS, types=list(EventType), statuses=list(Status),
        kinds=list(FigureKind), **counts, **shown,
    )  # fmt: skip
