"""Review: decisions that show at once, that two make at once, and that outlive the server."""

import csv
import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from tests.webdesk import serving_process

from dateline.records.ids import NTH, event_of
from dateline.review.fold import Review
from dateline.store import open_desk
from dateline.store.find import event as find_event
from dateline.store.verify import verify

pytestmark = pytest.mark.model

REPORT = "e-6c806e72bc5b99db"
WIRE = "example-wire"


def decisions(client: TestClient) -> str:
    return f"/api/v1/events/{REPORT}/decisions"


def test_a_correction_shows_at_once_and_can_be_taken_back(client: TestClient) -> None:
    where = decisions(client)
    made = client.post(where, json={"action": "correct", "field": "status", "new": "alleged"})
    assert made.status_code == 201
    event = client.get(f"/api/v1/events/{REPORT}").json()
    assert '"alleged"' in str(event).replace("'", '"')
    assert client.post(where, json={"action": "undo"}).status_code == 201
    assert [one["undone"] for one in client.get(where).json()] == [True, False]


def test_the_queue_is_a_table_the_most_worth_a_look_first(client: TestClient) -> None:
    told = client.get("/api/v1/review/queue.csv?type=ASSAULT").text
    rows = list(csv.DictReader(told.splitlines()))
    assert {row["event_type"] for row in rows} == {"ASSAULT"}
    assert len(rows) == client.get("/api/v1/review/queue?type=ASSAULT").json()["total"]
    scores = [int(row["score"]) for row in rows]
    assert scores == sorted(scores, reverse=True)


def test_what_is_written_has_the_words_that_the_reviewer_names(client: TestClient) -> None:
    whole = client.get(f"/api/v1/documents/{WIRE}").json()
    event = next(
        one["event"] for one in whole["stands"] if one["event"]["trigger"]["text"] == "hit"
    )
    form = {"action": "correct", "field": "figures", "low": "14", "kind": "killed"}
    address = f"/review/{event['id']}"
    client.post(address, data=form | {"words": "At least  14 people"})
    (figure,) = client.get(f"/api/v1/events/{event['id']}").json()["event"]["figures"]
    assert whole["text"][figure["start"] : figure["end"]] == figure["text"] == "At least 14 people"
    assert (figure["low"], figure["high"]) == (14, None)
    refused = client.post(address, data=form | {"words": "nobody at all"})
    assert refused.status_code == 422
    assert "does not have these words" in refused.text


def test_what_is_written_without_words_of_the_article_says_so(client: TestClient) -> None:
    form = {"action": "correct", "field": "date", "edtf": "2014-05", "note": "by telephone"}
    client.post(f"/review/{REPORT}", data=form)
    event = client.get(f"/api/v1/events/{REPORT}").json()["event"]
    assert event["date"]["edtf"] == "2014-05"
    assert event["date"]["text"] == event["trigger"]["text"]
    (made,) = client.get(decisions(client)).json()
    assert made["decision"]["note"] == "by telephone; by the reviewer, without words of the article"


def test_who_did_not_see_the_last_decision_is_told_of_it_and_nothing_is_written(
    as_: Callable[[str | None], TestClient],
) -> None:
    raul, olga = as_("raul"), as_("olga")
    for one in (raul, olga):
        one.headers["X-CSRF-Token"] = one.get("/api/v1/session").json()["csrf"]
    first = raul.post(decisions(raul), json={"action": "accept", "seen": 0})
    assert first.status_code == 201
    second = olga.post(decisions(olga), json={"action": "reject", "seen": 0})
    assert second.status_code == 409
    page = olga.post(f"/review/{REPORT}", data={"action": "reject", "seen": "0"})
    assert page.status_code == 409
    assert "raul" in page.text
    assert "Decide anyway" in page.text
    assert len(olga.get(decisions(olga)).json()) == 1
    seen = first.json()["number"]
    again = olga.post(decisions(olga), json={"action": "reject", "seen": seen})
    assert again.status_code == 201
    assert [one["decision"]["by"] for one in olga.get(decisions(olga)).json()] == ["raul", "olga"]


def test_of_many_that_decide_at_once_one_is_first_and_the_others_see_it(desk_file: Path) -> None:
    with serving_process(desk_file) as (address, _):
        with ThreadPoolExecutor(8) as together:
            answers = list(together.map(lambda _: _decide(address, REPORT, seen=0), range(8)))
        told = httpx.get(f"{address}/api/v1/events/{REPORT}/decisions").json()
    assert sorted(answers) == [201] + [409] * 7
    assert len(told) == 1


def test_each_decision_that_was_answered_outlives_a_server_that_is_killed(desk_file: Path) -> None:
    answered: list[str] = []
    with serving_process(desk_file) as (address, server):
        items = httpx.get(f"{address}/api/v1/review/queue", params={"per": 60}).json()["items"]
        with ThreadPoolExecutor(2) as together:
            for n, one in enumerate(items):
                together.submit(_decide_and_note, address, one["event"]["id"], answered)
                if n == 40:
                    together.submit(os.kill, server.pid, signal.SIGKILL)
    assert answered, "it was killed before it answered anything"
    with open_desk(desk_file) as desk:
        stand = [find_event(desk, id_).reviewed.review for id_ in answered]
        assert stand == [Review.ACCEPTED] * len(answered)
        assert list(verify(desk)) == []


