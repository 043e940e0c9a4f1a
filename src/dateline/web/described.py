"""Described: what the description of the API says of who may ask, for programs to read."""

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from dateline.web.access.guard import SAFE
from dateline.web.access.roles import Needs, Role

TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": "`Authorization: Bearer TOKEN`. A token is made under `/account`, or by"
    " `dateline user token DESK NAME`; it may what its account may.",
}
ANSWER = {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}
UNKNOWN = "Nobody is logged in: bring a token."
FORGED = "without a token, the header `X-CSRF-Token` of `/api/v1/session` is missing or old"


def describe_access(app: FastAPI, routers: Iterable[APIRouter], *, accounts: bool) -> None:
    """Let an app's description say how to log in, and which role each operation needs.

    Args:
        app: that has these routers.
        routers: whose every route in the description needs a role.
        accounts: whether one must log in; if not, a token is neither needed nor looked at.
    """
    plain = app.openapi
    routes = [
        route
        for router in routers
        for route in router.routes
        if isinstance(route, APIRoute) and route.include_in_schema
    ]

    def described() -> dict[str, Any]:
        known = app.openapi_schema is not None
        whole = plain()
        if not known:
            _describe(whole, routes, accounts=accounts)
        return whole

    app.openapi = described  # type: ignore[method-assign]


def _describe(whole: dict[str, Any], routes: Iterable[APIRoute], *, accounts: bool) -> None:
    whole.setdefault("components", {})["securitySchemes"] = {"token": TOKEN}
    whole["security"] = [{"token": []}] if accounts else [{}, {"token": []}]
    for route in routes:
        for method in route.methods or ():
            operation = whole["paths"][route.path_format][method.lower()]
            _describe_one(operation, _role(route), changes=method not in SAFE)


def _describe_one(operation: dict[str, Any], role: Role, *, changes: bool) -> None:
    why = [f"the role {role.name.lower()} is needed"] if role > Role.READER else []
    why += [FORGED] if changes else []
    told = {"401": UNKNOWN} | ({"403": f"Not allowed: {'; or '.join(why)}."} if why else {})
    for status, description in told.items():
        operation["responses"][status] = {"description": description, "content": ANSWER}


def _role(route: APIRoute) -> Role:
    """The role that a route needs."""
    return max(call.role for call in _calls(route.dependant) if isinstance(call, Needs))


def _calls(dependant: Dependant) -> Iterator[object]:
    """What a route depends on, and what that depends on."""
    for one in dependant.dependencies:
        yield one.call
        yield from _calls(one)
