"""One incident: everything that is said of it, by whom, and how far to trust it."""

import html
import re
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.webdesk import EXAMPLES

from dateline.web.routes import incident as route

pytestmark = pytest.mark.model


@pytest.fixture
def attack(client: TestClient) -> str:
    """The id of the attack that seven sources tell of."""
    found = client.get("/api/v1/incidents?sources=5").json()["items"]
    assert len(found) == 1
    return str(found[0]["id"])


def words(page: str) -> str:
    """What a reader sees, without the marks."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_the_page_says_all_that_the_record_has(client: TestClient, attack: str) -> None:
    one = client.get(f"/api/v1/incidents/{attack}").json()
    page = words(client.get(f"/incidents/{attack}").text)
    assert one["summary"] in page
    for reason in one["grade"]["reasons"]:
        assert reason in page
    for source in one["sources"]:
        assert source["name"] in page
    for toll in one["figures"]:
        for given in toll["given"]:
            assert f"“{given['text']}”" in page
    for dispute in one["disputed"]:
        for side in dispute["sides"]:
            assert side["says"] in page


def test_each_report_leads_to_the_event_in_its_document(client: TestClient, attack: str) -> None:
    one = client.get(f"/api/v1/incidents/{attack}").json()
    page = client.get(f"/incidents/{attack}").text
    assert {found[1] for found in re.finditer(r"\?event=([\w-]+)", page)} >= set(one["reports"])


def test_a_copy_is_shown_and_said_not_to_count(client: TestClient, attack: str) -> None:
    page = words(client.get(f"/incidents/{attack}").text)
    assert "copy, not counted: Northern Daily Mail Bag" in page


def test_evidence_is_the_sentence_with_its_parts_marked(client: TestClient, attack: str) -> None:
    page = client.get(f"/incidents/{attack}").text
    assert re.search(r'<mark class="m-did inside">struck</mark>', page)
    assert "The rockets struck the market of Camp Umm Sarha" in words(page)


def test_an_id_that_it_once_had_leads_on(client: TestClient, desk_file: Path, attack: str) -> None:
    with sqlite3.connect(desk_file) as db:
        run = db.execute("SELECT max(id) FROM runs").fetchone()[0]
        stone = ("i-old", attack, "2026-01-01T00:00:00Z", run)
        db.execute("INSERT INTO incident_tombstones VALUES (?, ?, ?, ?)", stone)
    db.close()
    moved = client.get("/incidents/i-old", follow_redirects=False)
    assert moved.headers["location"] == f"/incidents/{attack}"
    assert client.get("/incidents/i-none").status_code == 404


def test_the_dossier_gives_digests_by_which_originals_can_be_checked(
    client: TestClient, attack: str
) -> None:
    page = client.get(f"/incidents/{attack}/dossier").text
    digests = set(re.findall(r"\b[0-9a-f]{64}\b", page))
    texts = {sha256(path.read_bytes()).hexdigest() for path in EXAMPLES.glob("*.txt")}
    assert len(texts & digests) >= 3
    assert "How this was made" in page


def test_many_reports_are_shown_page_by_page_and_all_in_the_dossier(
    client: TestClient, attack: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(route, "REPORTS_A_PAGE", 4)
    one = client.get(f"/api/v1/incidents/{attack}").json()
    total = len(one["reports"])
    first = client.get(f"/incidents/{attack}").text
    assert f"1–4 of {total} reports in " in words(first)
    assert f'href="/incidents/{attack}/dossier#d-reports">all of them</a>' in first
    seen: list[str] = []
    address = ""
    while True:
        page = client.get(f"/incidents/{attack}{address}").text
        seen += re.findall(r"\?event=(e-\w+)\"><q", page.split('class="rows tellings"')[1])
        following = re.search(r'rel="next" href="([^"#]+)', page)
        if not following:
            break
        address = following[1]
    assert len(seen) == total
    assert set(seen) == set(one["reports"])
    dossier = client.get(f"/incidents/{attack}/dossier").text
    assert all(report in dossier for report in one["reports"])
    assert client.get(f"/incidents/{attack}?reports=900").status_code == 200
