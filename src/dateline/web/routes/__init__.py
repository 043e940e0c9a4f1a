"""Routes: each module is a page, or a few of one kind, with the same as JSON beside it."""

from dateline.web.routes import account, documents, incident, incidents, overview

ROUTERS = (
    overview.router,
    incidents.router,
    incident.router,
    documents.router,
    account.router,
)
