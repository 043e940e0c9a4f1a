"""What is so of every page: it names no other origin, forbids scripts in it, and says errors."""

import re

import pytest
from fastapi.testclient import TestClient

pytestmark = pytest.mark.model


def test_the_first_page_tells_what_is_in_the_desk(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert re.search(r"<b>8</b><span>Documents", page.text)


def test_pages_may_load_nothing_from_elsewhere_and_run_nothing_that_stands_in_them(
    client: TestClient,
) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_an_error_is_a_page_for_people_and_one_shape_of_json_for_programs(
    client: TestClient,
) -> None:
    page = client.get("/nowhere")
    assert page.status_code == 404
    assert "<h2>Not Found</h2>" in page.text
    answer = client.get("/api/v1/nowhere")
    assert answer.status_code == 404
    assert set(answer.json()["error"]) == {"status", "title", "detail", "where"}
