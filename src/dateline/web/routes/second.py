"""Second coding: events given out to two people, and the page on which each codes alone."""

from http import HTTPStatus
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from dateline.errors import ConflictError, InputError
from dateline.records import Event, EventType, FigureKind, Status
from dateline.review.second import Verdict
from dateline.settings import Settings
from dateline.store.accounts import list_users
from dateline.store.assignments import Given, assign, assignments, release
from dateline.store.begin import Run, begin_run
from dateline.store.desk import Desk
from dateline.store.provenance import analysis
from dateline.store.queue import count_waiting
from dateline.store.second import Task, code, count_tasks, task, tasks
from dateline.store.settle import to_settle
from dateline.web.access import Owner, Person, Reviewer
from dateline.web.answers import Listed
from dateline.web.asked import MOST_PAGES, Asked, Asking
from dateline.web.corrections import FIXES, PARTS, Correction, choices
from dateline.web.errors import RefusedError
from dateline.web.evidence import evidence_of
from dateline.web.paging import Page
from dateline.web.render import page
from dateline.web.site import site_of

router = APIRouter()
PER = 25
Words = Annotated[str | None, Form(max_length=2000)]
People = Annotated[str | None, Form(pattern=r"^\d{0,10}$")]
Name = Annotated[str, Field(min_length=1, max_length=64)]
Number = Annotated[int, Query(ge=1, le=MOST_PAGES)]
AssignmentNumber = Annotated[int, Path(ge=1, le=2**62)]


class AssignmentTold(BaseModel):
    """Events given out to two people, and how far they are. What they said is told elsewhere."""

    model_config = ConfigDict(from_attributes=True)

    number: int
    at: str
    by: str
    coders: tuple[str, str]
    asked: dict[str, Any] = Field(description="the share and the filters of the queue")
    events: int
    finished: tuple[int, int] = Field(description="by each of the two")
    both: int = Field(description="how many both have finished")
    settled: int = Field(description="on how many of these somebody has decided since")


class Assigning(BaseModel):
    """Whom to give events, and how many: `10%` of the queue, or a number."""

    to: tuple[Name, Name]
    share: str = Field(max_length=20, examples=["10%"])


class GivenTold(BaseModel):
    """What came of it; `number` is null where the whole share was given out before."""

    model_config = ConfigDict(from_attributes=True)

    number: int | None
    events: int
    before: int = Field(description="events of the share that were given out before")


class Released(BaseModel):
    """How many events went back to the queue."""

    events: int


class CodingTold(BaseModel):
    """What one person says of an event; `event` is the machine's with `changes` in it."""

    model_config = ConfigDict(from_attributes=True)

    by: str
    at: str
    verdict: Verdict | None = Field(description="null: not finished")
    changes: dict[str, Any]
    event: Event
    note: str | None


class TaskTold(BaseModel):
    """An event to code. `both` is null until both have finished it."""

    model_config = ConfigDict(from_attributes=True)

    assignment: int
    event: Event = Field(description="as it was coded when it was given out")
    coders: tuple[str, str]
    own: CodingTold | None
    both: tuple[CodingTold, CodingTold] | None


class TaskPage(Listed[TaskTold]):
    """One page of what somebody is to code."""


class SecondCoding(BaseModel):
    """What to say of an event. With `field`, that field is put right; with `verdict` one has
    finished; without either it is opened again.
    """

    field: str | None = Field(default=None, max_length=40)
    new: Any = None
    verdict: Verdict | None = None
    note: str | None = Field(default=None, max_length=2000)


def coder_of(
    request: Request, person: Reviewer, coder: Annotated[str | None, Query(max_length=64)] = None
) -> str:
    """Who codes: whoever asks; on a desk without log-in, whom they name."""
    if not coder or coder == person.name:
        return person.name
    if site_of(request).accounts:
        raise RefusedError(HTTPStatus.FORBIDDEN, "each codes for themselves", where="coder")
    return coder


Coder = Annotated[str, Depends(coder_of)]


@router.get("/review/second", include_in_schema=False)
def overview(request: Request, person: Reviewer, asked: Asking) -> HTMLResponse:
    """What was given out, how far it is, and, for an owner, the form to give out more."""
    return _overview(request, person, asked)


