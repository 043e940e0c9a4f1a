"""Review: the events most worth a look first, and what a person decides of them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from pydantic import BaseModel, Field

from dateline.errors import ConflictError, InputError
from dateline.export.rows import COLUMNS, to_row
from dateline.knowledge.gazetteer.build import open_gazetteer
from dateline.knowledge.lexicon import Lexicons
from dateline.knowledge.register import ActorRegister
from dateline.records import Event, EventType, FigureKind, Status
from dateline.records.review import Action, Decision
from dateline.settings import Settings
from dateline.store.begin import begin_run
from dateline.store.decisions import decide
from dateline.store.desk import Desk
from dateline.store.find import event as find_event
from dateline.store.incidents import incident_id_of
from dateline.store.provenance import analysis
from dateline.store.queue import (
    Logged,
    Waiting,
    count_waiting,
    decision_of,
    decisions_on,
    find_stretch,
    find_waiting,
    latest_decisions,
    pace,
    waiting,
)
from dateline.web.access import Reader, Reviewer
from dateline.web.answers import Listed
from dateline.web.asked import Asked, Asking
from dateline.web.corrections import FIXES, PARTS, Correction, choices
from dateline.web.errors import RefusedError
from dateline.web.evidence import around_of, evidence_of
from dateline.web.paging import Page
from dateline.web.render import page
from dateline.web.site import site_of
from dateline.web.tables import CSV, csv_answer, read_all

router = APIRouter()
Words = Annotated[str | None, Form(max_length=2000)]
People = Annotated[str | None, Form(pattern=r"^\d{0,10}$")]


@dataclass(frozen=True)
class Told(Correction):
    """What a form of the page says."""

    action: Action
    seen: int
    following: str

    def deciding(self, desk: Desk, event_id: str) -> "Deciding":
        """As a decision to make."""
        if self.action is not Action.CORRECT:
            return Deciding(action=self.action, note=self.note or None, seen=self.seen)
        found = find_event(desk, event_id)
        new = self.value_for(found.reviewed.event, found.document)
        return Deciding(
            action=self.action, field=self.field, new=new, note=self.remark, seen=self.seen
        )

    def pairs(self) -> list[tuple[str, str]]:
        """The fields of a form that says it again; of what was seen it says nothing."""
        named = [
            ("action", self.action.value), ("field", self.field), ("edtf", self.edtf),
            ("low", self.low), ("high", self.high), ("kind", self.kind),
            ("words", self.words), ("note", self.note),
            ("following", self.following),
        ]  # fmt: skip
        return [
            *((name, told) for name, told in named if told),
            *(("value", one) for one in self.value),
        ]


class QueueItem(BaseModel):
    """An event that waits, with the score it is sorted by and the reasons for it."""

    event: Event
    score: float
    reasons: list[str]


class QueuePage(Listed[QueueItem]):
    """One page of the queue."""


class NumberedDecision(BaseModel):
    """A decision; `number` is what a later one names as `seen`."""

    number: int
    decision: Decision
    undone: bool = False


class Deciding(BaseModel):
    """A decision to make. `seen`: the number of the last one on this event that you know of, 0 for
    none; left out: decide whatever others did.
    """

    action: Action
    field: str | None = Field(default=None, max_length=40)
    new: Any = None
    note: str | None = Field(default=None, max_length=2000)
    seen: int | None = Field(default=None, ge=0, le=2**62)


class AskedAfter(Asked):
    """What the queue is asked for. `said`: the number of a decision that was just made; no address
    that the page gives repeats it.
    """

    said: Annotated[int | None, Field(ge=1, lt=2**63, exclude=True)] = None


@router.get("/review", include_in_schema=False)
def queue(
    request: Request, person: Reviewer, asked: Annotated[AskedAfter, Query()]
) -> HTMLResponse:
    """The queue, at the event most worth a look."""
    return _shown(request, person.name, asked, None, said=asked.said)


@router.get("/review/{event_id}", include_in_schema=False)
def one(
    request: Request, person: Reviewer, asked: Annotated[AskedAfter, Query()], event_id: str
) -> HTMLResponse:
    """The queue, at one event."""
    return _shown(request, person.name, asked, event_id, said=asked.said)


@router.post("/review/{event_id}", include_in_schema=False)
def decided(
    request: Request,
    person: Reviewer,
    asked: Asking,
    event_id: str,
    action: Annotated[Action, Form()],
    field: Annotated[str | None, Form(max_length=40)] = None,
    value: Annotated[list[str], Form()] = [],  # noqa: B006  FastAPI copies it
    edtf: Words = None,
    low: People = None,
    high: People = None,
    kind: Words = None,
    words: Words = None,
    note: Words = None,
    seen: Annotated[int, Form(ge=0, le=2**62)] = 0,
    following: Annotated[str, Form(pattern=r"^[\w.:-]{0,100}$")] = "",
) -> Response:
    """Decide, and go on to the next event; 409 where another reviewer was faster."""
    told = Told(field, tuple(value), edtf, low, high, kind, words, note, action, seen, following)
    try:
        with site_of(request).desk() as desk:
            made = _decide(desk, event_id, told.deciding(desk, event_id), person.name)
    except ConflictError:
        return _shown(request, person.name, asked, event_id, again=told)
    except (InputError, RefusedError) as error:
        if action is not Action.CORRECT or "no such event" in str(error):
            raise
        return _shown(request, person.name, asked, event_id, wrong=(told, str(error)))
    stays = action in (Action.CORRECT, Action.NOTE, Action.UNDO)
    goes_to = f"/{event_id}" if stays else f"/{following}" if following else ""
    query = asked.query(page=asked.page, said=made.number)
    return RedirectResponse(f"/review{goes_to}?{query}", 303)


@router.get("/api/v1/review/queue", summary="Events that wait for a decision", tags=["review"])
def queue_json(request: Request, person: Reader, asked: Asking) -> QueuePage:
    """Those most worth a look first; docs/review.md gives the rule."""
    with site_of(request).desk() as desk:
        found = find_waiting(desk, asked.to_filter(), limit=asked.per, offset=asked.offset)
        total = count_waiting(desk, asked.to_filter())
    items = [
        QueueItem(event=one.reviewed.event, score=one.score, reasons=list(one.reasons))
        for one in found
    ]
    return QueuePage(items=items, page=asked.page, per=asked.per, total=total)


@router.get("/api/v1/review/queue.csv", tags=["review"], **CSV)
def queue_as_csv(request: Request, person: Reader, asked: Asking) -> StreamingResponse:
    """One event a row, with its score; `page` and `per` are not heeded."""
    filter_ = asked.to_filter()
    found = read_all(
        site_of(request),
        lambda desk, limit, offset: find_waiting(desk, filter_, limit=limit, offset=offset),
    )
    return csv_answer(map(_row, found), ("score", "reasons", *COLUMNS), "queue.csv")


@router.get("/api/v1/events/{event_id}/decisions", summary="What was decided", tags=["review"])
def decisions_json(request: Request, person: Reader, event_id: str) -> list[NumberedDecision]:
    """Every decision on an event, in order, those that were taken back too."""
    with site_of(request).desk() as desk:
        find_event(desk, event_id)
        return [_numbered(one) for one in decisions_on(desk, event_id)]


@router.post(
    "/api/v1/events/{event_id}/decisions",
    summary="Decide on an event",
    tags=["review"],
    status_code=201,
)
def decide_json(
    request: Request, person: Reviewer, event_id: str, deciding: Deciding
) -> NumberedDecision:
    """What is answered is on the disk. 409: there is a decision after `seen`; nothing was done."""
    with site_of(request).desk() as desk:
        if (deciding.field is not None) != (deciding.action is Action.CORRECT):
            raise RefusedError(
                HTTPStatus.UNPROCESSABLE_ENTITY, "a correction names a field", where="field"
            )
        try:
            return _numbered(_decide(desk, event_id, deciding, person.name))
        except ConflictError as error:
            raise RefusedError(HTTPStatus.CONFLICT, str(error), where="seen") from error


@router.get("/api/v1/review/known", summary="Look up the registers", tags=["review"])
def known(
    request: Request, person: Reader, event_id: str, of: Literal["actor", "place"], q: str
) -> list[dict[str, Any]]:
    """Actors or places of this very name, each as the value a correction takes.

    Its evidence is where the text has the name, else the words the claim hangs on.
    """
    with site_of(request).desk() as desk:
        found = find_event(desk, event_id)
    name = q.strip()[:200]
    at = found.document.text.find(name) if name else -1
    trigger = found.reviewed.event.trigger
    words = {"start": at, "end": at + len(name), "text": name}
    span = words if at >= 0 else trigger.model_dump(mode="json")
    return [span | one for one in (_actors(name) if of == "actor" else _places(name))]


def _actors(name: str) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "id": one.id, "country": one.country, "sectors": list(one.sectors)}
        for one in _register().candidates(name)
    ]


def _places(name: str) -> list[dict[str, Any]]:
    entries = [one.entry for one in open_gazetteer().candidates(name)]
    return [
        {
            "name": one.name, "kind": one.kind, "geonames": one.geonames, "country": one.country,
            "admin1": one.admin1, "lat": one.lat, "lon": one.lon, "confidence": 1.0,
        }
        for one in entries[:12]
    ]  # fmt: skip


@lru_cache(maxsize=1)
def _register() -> ActorRegister:
    return ActorRegister.from_lexicons(Lexicons())


def _decide(desk: Desk, event_id: str, deciding: Deciding, by: str) -> Logged:
    with desk.changing():  # what is refused leaves no run behind
        decide(
            desk,
            event_id,
            deciding.action,
            by=by,
            run=begin_run(desk, "review", Settings()),
            field=deciding.field,
            new=deciding.new,
            note=deciding.note,
            seen=deciding.seen,
        )
        return decisions_on(desk, event_id)[-1]


def _shown(
    request: Request,
    by: str,
    asked: Asked,
    event_id: str | None,
    *,
    said: int | None = None,
    again: Told | None = None,
    wrong: tuple[Told, str] | None = None,
) -> HTMLResponse:
    """The page.

    Args:
        said: the number of a decision of theirs that was just made.
        again: a decision that another one stood in the way of, to be sent anew.
        wrong: a correction that cannot be made, and why.
    """
    with site_of(request).desk() as desk:
        stretch = find_stretch(desk, asked.to_filter(), limit=asked.per, offset=asked.offset)
        total = count_waiting(desk, asked.to_filter())
        here = waiting(desk, event_id) if event_id else next(iter(stretch.items), None)
        if event_id and here is None:
            raise InputError(f"{event_id}: no such event in this desk")
        now = datetime.now(UTC)
        hour = (now - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        shown: dict[str, Any] = {
            "found": Page(stretch.items, asked.page, asked.per, total),
            "pace": pace(desk, day=now.date().isoformat(), hour=hour),
            "latest": latest_decisions(desk),
            "said": _just_made(desk, said, by),
        }
        if here:
            shown |= _event(desk, here)
            beside = stretch.beside(here)
            shown["before"], shown["after"] = beside
            shown["turned"] = [
                asked.query(page=max(1, asked.page + stretch.turns(one))) for one in beside
            ]
        mine = [one for one in latest_decisions(desk, by=by) if not one.undone]
        undo = mine[0].decision.on if mine else None
        shown["undo"] = undo and {"on": undo, "seen": decisions_on(desk, undo)[-1].number}
    return page(
        request, "review.html", status=409 if again else 422 if wrong else 200, here=here,
        again=again, wrong=wrong, asked=asked, fixes=FIXES, parts=PARTS, types=list(EventType),
        statuses=list(Status), kinds=list(FigureKind), **shown,
    )  # fmt: skip


def _just_made(desk: Desk, number: int | None, by: str) -> tuple[Logged, str] | None:
    """A decision of theirs, and the claim that it is on."""
    made = decision_of(desk, number) if number else None
    if made is None or made.decision.by != by:
        return None
    on = waiting(desk, made.decision.on)
    return (made, on.reviewed.event.text) if on else None


def _event(desk: Desk, here: Waiting) -> dict[str, Any]:
    event = here.reviewed.event
    log = decisions_on(desk, event.id)
    return {
        "pieces": evidence_of(here.document, event),
        "around": around_of(here.document, event),
        "log": log,
        "seen": log[-1].number if log else 0,
        "incident": incident_id_of(desk, event.id),
        "mentions": choices(event, analysis(desk, event.document_id)),
        "held": here.held,
    }


def _row(one: Waiting) -> dict[str, str]:
    scored = {"score": f"{one.score:.0f}", "reasons": "; ".join(one.reasons)}
    return scored | to_row(one.reviewed.event, one.document)


def _numbered(one: Logged) -> NumberedDecision:
    return NumberedDecision(number=one.number, decision=one.decision, undone=one.undone)
