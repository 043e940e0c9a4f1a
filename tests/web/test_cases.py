"""Decisions as test cases, as a reviewer takes them away from the web desk."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient

from dateline.review.case import Case

pytestmark = pytest.mark.model

REPORT = "e-6c806e72bc5b99db"
OTHER = "e-efaceaba60f08e23"
ZIP = "/api/v1/review/cases.zip"


def test_decisions_as_a_zip_of_cases(client: TestClient) -> None:
    assert "cases.zip" not in client.get("/review").text, "nothing was decided yet"
    client.post(f"/api/v1/events/{REPORT}/decisions", json={"action": "accept"})
    client.post(f"/api/v1/events/{OTHER}/decisions", json={"action": "reject"})
    client.post(f"/api/v1/events/{OTHER}/decisions", json={"action": "note", "note": "a drill"})
    sent = client.get(ZIP)
    assert sent.headers["content-type"] == "application/zip"
    assert sent.content == client.get(ZIP).content
    with ZipFile(BytesIO(sent.content)) as archive:
        assert sorted(archive.namelist()) == [f"cases/{REPORT}.json", f"cases/{OTHER}.json"]
        cases = [Case.model_validate(json.loads(archive.read(one))) for one in archive.namelist()]
    assert all(case.whole for case in cases)
    assert {case.event: case.verdict.value for case in cases} == {
        REPORT: "accepted", OTHER: "rejected"
    }  # fmt: skip
    assert "cases.zip" in client.get("/review").text


def test_filters_narrow_it_down(client: TestClient) -> None:
    for event in (REPORT, OTHER):
        client.post(f"/api/v1/events/{event}/decisions", json={"action": "reject"})
    sent = client.get(ZIP, params={"outlet": "no such outlet"})
    with ZipFile(BytesIO(sent.content)) as archive:
        assert archive.namelist() == []
