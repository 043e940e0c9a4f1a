"""Overview: what is in the desk, at a glance."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.store.filter import Filter
from dateline.store.find import count_documents, count_events
from dateline.store.incidents import count_incidents
from dateline.web.access import Reader
from dateline.web.render import page
from dateline.web.site import site_of

router = APIRouter()


@router.get("/", include_in_schema=False)
def overview(request: Request, person: Reader) -> HTMLResponse:
    """The first page."""
    with site_of(request).desk() as desk:
        counts = {
            "documents": count_documents(desk, Filter()),
            "events": count_events(desk, Filter()),
            "incidents": count_incidents(desk, Filter()),
        }
    return page(request, "overview.html", counts=counts)
