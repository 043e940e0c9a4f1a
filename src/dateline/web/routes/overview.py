"""Overview: what is in the desk, at a glance."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.store import overview as store
from dateline.store.filter import Filter
from dateline.store.incidents import find_incidents
from dateline.web.access import Reader
from dateline.web.render import page
from dateline.web.site import site_of
from dateline.web.weeks import to_weeks

router = APIRouter()
NEWEST = 8


@router.get("/", include_in_schema=False)
def overview(request: Request, person: Reader) -> HTMLResponse:
    """The first page."""
    with site_of(request).desk() as desk:
        found = store.overview(desk)
        newest = find_incidents(desk, Filter(), limit=NEWEST)
    return page(
        request,
        "overview.html",
        found=found,
        newest=newest,
        weeks=to_weeks(found.days),
        store=store,
    )
