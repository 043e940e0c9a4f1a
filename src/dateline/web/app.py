"""App: the routes, what is around each request, and the files that pages need."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.staticfiles import StaticFiles
from starlette.middleware.base import BaseHTTPMiddleware

import dateline
from dateline.web.access.guard import Guard, Next
from dateline.web.access.limit import Limit
from dateline.web.around import Bounded, Headed
from dateline.web.described import describe_access
from dateline.web.errors import ERRORS, Problem, answer, handle_errors
from dateline.web.routes import ROUTERS
from dateline.web.site import Site
from dateline.web.unchanged import Unchanged

STATIC = Path(__file__).parent / "static"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self';"
    " img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:;"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "X-Robots-Tag": "noindex",
}


def create_app(site: Site) -> FastAPI:
    """The web application over one desk."""
    guard, unchanged = Guard(site), Unchanged(site)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        unchanged.close()
        site.close()

    app = FastAPI(
        title="dateline",
        version=dateline.__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
        responses=ERRORS,
        lifespan=lifespan,
    )
    app.state.site = site
    app.state.sessions = guard.sessions
    app.state.limit = Limit()
    app.mount("/static", GZipMiddleware(StaticFiles(directory=STATIC)), name="static")
    for router in ROUTERS:
        app.include_router(router)
    describe_access(app, ROUTERS, accounts=site.accounts)
    handle_errors(app)
    app.add_exception_handler(Exception, _a_bug)
    for around in (unchanged, guard):  # the last one is outermost
        app.add_middleware(BaseHTTPMiddleware, dispatch=around)
    app.add_middleware(Bounded)
    app.add_middleware(Headed)
    app.add_middleware(BaseHTTPMiddleware, dispatch=_with_headers)
    return app


def _a_bug(request: Request, error: Exception) -> Response:
    """Answered outside of everything that is around a request, so with the headers here."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    said = "a bug of ours; what the server printed says where"
    response = answer(request, Problem(status=status.value, title=status.phrase, detail=said))
    response.headers.update({**HEADERS, "Cache-Control": "no-store"})
    return response


async def _with_headers(request: Request, call_next: Next) -> Response:
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if not request.url.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response
