"""Account: logging in and out, one's password, one's tokens."""

from http import HTTPStatus
from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from dateline.errors import InputError
from dateline.settings import Settings
from dateline.store.accounts import (
    LONGEST_LABEL,
    User,
    add_token,
    change_password,
    end_sessions,
    find_user,
    list_tokens,
    list_users,
    remove_token,
)
from dateline.store.begin import Run, begin_run
from dateline.store.desk import Desk
from dateline.web.access import Owner, Person, Reader
from dateline.web.access.limit import Limit
from dateline.web.access.passwords import LONGEST, SHORTEST, hash_password, is_password
from dateline.web.access.sessions import Sessions, begin_session
from dateline.web.errors import RefusedError
from dateline.web.render import page
from dateline.web.site import site_of

router = APIRouter()

Name = Annotated[str, Form(max_length=64)]
Password = Annotated[str, Form(max_length=LONGEST)]
Back = Annotated[str, Form(max_length=2000)]


class Who(BaseModel):
    """Who asks, and what a change must bring."""

    name: str
    role: Literal["reader", "reviewer", "owner"]
    csrf: str = Field(
        description="Send it as `X-CSRF-Token` with each change; with a token of the API, none."
    )


@router.get("/api/v1/session", summary="Who asks", tags=["access"])
def session(request: Request, person: Reader) -> Who:
    """Your name and role, and the CSRF token that changes need where you ask by a cookie."""
    return Who.model_validate(
        {
            "name": person.name,
            "role": person.role.name.lower(),
            "csrf": getattr(request.state, "csrf", ""),
        }
    )


@router.get("/login", include_in_schema=False)
def login_page(request: Request, back: Annotated[str, Query(max_length=2000)] = "/") -> Response:
    """The page to log in."""
    sessions: Sessions | None = request.app.state.sessions
    if sessions is None or request.state.person is not None:
        return RedirectResponse(_within(back), HTTPStatus.SEE_OTHER)
    return _login_page(request, sessions, back=back)


@router.post("/login", include_in_schema=False)
def login(request: Request, name: Name, password: Password, back: Back = "/") -> Response:
    """Log in, or say that it did not work, not why."""
    sessions, limit = _sessions(request), request.app.state.limit
    if wait := _wait(request, limit, name):
        return _login_page(
            request,
            sessions,
            status=HTTPStatus.TOO_MANY_REQUESTS,
            back=back,
            name=name,
            wrong=f"Too many tries. Wait {wait} seconds, then try again.",
            headers={"Retry-After": str(wait)},
        )
    with site_of(request).desk() as desk:
        user = find_user(desk, name)
    if not is_password(user.password if user else None, password) or user is None:
        return _login_page(
            request,
            sessions,
            status=HTTPStatus.UNAUTHORIZED,
            back=back,
            name=name,
            wrong="No account has this name and password.",
        )
    limit.succeeded(name, _address(request))
    response = RedirectResponse(_within(back), HTTPStatus.SEE_OTHER)
    sessions.give(response, begin_session(user))
    return response


@router.post("/logout", include_in_schema=False)
def logout(request: Request, person: Reader) -> Response:
    """End one's sessions, here and elsewhere: no copy of a cookie outlives it."""
    sessions = _sessions(request)
    with site_of(request).desk() as desk, desk.changing():
        end_sessions(desk, person.name, run=_run(desk))
    response = RedirectResponse("/login", HTTPStatus.SEE_OTHER)
    sessions.end(response)
    return response


@router.get("/account", include_in_schema=False)
def account(request: Request, person: Reader) -> HTMLResponse:
    """One's own account; of an owner, who else has one."""
    return _account_page(request, person)


