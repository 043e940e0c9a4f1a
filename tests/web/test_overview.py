"""The overview: what is in the desk, what waits, and what it does not see."""

import html
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.records.review import Action
from dateline.settings import Settings
from dateline.store import open_desk
from dateline.store.begin import begin_run
from dateline.store.decisions import decide
from dateline.store.filter import Filter
from dateline.store.find import find_events
from dateline.web.app import create_app
from dateline.web.site import Site

pytestmark = pytest.mark.model


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_it_counts_documents_copies_and_what_has_no_date_or_outlet(client: TestClient) -> None:
    page = words(client.get("/").text)
    assert "8 Documents 1 copy among them" in page
    assert "Undated documents that do not say when 3" in page
    assert "Unnamed documents without an outlet 3" in page


def test_a_decision_shows_at_once(client: TestClient, desk_file: Path) -> None:
    waiting = int(re.findall(r"(\d+) Waiting for review", words(client.get("/").text))[0])
    with open_desk(desk_file) as desk:
        event = next(iter(find_events(desk, Filter()))).reviewed.event
        run = begin_run(desk, "review", Settings())
        decide(desk, event.id, Action.ACCEPT, by="ann", run=run)
    page = words(client.get("/").text)
    assert f"{waiting - 1} Waiting for review" in page
    assert "1 decided by reviewers" in page


def test_an_empty_desk_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "empty.desk"
    open_desk(path, create=True).close()
    with TestClient(create_app(Site(path)), base_url="http://127.0.0.1:8300") as client:
        assert "This desk is empty" in client.get("/").text
        assert "No incidents yet" in client.get("/incidents").text
