"""Unchanged: answers of the API carry a tag, and are not sent again while the desk is as it was."""

import secrets
from collections.abc import Awaitable, Callable
from hashlib import sha256
from threading import Lock

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool

from dateline.store import Desk, open_desk
from dateline.store.desk import data_version
from dateline.web.errors import API
from dateline.web.site import Site

Next = Callable[[Request], Awaitable[Response]]


class Unchanged:
    """Weak ETags (RFC 9110, 8.8.3) of the answers to GET under the API.

    A tag says: this server, this state of the desk, this person, this address. So it is known
    without making the answer.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._server = secrets.token_hex(8)
        self._watch: Desk | None = None  # only looks on, so every change is by another
        self._lock = Lock()

    async def __call__(self, request: Request, call_next: Next) -> Response:
        """Answer, or say that the answer is what it was."""
        if request.method != "GET" or not request.url.path.startswith(API):
            return await call_next(request)
        tag = await run_in_threadpool(self._tag, request)
        headers = {
            "ETag": tag,
            "Cache-Control": "private, no-cache",
            "Vary": "Cookie, Authorization",
        }
        if tag in _known(request):
            return Response(status_code=304, headers=headers)
        response = await call_next(request)
        if response.status_code == 200:
            response.headers.update(headers)
        return response

    def close(self) -> None:
        """Close its connection."""
        with self._lock:
            if self._watch is not None:
                self._watch.close()
                self._watch = None

    def _tag(self, request: Request) -> str:
        with self._lock:
            if self._watch is None:
                self._watch = open_desk(self._site.path, anywhere=True)
            version = data_version(self._watch)
        person = request.state.person
        told = (self._server, version, person.name, person.role.name, str(request.url))
        return f'W/"{sha256(repr(told).encode()).hexdigest()[:32]}"'


def _known(request: Request) -> list[str]:
    return [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]
