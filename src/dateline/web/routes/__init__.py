"""Routes: each module is a page, or a few of one kind, with the same as JSON beside it."""

from dateline.web.routes import overview, review

ROUTERS = (
    overview.router,
    review.router,
)
