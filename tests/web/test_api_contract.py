"""The API keeps its own description: whatever is asked, the answer is one that it promises."""

from pathlib import Path

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.web.conftest import HOME
from tests.webdesk import copy_desk

from dateline.web.app import create_app
from dateline.web.site import Site

pytestmark = [pytest.mark.model, pytest.mark.slow]

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def description(example_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> object:
    desk = copy_desk(example_desk, tmp_path_factory.mktemp("contract") / "camp.desk")
    app = create_app(Site(desk, url="http://testserver"))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


api = schemathesis.pytest.from_fixture("description")


@api.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case: Case) -> None:
    csrf = TestClient(case.operation.app, base_url=HOME).get("/api/v1/session").json()["csrf"]
    case.call_and_validate(checks=CHECKS, headers={"X-CSRF-Token": csrf})


def test_every_operation_says_what_it_does(description: object) -> None:
    silent = [
        f"{method} {path}"
        for path, methods in description.raw_schema["paths"].items()
        for method, told in methods.items()
        if not told.get("summary") or not told.get("description")
    ]
    assert silent == []
