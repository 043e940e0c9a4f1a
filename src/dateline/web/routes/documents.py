"""Documents: the list, and each one's text with all that was coded in it."""

import re
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from dateline.export.rows import COLUMNS, figure_text, to_row
from dateline.records import Analysis, Considered
from dateline.store import Desk
from dateline.store.beside import beside
from dateline.store.find import (
    FoundDocument,
    count_documents,
    count_events,
    document,
    event,
    find_documents,
    find_events,
)
from dateline.store.find import FoundEvent as Found
from dateline.store.provenance import analysis, original_bytes, origins
from dateline.store.spread import incident_countries
from dateline.web.access import Reader
from dateline.web.answers import (
    DocumentList,
    EventItem,
    EventList,
    WholeDocument,
    document_item,
    event_item,
)
from dateline.web.asked import Asked, Asking
from dateline.web.filters import active, names_of_keys, offer_documents
from dateline.web.layers import LAYERS, OFF, marks_of, paragraphs, part_with, parts_of
from dateline.web.paging import Page
from dateline.web.render import is_part, page
from dateline.web.site import site_of
from dateline.web.snippets import bare, pieces
from dateline.web.tables import CSV, csv_answer, read_all

router = APIRouter()
Id = Annotated[str, Path(max_length=400, description="As the desk has it.")]
DOCUMENT_COLUMNS = (
    "document_id", "title", "outlet", "published", "language", "url", "version", "version_of",
    "copy_of", "not_coded", "events", "sha256", "added",
)  # fmt: skip


@dataclass(frozen=True)
class Listed:
    """A document of a list, and its snippet piece by piece."""

    found: FoundDocument
    snippet: list[tuple[str, bool]]


@router.get("/documents", include_in_schema=False)
def documents(request: Request, person: Reader, asked: Asking) -> HTMLResponse:
    """The list."""
    with site_of(request).desk() as desk:
        found = _found(desk, asked)
        offer = offer_documents("/documents", asked, incident_countries(desk))
        filters = active(offer, asked, names_of_keys(desk, asked))
    listed = [Listed(one, pieces(one.snippet)) for one in found.items]
    shown = page(
        request,
        "documents_found.html" if is_part(request) else "documents.html",
        found=found,
        listed=listed,
        asked=asked,
        offer=offer,
        active=filters,
    )
    shown.headers["Vary"] = "HX-Request"
    return shown


@router.get("/documents/{id:path}/original", include_in_schema=False)
def original(request: Request, person: Reader, id: Id) -> Response:
    """The bytes that a document was read from, to be kept, never to be shown."""
    with site_of(request).desk() as desk:
        raw = original_bytes(desk, id)
        digest = document(desk, id).original
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", id)[-80:] or "original"
    return Response(
        raw,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.{digest[:8]}.original"',
            "X-Original-SHA256": digest,
        },
    )


@router.get("/documents/{id:path}", include_in_schema=False)
def one_document(
    request: Request,
    person: Reader,
    id: Id,
    event: Annotated[str | None, Query(max_length=400)] = None,
    part: Annotated[int | None, Query(ge=1, le=100_000)] = None,
) -> HTMLResponse:
    """One document, with `event` lit; of a long text the part that is asked for, or holds it."""
    with site_of(request).desk() as desk:
        found = document(desk, id)
        analysed = analysis(desk, id)
        around = beside(desk, found)
        came = origins(desk, id)
    text = found.document.text
    events = [one.event for one in found.events]
    chosen = next((n for n, one in enumerate(events) if one.id == event), None)
    parts = parts_of(text)
    here = min(part, len(parts)) - 1 if part else 0
    if chosen is not None and part is None:
        here = part_with(parts, events[chosen].trigger.start)
    start, end = parts[here]
    return page(
        request,
        "document.html",
        found=found,
        doc=found.document,
        around=around,
        came=came,
        paragraphs=paragraphs(text, parts[here], marks_of(analysed, events)),
        events=[
            (number, one)
            for number, one in enumerate(found.events)
            if start <= one.event.trigger.start < end
        ],
        considered=_considered(analysed, start, end),
        chosen=chosen,
        layers=LAYERS,
        off=OFF,
        part=here + 1,
        parts=len(parts),
        link=_link(found.document.url),
        figure_text=figure_text,
    )