def _decide(address: str, event: str, *, seen: int) -> int:
    with httpx.Client(base_url=address, timeout=60) as asking:
        token = asking.get("/api/v1/session").json()["csrf"]
        return asking.post(
            f"/api/v1/events/{event}/decisions",
            json={"action": "accept", "seen": seen},
            headers={"X-CSRF-Token": token},
        ).status_code


def _decide_and_note(address: str, event: str, answered: list[str]) -> None:
    try:
        if _decide(address, event, seen=0) == 201:
            answered.append(event)
    except httpx.HTTPError:
        pass  # the server is gone


def test_a_report_is_split_off_an_incident_and_merged_again(client: TestClient) -> None:
    before = client.get(f"/api/v1/incidents/{REPORT}").json()
    other = next(one for one in before["reports"] if one != REPORT)
    page = client.post(f"/incidents/{REPORT}/split", data={"report": [other]})
    assert page.status_code == 200  # of the page that it leads to
    apart = client.get(f"/api/v1/incidents/{other}").json()
    assert REPORT not in apart["reports"]
    assert client.post(f"/incidents/{REPORT}/merge", data={"other": apart["id"]}).status_code == 200
    again = client.get(f"/api/v1/incidents/{other}").json()
    assert again["reports"] == before["reports"]


def test_all_reports_of_an_incident_cannot_be_split_off(client: TestClient) -> None:
    reports = client.get(f"/api/v1/incidents/{REPORT}").json()["reports"]
    answer = client.post(f"/incidents/{REPORT}/split", data={"report": reports})
    assert answer.status_code == 400
    assert client.get(f"/api/v1/incidents/{REPORT}").json()["reports"] == reports


def test_what_was_said_of_two_reports_is_listed_and_taken_back_whole(client: TestClient) -> None:
    one, *others = client.get(f"/api/v1/incidents/{REPORT}").json()["reports"]
    for other in others[:2]:
        said = client.post("/api/v1/pins", json={"one": one, "other": other, "pin": "two"})
        assert said.status_code == 201
    assert len(client.get(f"/api/v1/incidents/{one}/pins").json()) >= 1
    for number in [told["number"] for told in client.get(f"/api/v1/incidents/{one}/pins").json()]:
        assert client.post(f"/api/v1/pins/{number}/undo").status_code == 200
        assert client.post(f"/api/v1/pins/{number}/undo").status_code == 409
    assert client.get(f"/api/v1/incidents/{one}/pins").json() == []
    assert client.get(f"/api/v1/incidents/{REPORT}").json()["reports"] == [one, *others]


def test_what_is_refused_leaves_no_run_behind(client: TestClient, desk_file: Path) -> None:
    def runs() -> int:
        with open_desk(desk_file) as desk:
            return int(desk.db.execute("SELECT count(*) FROM runs").fetchone()[0])

    assert client.post(decisions(client), json={"action": "accept"}).status_code == 201
    before = runs()
    refused = [
        client.post(decisions(client), json={"action": "reject", "seen": 0}),
        client.post("/api/v1/events/e-0/decisions", json={"action": "accept"}),
        client.post(
            decisions(client), json={"action": "correct", "field": "status", "new": "perhaps"}
        ),
        client.post("/api/v1/pins", json={"one": REPORT, "other": "e-0", "pin": "one"}),
        client.post(f"/incidents/{REPORT}/unpin", data={"number": "7"}),
    ]
    assert [one.status_code for one in refused] == [409, 404, 400, 404, 409]
    assert runs() == before


def test_two_attacks_told_as_one_are_shown_as_two_and_may_be_said_to_be_one(
    client: TestClient,
) -> None:
    listed = client.get("/api/v1/incidents?per=200").json()["items"]
    (other,) = [one for one in listed if any(NTH in report for report in one["reports"])]
    again = next(report for report in other["reports"] if NTH in report)
    event = event_of(again)
    first = client.get(f"/api/v1/incidents/{event}").json()
    assert first["id"] != other["id"]
    for one in (first, other):
        page = client.get(f"/incidents/{one['id']}").text
        assert "It is one of two that are told of together." in page
        assert f"?event={event}" in page
    document = client.get(f"/api/v1/events/{event}").json()["event"]["document_id"]
    assert f'href="/incidents/{other["id"]}"' in client.get(f"/documents/{document}").text

    client.post(f"/incidents/{event}/merge", data={"other": other["id"]})
    merged = client.get(f"/api/v1/incidents/{event}").json()
    assert merged["reports"] == sorted(first["reports"] + other["reports"])
    (said,) = client.get(f"/api/v1/incidents/{event}/pins").json()
    client.post(f"/incidents/{event}/unpin", data={"number": said["number"]})
    assert client.get(f"/api/v1/incidents/{again}").json()["reports"] == other["reports"]
