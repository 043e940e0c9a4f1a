"""Search: one field for documents, incidents, actors and places."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.store.activity import find_actors, find_places
from dateline.store.find import count_documents, find_documents
from dateline.store.incidents import count_incidents, find_incidents
from dateline.store.spread import incident_countries
from dateline.web.access import Reader
from dateline.web.asked import Asking
from dateline.web.filters import active, names_of_keys, offer_documents
from dateline.web.paging import Page
from dateline.web.render import is_part, page
from dateline.web.routes.documents import Listed
from dateline.web.site import site_of
from dateline.web.snippets import pieces

router = APIRouter()
MOST_INCIDENTS = 3
MOST_NAMES = 8


@router.get("/search", include_in_schema=False)
def search(request: Request, person: Reader, asked: Asking) -> HTMLResponse:
    """What answers the words, and the filters beside them."""
    filter_ = asked.to_filter()
    with site_of(request).desk() as desk:
        documents = find_documents(desk, filter_, limit=asked.per, offset=asked.offset)
        found = Page(documents, asked.page, asked.per, count_documents(desk, filter_))
        incidents = find_incidents(desk, filter_, limit=MOST_INCIDENTS)
        number = count_incidents(desk, filter_)
        actors = find_actors(desk, asked.q, limit=MOST_NAMES) if asked.q else []
        places = find_places(desk, asked.q, limit=MOST_NAMES) if asked.q else []
        offer = offer_documents("/search", asked, incident_countries(desk))
        filters = active(offer, asked, names_of_keys(desk, asked))
    shown = page(
        request,
        "search_found.html" if is_part(request) else "search.html",
        asked=asked,
        offer=offer,
        active=filters,
        found=found,
        listed=[Listed(one, pieces(one.snippet)) for one in documents],
        incidents=incidents,
        number=number,
        actors=actors,
        places=places,
    )
    shown.headers["Vary"] = "HX-Request"
    return shown
