"""Routes: each module is a page, or a few of one kind, with the same as JSON beside it."""

from dateline.web.routes import (
    account,
    actors,
    cases,
    disagreements,
    documents,
    incident,
    incidents,
    overview,
    pins,
    places,
    review,
    search,
    second,
)

ROUTERS = (
    overview.router,
    incidents.router,
    incident.router,
    pins.router,
    documents.router,
    actors.router,
    places.router,
    search.router,
    second.router,  # before review, of whose addresses it has some
    disagreements.router,
    review.router,
    cases.router,
    account.router,
)