@router.post("/account/password", include_in_schema=False)
def new_password(request: Request, person: Reader, current: Password, new: Password) -> Response:
    """Change one's password; other sessions of one's own end."""
    sessions, limit = _sessions(request), request.app.state.limit
    if _wait(request, limit, person.name):
        return _account_page(request, person, wrong="Too many tries. Wait a minute.", status=429)
    with site_of(request).desk() as desk:
        user = find_user(desk, person.name)
        if user is None or not is_password(user.password, current):
            return _account_page(
                request, person, wrong="That is not your current password.", status=403
            )
        try:
            kept = hash_password(new)
        except InputError as error:
            return _account_page(request, person, wrong=f"{str(error).capitalize()}.", status=422)
        with desk.changing():
            change_password(desk, person.name, kept, run=_run(desk))
        changed = find_user(desk, person.name)
    limit.succeeded(person.name, _address(request))
    response = RedirectResponse("/account?said=password", HTTPStatus.SEE_OTHER)
    sessions.give(response, begin_session(changed))
    return response


@router.post("/account/tokens", include_in_schema=False)
def new_token(
    request: Request,
    person: Reader,
    label: Annotated[str, Form(min_length=1, max_length=LONGEST_LABEL)],
) -> Response:
    """Make a token, and show it this once."""
    _sessions(request)
    with site_of(request).desk() as desk, desk.changing():
        token = add_token(desk, person.name, label, run=_run(desk))
    return _account_page(request, person, token=token)


@router.post("/account/tokens/{number}/remove", include_in_schema=False)
def old_token(
    request: Request, person: Reader, number: Annotated[int, Field(ge=1, lt=2**63)]
) -> Response:
    """Take out a token: what asks by it is refused from now on."""
    _sessions(request)
    with site_of(request).desk() as desk, desk.changing():
        remove_token(desk, person.name, number, run=_run(desk))
    return RedirectResponse("/account", HTTPStatus.SEE_OTHER)


class Account(BaseModel):
    """An account of the desk."""

    name: str
    role: Literal["reader", "reviewer", "owner"]
    added: str


class Accounts(BaseModel):
    """All accounts; there are never many, so on one page."""

    items: list[Account]
    total: int


@router.get("/api/v1/users", summary="Who has an account", tags=["access"])
def users(request: Request, person: Owner) -> Accounts:
    """The accounts of this desk, by name."""
    with site_of(request).desk() as desk:
        found = list_users(desk)
    items = [Account(name=user.name, role=user.role, added=user.added) for user in found]
    return Accounts(items=items, total=len(items))


def _sessions(request: Request) -> Sessions:
    sessions: Sessions | None = request.app.state.sessions
    if sessions is None:
        raise RefusedError(HTTPStatus.CONFLICT, "this desk is served without accounts")
    return sessions


def _login_page(
    request: Request,
    sessions: Sessions,
    *,
    back: str,
    status: int = 200,
    name: str = "",
    wrong: str | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """The page within a session of nobody, so that its form brings a token."""
    before = sessions.read(request)  # another tab may show the same page
    begun = begin_session() if before is None or before.user else before
    request.state.csrf = sessions.csrf(begun.id)
    response = page(
        request, "login.html", status=status, back=_within(back), name=name, wrong=wrong
    )
    sessions.give(response, begun)
    response.headers.update(headers or {})
    return response


def _account_page(
    request: Request,
    person: Person,
    *,
    status: int = 200,
    wrong: str | None = None,
    token: str | None = None,
) -> HTMLResponse:
    with site_of(request).desk() as desk:
        user = find_user(desk, person.name) if request.app.state.sessions else None
        others: list[User] = list_users(desk) if person.role.name == "OWNER" else []
        tokens = list_tokens(desk, person.name) if user else []
    return page(
        request,
        "account.html",
        status=status,
        user=user,
        users=others,
        tokens=tokens,
        wrong=wrong,
        token=token,
        changed=request.query_params.get("said") == "password",
        shortest=SHORTEST,
        longest_label=LONGEST_LABEL,
    )


def _wait(request: Request, limit: Limit, name: str) -> int:
    return limit.wait(name, _address(request))


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _within(back: str) -> str:
    """Where to go after log-in: within this desk, whatever the address asks for."""
    odd = not back.startswith("/") or back.startswith(("//", "/\\", "/login"))
    hidden = any(ord(sign) <= 0x20 or sign == "\\" for sign in back)  # browsers drop some of these
    return "/" if odd or hidden or urlsplit(back).netloc else back


def _run(desk: Desk) -> Run:
    return begin_run(desk, "serve", Settings())
