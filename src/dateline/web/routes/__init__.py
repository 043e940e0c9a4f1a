"""Routes: each module is a page, or a few of one kind, with the same as JSON beside it."""

from dateline.web.routes import account, overview

ROUTERS = (overview.router, account.router)