@router.get("/api/v1/documents", tags=["documents"], summary="Documents that answer a filter")
def documents_as_json(request: Request, person: Reader, asked: Asking) -> DocumentList:
    """The best matches first where words are asked for, else the newest. Filters of events hold of
    at least one of a document's events.
    """
    with site_of(request).desk() as desk:
        found = _found(desk, asked)
    items = [document_item(one, one.snippet and bare(one.snippet)) for one in found.items]
    return DocumentList(items=items, page=found.number, per=found.per, total=found.total)


@router.get("/api/v1/documents.csv", tags=["documents"], **CSV)
def documents_as_csv(request: Request, person: Reader, asked: Asking) -> StreamingResponse:
    """One document a row, safe to open in a spreadsheet; `page` and `per` are not heeded."""
    filter_ = asked.to_filter()
    found = read_all(
        site_of(request),
        lambda desk, limit, offset: find_documents(desk, filter_, limit=limit, offset=offset),
    )
    return csv_answer(map(_row, found), DOCUMENT_COLUMNS, "documents.csv")


@router.get("/api/v1/documents/{id:path}", tags=["documents"], summary="One document")
def document_as_json(request: Request, person: Reader, id: Id) -> WholeDocument:
    """Its text, what was found in it, and its events as they now stand."""
    with site_of(request).desk() as desk:
        found = document(desk, id)
        analysed = analysis(desk, id)
        around = beside(desk, found)
    return WholeDocument(
        document=document_item(found),
        text=found.document.text,
        analysis=analysed,
        stands=[event_item(Found(one, found.document)) for one in found.events],
        versions=[one.id for one in around.versions],
        copies=[one.id for one in around.copies],
    )


@router.get("/api/v1/events", tags=["events"], summary="Events that answer a filter")
def events_as_json(request: Request, person: Reader, asked: Asking) -> EventList:
    """By document in order of arrival, then in the order of the text; rejected ones only where
    `review` asks for them.
    """
    filter_ = asked.to_filter()
    with site_of(request).desk() as desk:
        found = list(find_events(desk, filter_, limit=asked.per, offset=asked.offset))
        total = count_events(desk, filter_)
    items = [event_item(one) for one in found]
    return EventList(items=items, page=asked.page, per=asked.per, total=total)


@router.get("/api/v1/events.csv", tags=["events"], **CSV)
def events_as_csv(request: Request, person: Reader, asked: Asking) -> StreamingResponse:
    """One event a row, safe to open in a spreadsheet; `page` and `per` are not heeded."""
    filter_ = asked.to_filter()
    found = read_all(
        site_of(request),
        lambda desk, limit, offset: find_events(desk, filter_, limit=limit, offset=offset),
    )
    rows = (to_row(one.reviewed.event, one.document) for one in found)
    return csv_answer(rows, COLUMNS, "events.csv")


@router.get("/api/v1/events/{id}", tags=["events"], summary="One event")
def event_as_json(request: Request, person: Reader, id: Id) -> EventItem:
    """As it now stands."""
    with site_of(request).desk() as desk:
        return event_item(event(desk, id))


def _found(desk: Desk, asked: Asked) -> Page[FoundDocument]:
    filter_ = asked.to_filter()
    items = find_documents(desk, filter_, limit=asked.per, offset=asked.offset)
    return Page(items, asked.page, asked.per, count_documents(desk, filter_))


def _considered(
    analysed: Analysis | None, start: int, end: int
) -> list[tuple[int, Considered]] | None:
    """What was considered between two characters, with its number; None: that was not kept."""
    if analysed is None or analysed.considered is None:
        return None
    every = enumerate(analysed.considered)
    return [(number, one) for number, one in every if start <= one.start < end]


def _row(found: FoundDocument) -> dict[str, str]:
    one = found.document
    cells = (
        one.id, one.title, one.outlet, one.published, one.language, one.url, found.version,
        found.version_of, found.copy_of, found.not_coded, len(found.events), found.original,
        found.added,
    )  # fmt: skip
    told = ("" if cell is None else str(cell) for cell in cells)
    return dict(zip(DOCUMENT_COLUMNS, told, strict=True))


def _link(url: str | None) -> str | None:
    """An address that a browser may follow; None: it is of another kind, or none."""
    if url is None:
        return None
    try:
        return url if urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None
