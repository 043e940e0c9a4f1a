"""Guard: before any route, who asks is found out, and what nobody may ask is refused."""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool

from dateline.store.accounts import user_of_token
from dateline.web.access.hosts import is_from_elsewhere, is_served
from dateline.web.access.local import local_person
from dateline.web.access.roles import Person
from dateline.web.access.sessions import Sessions, person_of, sessions_of, user_of
from dateline.web.errors import API, RefusedError, answer
from dateline.web.site import Site

LOG_IN = "/login"
OPEN = (LOG_IN, "/static/")
"""What somebody who is not logged in may ask for: it tells nothing of the desk."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
BEARER = "bearer "
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")

Next = Callable[[Request], Awaitable[Response]]


class Guard:
    """Leaves in `request.state` who asks (`person`), and what a change must bring (`csrf`).

    Args:
        site: with accounts, a request needs a session or a token; without, this machine's person
            asks.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._local = local_person()
        self._csrf = secrets.token_hex(32)
        self.sessions: Sessions | None = sessions_of(site) if site.accounts else None

    async def __call__(self, request: Request, call_next: Next) -> Response:
        """Answer a request, or refuse it."""
        try:
            by_token = await self._admit(request)
            if request.method not in SAFE and not by_token:
                await _refuse_forged(request)
        except RefusedError as error:
            return answer(request, error.problem)
        return await call_next(request)

    async def _admit(self, request: Request) -> bool:
        """Find out who asks; whether they showed a token of the API."""
        if not is_served(self._site, request.headers.get("host", "")):
            raise RefusedError(HTTPStatus.MISDIRECTED_REQUEST, "this desk has another address")
        if self.sessions is None:
            request.state.person, request.state.csrf = self._local, self._csrf
            return False
        authorization = request.headers.get("authorization", "")
        by_token = authorization.lower().startswith(BEARER) and request.url.path.startswith(API)
        if by_token:
            token = authorization[len(BEARER) :].strip()
            request.state.person = await run_in_threadpool(self._bearer, token)
        else:
            await run_in_threadpool(self._find_session, request, self.sessions)
        if request.state.person is None and not request.url.path.startswith(OPEN):
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "log in first")
        return by_token

    def _bearer(self, token: str) -> Person | None:
        with self._site.desk() as desk:
            user = user_of_token(desk, token)
        return person_of(user) if user else None

    def _find_session(self, request: Request, sessions: Sessions) -> None:
        session = sessions.read(request)
        user = user_of(self._site, session)
        request.state.person = person_of(user) if user else None
        request.state.csrf = sessions.csrf(session.id) if session else ""


async def _refuse_forged(request: Request) -> None:
    """Raise RefusedError for a change that may come from a strange page."""
    if is_from_elsewhere(request):
        raise RefusedError(HTTPStatus.FORBIDDEN, "this comes from a page of another site")
    expected = request.state.csrf
    given = request.headers.get("x-csrf-token") or await _field(request)
    if not expected or not hmac.compare_digest(given.encode(), expected.encode()):
        raise RefusedError(
            HTTPStatus.FORBIDDEN,
            "the page is too old, or from another site: open it again, then send",
            where="csrf",
        )


async def _field(request: Request) -> str:
    """The token as a form sends it."""
    if not request.headers.get("content-type", "").lower().startswith(FORMS):
        return ""
    await request.body()  # kept, so that the route can read it again
    value = (await request.form()).get("csrf", "")
    return value if isinstance(value, str) else ""
