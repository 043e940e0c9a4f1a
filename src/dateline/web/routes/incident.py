"""Incident: one happening, what is said of it and by whom; and as a dossier to print."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse, Response

import dateline
from dateline.records import Document
from dateline.records.incident import Dispute, Incident
from dateline.store import Desk
from dateline.store.around import around
from dateline.store.behind import as_of, events_by_id, incidents_by_id, proofs
from dateline.store.find import FoundEvent
from dateline.store.incidents import incident as incident_of
from dateline.web.access import Reader
from dateline.web.evidence import Piece, evidence_of
from dateline.web.ledger import to_ledgers
from dateline.web.paging import Page
from dateline.web.pinned import pinned
from dateline.web.render import page
from dateline.web.site import site_of

router = APIRouter()
Id = Annotated[str, Path(max_length=200, description="Its id, or one that it once had.")]
Said = Annotated[str | None, Query(max_length=20)]
SAID = {
    "merged": "Merged: the two are one incident now.",
    "split": "Split off: these reports are an incident of their own now.",
    "unpinned": "Taken back: the desk is linked without it.",
}
REPORTS_A_PAGE = 60  # the dossier and the API have all at once
MOST_QUOTES = 2  # for a side of a disagreement
DISPUTES = {
    "whether": "Did it happen?",
    "who": "Who did it?",
    "where": "Where was it?",
    "when": "When was it?",
}


@dataclass(frozen=True)
class Report:
    """An event of an incident, with the sentence that it stands in."""

    found: FoundEvent
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Telling:
    """A document that tells of an incident, and where in it.

    Attributes:
        copy: it is a copy of another: its reports are counted for nothing.
    """

    document: Document
    copy: bool
    reports: tuple[Report, ...]


@router.get("/incidents/{id}", include_in_schema=False)
def incident(
    request: Request,
    person: Reader,
    id: Id,
    reports: Annotated[int, Query(ge=1, le=100_000)] = 1,
    said: Said = None,
) -> Response:
    """One incident, with the page of its reports that is asked for."""
    with site_of(request).desk() as desk:
        one = incident_of(desk, id)
        if one.id != id:
            return _moved(f"/incidents/{one.id}")
        told = _reports(desk, one)
        near = around(desk, one)
        parts = incidents_by_id(desk, one.parts)
        pins = pinned(desk, one)
    shown = _turn_to(reports, _copies_last(one, told.values()))
    return page(
        request,
        "incident.html",
        one=one,
        ledgers=to_ledgers(one, _names(told.values())),
        disputes=_disputes(one, told),
        documents=len({report.found.document.id for report in told.values()}),
        shown=shown,
        tellings=_tellings(one, shown.items),
        names=_names(told.values()),
        near=near,
        parts=parts,
        pins=pins,
        said=SAID.get(said or ""),
        first_told=_first_told(one),
    )


@router.get("/incidents/{id}/dossier", include_in_schema=False)
def dossier(request: Request, person: Reader, id: Id) -> Response:
    """The same to print and to file: with sources, their digests and how it was made."""
    with site_of(request).desk() as desk:
        one = incident_of(desk, id)
        if one.id != id:
            return _moved(f"/incidents/{one.id}/dossier")
        reports = _reports(desk, one)
        documents = sorted(
            {document for source in one.sources for document in (*source.documents, *source.copies)}
            | {report.found.document.id for report in reports.values()}
        )
        behind = proofs(desk, documents)
        log = as_of(desk)
    return page(
        request,
        "dossier.html",
        one=one,
        ledgers=to_ledgers(one, _names(reports.values())),
        disputes=_disputes(one, reports),
        tellings=_tellings(one, _copies_last(one, reports.values())),
        names=_names(reports.values()),
        numbers={proof.found.document.id: n for n, proof in enumerate(behind, 1)},
        behind=behind,
        log=log,
        version=dateline.__version__,
    )


@router.get("/api/v1/incidents/{id}", tags=["incidents"], summary="One incident")
def incident_as_json(request: Request, person: Reader, id: Id) -> Incident:
    """By its id, an id it once had, or the id of one of its events; `id` in the answer is the one
    it has now.
    """
    with site_of(request).desk() as desk:
        return incident_of(desk, id)


def _moved(address: str) -> RedirectResponse:
    return RedirectResponse(address, HTTPStatus.TEMPORARY_REDIRECT)


def _reports(desk: Desk, one: Incident) -> dict[str, Report]:
    """Its events by id, by publication and then in the order of the text."""
    found = events_by_id(desk, one.events)
    ordered = sorted(
        found.values(),
        key=lambda each: (
            each.document.published or "9999",
            each.document.id,
            each.reviewed.event.trigger.start,
        ),
    )
    return {
        each.reviewed.event.id: Report(each, evidence_of(each.document, each.reviewed.event))
        for each in ordered
    }


def _copies_last(one: Incident, reports: Iterable[Report]) -> list[Report]:
    """In the same order, but for those in copies."""
    copies = _copies(one)
    return sorted(reports, key=lambda report: report.found.document.id in copies)


def _copies(one: Incident) -> set[str]:
    return {document for source in one.sources for document in source.copies}


def _turn_to(number: int, reports: Sequence[Report]) -> Page[Report]:
    """A page of the reports; the last one where there are not so many."""
    number = min(number, max(1, -(-len(reports) // REPORTS_A_PAGE)))
    first = (number - 1) * REPORTS_A_PAGE
    items = reports[first : first + REPORTS_A_PAGE]
    return Page(items, number, REPORTS_A_PAGE, len(reports))


def _tellings(one: Incident, reports: Sequence[Report]) -> list[Telling]:
    """By document, in the order of the reports."""
    copies = _copies(one)
    by_document: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_document[report.found.document.id].append(report)
    return [
        Telling(told[0].found.document, id_ in copies, tuple(told))
        for id_, told in by_document.items()
    ]


def _disputes(
    one: Incident, reports: Mapping[str, Report]
) -> list[tuple[str, Dispute, list[list[Report]]]]:
    """Each disagreement as a question, with what is quoted for each side."""
    return [(_question(dispute), dispute, _quotes(dispute, reports)) for dispute in one.disputed]


def _quotes(dispute: Dispute, reports: Mapping[str, Report]) -> list[list[Report]]:
    return [
        [reports[id_] for id_ in side.reports if id_ in reports][:MOST_QUOTES]
        for side in dispute.sides
    ]


def _question(dispute: Dispute) -> str:
    return DISPUTES.get(dispute.field, f"How many were {dispute.field}?")


def _names(reports: Iterable[Report]) -> dict[str, str]:
    """What to call documents: by outlet, else by title."""
    return {
        report.found.document.id: report.found.document.outlet
        or report.found.document.title
        or "Outlet unknown"
        for report in reports
    }


def _first_told(one: Incident) -> str | None:
    return min((source.published for source in one.sources if source.published), default=None)