@router.post("/review/second", include_in_schema=False)
def give(
    request: Request,
    person: Owner,
    asked: Asking,
    first: Annotated[str, Form(max_length=64)],
    second: Annotated[str, Form(max_length=64)],
    share: Annotated[str, Form(max_length=20)],
) -> HTMLResponse:
    """Give a share of the queue out to two people."""
    given = _give(request, person, asked, (first.strip(), second.strip()), share)
    return _overview(request, person, asked, given=given)


@router.post("/review/second/{number}/release", include_in_schema=False)
def take_back(request: Request, person: Owner, number: AssignmentNumber) -> Response:
    """Give what not both have finished back to the queue."""
    with site_of(request).desk() as desk, desk.changing():
        release(desk, number, run=_run(desk))
    return RedirectResponse("/review/second", HTTPStatus.SEE_OTHER)


@router.get("/review/second/code", include_in_schema=False)
def next_task(request: Request, coder: Coder, number: Number = 1) -> HTMLResponse:
    """One's own second coding, at the first event that is not finished."""
    return _bench(request, coder, number, None)


@router.get("/review/second/code/{event_id}", include_in_schema=False)
def one_task(request: Request, coder: Coder, event_id: str, number: Number = 1) -> HTMLResponse:
    """One's own second coding, at one event."""
    return _bench(request, coder, number, event_id)


@router.post("/review/second/code/{event_id}", include_in_schema=False)
def coded(
    request: Request,
    coder: Coder,
    event_id: str,
    action: Annotated[Literal["correct", "accept", "reject", "open"], Form()],
    number: Number = 1,
    field: Annotated[str | None, Form(max_length=40)] = None,
    value: Annotated[list[str], Form()] = [],  # noqa: B006  FastAPI copies it
    edtf: Words = None,
    low: People = None,
    high: People = None,
    kind: Words = None,
    words: Words = None,
    note: Words = None,
) -> Response:
    """Put a field right, or finish the event and go on to the next one."""
    told = Correction(field, tuple(value), edtf, low, high, kind, words, note)
    verdict = Verdict(action) if action in ("accept", "reject") else None
    with site_of(request).desk() as desk:
        found = task(desk, coder, event_id)
        if action == "correct" and field is not None:
            try:
                mine = found.own.event if found.own else found.event
                changes = {field: told.value_for(mine, found.document)}
                _code(desk, event_id, coder, changes, None, told.remark)
            except (InputError, RefusedError) as error:
                if isinstance(error.__cause__, ConflictError):
                    raise
                return _bench(request, coder, number, event_id, wrong=(told, str(error)))
        else:
            _code(desk, event_id, coder, {}, verdict, note)
    goes_to = "" if verdict else f"/{event_id}"
    return RedirectResponse(
        f"/review/second/code{goes_to}?{_query(coder, number)}", HTTPStatus.SEE_OTHER
    )


@router.get("/api/v1/review/assignments", summary="Events given out to two", tags=["review"])
def assignments_json(request: Request, person: Reviewer) -> list[AssignmentTold]:
    """All that was given out for second coding, the newest first."""
    with site_of(request).desk() as desk:
        return [AssignmentTold.model_validate(one) for one in assignments(desk)]


@router.post(
    "/api/v1/review/assignments",
    summary="Give events out to two people",
    tags=["review"],
    status_code=201,
)
def give_json(request: Request, person: Owner, asked: Asking, assigning: Assigning) -> GivenTold:
    """A share of the queue that answers the filters; the same share again gives the same events."""
    given = _give(request, person, asked, assigning.to, assigning.share)
    return GivenTold.model_validate(given)


@router.post(
    "/api/v1/review/assignments/{number}/release", summary="Take events back", tags=["review"]
)
def take_back_json(request: Request, person: Owner, number: AssignmentNumber) -> Released:
    """What not both have finished goes back to the queue."""
    with site_of(request).desk() as desk, desk.changing():
        return Released(events=release(desk, number, run=_run(desk)))


@router.get("/api/v1/review/codings", summary="What you are to code", tags=["review"])
def tasks_json(
    request: Request,
    coder: Coder,
    finished: bool | None = None,
    page: Number = 1,
    per: Annotated[int, Query(ge=1, le=500)] = PER,
) -> TaskPage:
    """The events given to you, with what you said of them; `both` once both have finished."""
    with site_of(request).desk() as desk:
        found = tasks(desk, coder, finished=finished, limit=per, offset=(page - 1) * per)
        total = count_tasks(desk, coder, finished=finished)
    items = [TaskTold.model_validate(one) for one in found]
    return TaskPage(items=items, page=page, per=per, total=total)


