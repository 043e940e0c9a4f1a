"""Every route says who may use it, and refuses the others."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from tests.web.conftest import As

from dateline.web.access.roles import Needs, Role
from dateline.web.routes import ROUTERS

pytestmark = pytest.mark.model

OPEN = {("GET", "/login"), ("POST", "/login")}
ROUTES = [
    (method, route)
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods)
]
ASKING = {None: 0, "rita": Role.READER, "raul": Role.REVIEWER}


def needs(dependant: Dependant) -> Iterator[Role]:
    for one in dependant.dependencies:
        if isinstance(one.call, Needs):
            yield one.call.role
        yield from needs(one)


def address(route: APIRoute) -> str:
    return re.sub(r"{[^}]*}", "1", route.path)


@pytest.mark.parametrize(("method", "route"), ROUTES, ids=lambda one: getattr(one, "path", one))
def test_route_declares_a_role_and_refuses_who_has_less(
    as_: As, method: str, route: APIRoute
) -> None:
    if (method, route.path) in OPEN:
        return
    declared = list(needs(route.dependant))
    assert declared, f"{method} {route.path} does not say which role it needs"
    for name, role in ASKING.items():
        if role >= max(declared):
            continue
        person = as_(name)
        csrf = person.get("/api/v1/session").json().get("csrf", "") if name else ""
        answer = person.request(method, address(route), headers={"X-CSRF-Token": csrf})
        assert answer.status_code == expected(route, name), (name, answer.text)


def expected(route: APIRoute, name: str | None) -> int:
    if name is not None:
        return 403
    return 401 if route.path.startswith("/api/") else 303


@pytest.mark.parametrize("path", ["/api/v1/openapi.json", "/api/v1/nowhere", "/nowhere"])
def test_nobody_learns_what_there_is(as_: As, path: str) -> None:
    assert as_(None).get(path).status_code in (401, 303)


def test_every_route_is_of_a_kind_that_is_asked_here() -> None:
    others = [
        route for router in ROUTERS for route in router.routes if not isinstance(route, APIRoute)
    ]
    assert others == []


def test_a_route_that_declares_no_role_is_found(tmp_path: Path) -> None:
    route = APIRoute("/open", lambda: None)
    assert list(needs(route.dependant)) == []
