"""The API keeps its own description: whatever is asked, the answer is one that it promises."""

from pathlib import Path

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
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
def app(example_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    desk = copy_desk(example_desk, tmp_path_factory.mktemp("contract") / "camp.desk")
    return create_app(Site(desk, url="http://testserver"))


@pytest.fixture(scope="module")
def description(app: FastAPI) -> BaseSchema:
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


def test_every_answer_is_as_described(app: FastAPI, description: BaseSchema) -> None:
    csrf = TestClient(app).get("/api/v1/session").json()["csrf"]
    wrong: dict[str, str] = {}
    for found in description.get_all_operations():
        operation = found.ok()
        try:
            ask_anything(operation, csrf)
        except (FailureGroup, Failure) as failure:
            wrong[operation.label] = str(failure)
    assert wrong == {}


def ask_anything(operation: APIOperation, csrf: str) -> None:
    """Ask one operation with values that its description allows, and some that it does not."""

    @given(case=operation.as_strategy() | operation.as_strategy(GenerationMode.NEGATIVE))
    @settings(
        max_examples=15,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Case) -> None:
        case.call_and_validate(checks=CHECKS, headers={"X-CSRF-Token": csrf})

    ask()


@pytest.mark.parametrize("accounts", [True, False])
def test_description_says_how_to_log_in_and_which_role_is_needed(
    example_desk: Path, accounts: bool
) -> None:
    whole = create_app(Site(example_desk, accounts=accounts)).openapi()
    scheme = whole["components"]["securitySchemes"]["token"]
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
    assert ({} in whole["security"]) is not accounts
    asked = whole["paths"]["/api/v1/incidents"]["get"]["responses"]
    assert "token" in asked["401"]["description"]
    assert "403" not in asked
    decide = whole["paths"]["/api/v1/events/{event_id}/decisions"]["post"]["responses"]
    assert "role reviewer" in decide["403"]["description"]
    assert "role owner" in whole["paths"]["/api/v1/users"]["get"]["responses"]["403"]["description"]


def test_every_operation_says_what_it_does(description: BaseSchema) -> None:
    silent = [
        f"{method} {path}"
        for path, methods in description.raw_schema["paths"].items()
        for method, told in methods.items()
        if not told.get("summary") or not told.get("description")
    ]
    assert silent == []