@router.get("/api/v1/review/codings/{event_id}", summary="One event to code", tags=["review"])
def task_json(request: Request, coder: Coder, event_id: str) -> TaskTold:
    """An event given to you, with what you said of it; `both` once both have finished."""
    with site_of(request).desk() as desk:
        return TaskTold.model_validate(task(desk, coder, event_id))


@router.post(
    "/api/v1/review/codings/{event_id}",
    summary="Code an event",
    tags=["review"],
    status_code=201,
)
def code_json(request: Request, coder: Coder, event_id: str, saying: SecondCoding) -> TaskTold:
    """It changes no event. 409: both have finished it; nothing was written."""
    changes = {} if saying.field is None else {saying.field: saying.new}
    with site_of(request).desk() as desk:
        said = _code(desk, event_id, coder, changes, saying.verdict, saying.note)
    return TaskTold.model_validate(said)


def _give(request: Request, person: Person, asked: Asked, to: tuple[str, str], share: str) -> Given:
    with site_of(request).desk() as desk, desk.changing():
        return assign(desk, asked.to_filter(), share, to=to, by=person.name, run=_run(desk))


def _code(
    desk: Desk,
    event_id: str,
    coder: str,
    changes: dict[str, Any],
    verdict: Verdict | None,
    note: str | None,
) -> Task:
    try:
        with desk.changing():  # what is refused leaves no run behind
            return code(
                desk, event_id, coder, run=_run(desk), changes=changes, verdict=verdict, note=note
            )
    except ConflictError as error:
        raise RefusedError(HTTPStatus.CONFLICT, str(error)) from error


def _run(desk: Desk) -> Run:
    return begin_run(desk, "review", Settings())


def _overview(
    request: Request, person: Person, asked: Asked, *, given: Given | None = None
) -> HTMLResponse:
    site = site_of(request)
    with site.desk() as desk:
        given_out = assignments(desk)
        settling = to_settle(desk)
        shown: dict[str, Any] = {
            "assignments": given_out,
            "to_code": count_tasks(desk, person.name, finished=False),
            "agreed": sum(not one.differs for one in settling),
            "differing": sum(bool(one.differs) for one in settling),
            "waiting": count_waiting(desk, asked.to_filter()),
            "people": [one.name for one in list_users(desk) if one.role != "reader"],
        }
    return page(
        request, "second.html", asked=asked, given=given, types=list(EventType),
        statuses=list(Status), local=not site.accounts, may_give=person.role >= 3, **shown,
    )  # fmt: skip


def _bench(
    request: Request,
    coder: str,
    number: int,
    event_id: str | None,
    *,
    wrong: tuple[Correction, str] | None = None,
) -> HTMLResponse:
    """The page.

    Args:
        wrong: a correction that cannot be made, and why.
    """
    with site_of(request).desk() as desk:
        found = tasks(desk, coder, limit=PER, offset=(number - 1) * PER)
        total = count_tasks(desk, coder)
        left = count_tasks(desk, coder, finished=False)
        here = task(desk, coder, event_id) if event_id else None
        if event_id is None:
            here = next(iter(tasks(desk, coder, finished=False, limit=1)), None)
        shown: dict[str, Any] = {}
        if here:
            mine = here.own.event if here.own else here.event
            ids = [one.event.id for one in found]
            at = ids.index(here.event.id) if here.event.id in ids else -1
            shown = {
                "mine": mine,
                "pieces": evidence_of(here.document, mine),
                "mentions": choices(mine, analysis(desk, mine.document_id)),
                "before": ids[at - 1] if at > 0 else None,
                "after": ids[at + 1] if at + 1 < len(ids) else None,
            }
    return page(
        request, "second_code.html", status=422 if wrong else 200, wrong=wrong, here=here,
        found=Page(found, number, PER, total), left=left,
        query=_query(coder, number), coder=coder, fixes=FIXES, parts=PARTS,
        types=list(EventType), statuses=list(Status), kinds=list(FigureKind), **shown,
    )  # fmt: skip


def _query(coder: str, number: int) -> str:
    return urlencode({"coder": coder} | ({"number": str(number)} if number > 1 else {}))
