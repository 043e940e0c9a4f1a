"""Errors: each one has one shape as JSON, and one page."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from dateline.errors import ConflictError, InputError, StoreError
from dateline.web.render import page

API = "/api/"


class Problem(BaseModel):
    """What went wrong.

    Attributes:
        status: of HTTP.
        title: what kind of error.
        detail: what was found and what was expected; it repeats no article text.
        where: the parameter or field, or None.
    """

    status: int
    title: str
    detail: str
    where: str | None = None


class Answer(BaseModel):
    """What the API answers instead, whatever went wrong."""

    error: Problem


ERRORS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": Answer, "description": "The request is not answered, and why."},
    "5XX": {"model": Answer, "description": "The desk cannot be used now, and why."},
}


class RefusedError(Exception):
    """A request that is not answered, and why."""

    def __init__(self, status: HTTPStatus, detail: str, *, where: str | None = None) -> None:
        super().__init__(detail)
        self.problem = Problem(status=status.value, title=status.phrase, detail=detail, where=where)


def handle_errors(app: FastAPI) -> None:
    """Let an app answer every error in the one shape."""

    @app.exception_handler(RefusedError)
    def refused(request: Request, error: RefusedError) -> Response:
        return answer(request, error.problem)

    @app.exception_handler(InputError)
    def input_error(request: Request, error: InputError) -> Response:
        missing = "no such" in str(error)
        return _answer(
            request, HTTPStatus.NOT_FOUND if missing else HTTPStatus.BAD_REQUEST, str(error)
        )

    @app.exception_handler(ConflictError)
    def conflict(request: Request, error: ConflictError) -> Response:
        return _answer(request, HTTPStatus.CONFLICT, str(error))

    @app.exception_handler(StoreError)
    def store_error(request: Request, error: StoreError) -> Response:
        return _answer(request, HTTPStatus.SERVICE_UNAVAILABLE, str(error))

    @app.exception_handler(RequestValidationError)
    def not_valid(request: Request, error: RequestValidationError) -> Response:
        first: dict[str, Any] = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return _answer(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(first["msg"]), where or None)

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        status = HTTPStatus(error.status_code)
        response = _answer(request, status, _said_of(status))
        response.headers.update(error.headers or {})
        return response


def answer(request: Request, problem: Problem) -> Response:
    """A problem as JSON for the API, as a page for people; who is to log in is led there."""
    if request.url.path.startswith(API):
        asked = (
            {"WWW-Authenticate": "Bearer"} if problem.status == HTTPStatus.UNAUTHORIZED else None
        )
        return JSONResponse({"error": problem.model_dump()}, problem.status, asked)
    if problem.status == HTTPStatus.UNAUTHORIZED:
        return _to_log_in(request)
    return page(request, "error.html", status=problem.status, problem=problem)


def _to_log_in(request: Request) -> Response:
    """To the page to log in, and back afterwards."""
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    address = "/login" if request.method != "GET" else f"/login?{urlencode({'back': back})}"
    if request.headers.get("HX-Request") == "true":  # htmx would put the page into a part of this
        return Response(status_code=HTTPStatus.UNAUTHORIZED, headers={"HX-Redirect": "/login"})
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def _answer(
    request: Request, status: HTTPStatus, detail: str, where: str | None = None
) -> Response:
    return answer(
        request, Problem(status=status.value, title=status.phrase, detail=detail, where=where)
    )


def _said_of(status: HTTPStatus) -> str:
    return {
        HTTPStatus.NOT_FOUND: "There is no such page.",
        HTTPStatus.METHOD_NOT_ALLOWED: "This address does not take such a request.",
    }.get(status, status.description or status.phrase)
