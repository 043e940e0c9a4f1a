"""Second coding by two accounts: blind until both have finished, then settled by a third."""

import csv
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import As
from tests.webaccounts import PASSWORD

from dateline.settings import Settings
from dateline.store import open_desk
from dateline.store.accounts import add_user
from dateline.store.begin import begin_run
from dateline.store.verify import verify
from dateline.web.access.passwords import hash_password

pytestmark = pytest.mark.model

CODINGS = "/api/v1/review/codings"
SETTLING = "/api/v1/review/disagreements"
PAGE = "/review/second/disagreements"


@pytest.fixture
def people(as_: As, accounts_file: Path) -> dict[str, TestClient]:
    """raul and rosa, who code; olga, the owner; rita, who only reads."""
    with open_desk(accounts_file) as desk:
        run = begin_run(desk, "user", Settings())
        add_user(desk, "rosa", "reviewer", hash_password(PASSWORD), run=run)
    found = {name: as_(name) for name in ("raul", "rosa", "olga", "rita")}
    for one in found.values():
        one.headers["X-CSRF-Token"] = one.get("/api/v1/session").json()["csrf"]
    return found


def give(people: dict[str, TestClient], share: str = "1") -> list[str]:
    told = {"to": ["raul", "rosa"], "share": share}
    assert people["olga"].post("/api/v1/review/assignments", json=told).status_code == 201
    return [one["event"]["id"] for one in people["raul"].get(CODINGS).json()["items"]]


def say(client: TestClient, event: str, **said: object) -> dict[str, object]:
    answer = client.post(f"{CODINGS}/{event}", json=said)
    assert answer.status_code == 201, answer.text
    told: dict[str, object] = answer.json()
    return told


def test_one_coder_learns_nothing_of_the_other_before_both_have_finished(
    people: dict[str, TestClient],
) -> None:
    raul, rosa = people["raul"], people["rosa"]
    (event,) = give(people)
    before = rosa.get(f"/api/v1/events/{event}").json()
    document = before["event"]["document_id"]
    said = "an order that nobody carried out"
    say(raul, event, field="event_type", new="COOPERATE", note=said)
    say(raul, event, verdict="accept")
    for who in ("rosa", "olga", "rita"):
        asking = people[who]
        for address in (
            f"/api/v1/events/{event}", f"/api/v1/events/{event}/decisions", CODINGS,
            f"{CODINGS}/{event}", f"{CODINGS}/{event}?coder=raul", f"{CODINGS}?coder=raul",
            SETTLING, f"{SETTLING}?agreed=true", "/api/v1/review/agreement", "/review",
            f"/review/{event}", "/review/second", "/review/second/code",
            f"/review/second/code/{event}", f"/review/second/code/{event}?coder=raul",
            PAGE, f"{PAGE}/{event}", "/review/agreement", f"/documents/{document}",
        ):  # fmt: skip
            told = asking.get(address).text
            assert said not in told, (who, address)
            assert not address.startswith("/api/") or "COOPERATE" not in told, (who, address)
    assert rosa.get(f"/api/v1/events/{event}").json() == before
    assert rosa.get(f"{CODINGS}/{event}").json()["both"] is None
    assert rosa.get(f"{CODINGS}?coder=raul").status_code == 403
    assert rosa.get(f"{PAGE}/{event}").status_code == 404
    both = say(rosa, event, verdict="accept")["both"]
    assert isinstance(both, list)
    assert both[0]["event"]["event_type"] == "COOPERATE"
    assert said in rosa.get(f"{PAGE}/{event}").text
    assert raul.post(f"{CODINGS}/{event}", json={"verdict": "reject"}).status_code == 409


def test_nobody_decides_on_an_event_that_is_coded_twice(people: dict[str, TestClient]) -> None:
    (event,) = give(people)
    queue = people["raul"].get("/api/v1/review/queue?per=500").json()["items"]
    assert event not in [one["event"]["id"] for one in queue]
    where = f"/api/v1/events/{event}/decisions"
    assert people["olga"].post(where, json={"action": "accept"}).status_code == 400
    shown = people["olga"].get(f"/review/{event}").text
    assert "Two people code this event" in shown
    assert 'value="accept"' not in shown


def test_a_third_settles_and_it_shows_at_once(
    people: dict[str, TestClient], accounts_file: Path
) -> None:
    raul, rosa, olga = (people[name] for name in ("raul", "rosa", "olga"))
    (event,) = give(people)
    say(raul, event, field="status", new="denied")
    say(raul, event, verdict="accept")
    say(rosa, event, field="status", new="alleged")
    say(rosa, event, verdict="accept")
    (waiting,) = olga.get(SETTLING).json()["items"]
    assert waiting["differs"] == ["status"]
    picks = {
        f"pick-{field}": "second"
        for field in ("event_type", "actors", "recipients", "locations", "date", "figures")
    }
    form = picks | {"pick-status": "first", "verdict": "accept", "note": "read it again"}
    assert raul.post(f"{PAGE}/{event}", data=form).status_code == 403
    assert raul.post(f"{SETTLING}/{event}", json={"verdict": "accept"}).status_code == 403
    undecided = {name: pick for name, pick in form.items() if name != "pick-status"}
    assert olga.post(f"{PAGE}/{event}", data=undecided).status_code == 422
    other = form | {"pick-date": "other", "edtf": "2014-05-12"}
    assert olga.post(f"{PAGE}/{event}", data=other).status_code == 303
    stands = olga.get(f"/api/v1/events/{event}").json()["event"]
    assert (stands["status"], stands["date"]["edtf"]) == ("denied", "2014-05-12")
    made = [one["decision"] for one in olga.get(f"/api/v1/events/{event}/decisions").json()]
    assert [one["action"] for one in made] == ["correct", "correct", "accept"]
    assert {one["by"] for one in made} == {"olga"}
    assert {one["note"] for one in made} == {"adjudicated: raul and rosa; read it again"}
    assert olga.post(f"{SETTLING}/{event}", json={"verdict": "reject"}).status_code == 409
    assert "settled" in raul.get(f"{PAGE}/{event}").text
    with open_desk(accounts_file) as desk:
        assert list(verify(desk)) == []


def test_what_both_agree_on_is_applied_together(people: dict[str, TestClient]) -> None:
    for event in give(people, "3"):
        say(people["raul"], event, verdict="accept")
        say(people["rosa"], event, verdict="accept")
    shown = people["rosa"].get(PAGE).text
    assert "Apply all agreed (3)" in shown
    assert people["rosa"].post("/review/second/agreed").status_code == 303
    assert people["rosa"].get(f"{SETTLING}?agreed=true").json()["total"] == 0
    queue = people["rosa"].get("/api/v1/review/assignments").json()
    assert (queue[0]["both"], queue[0]["settled"]) == (3, 3)


def test_agreement_is_told_by_field(people: dict[str, TestClient]) -> None:
    one, other, third = give(people, "3")
    say(people["raul"], one, verdict="reject")
    for event in (other, third):
        say(people["raul"], event, verdict="accept")
    for event in (one, other, third):
        say(people["rosa"], event, verdict="accept")
    told = {f["field"]: f for f in people["rosa"].get("/api/v1/review/agreement").json()}
    assert told["verdict"]["units"] == 3
    assert told["verdict"]["agreed"] == pytest.approx(2 / 3)
    assert told["event_type"]["units"] == 2
    assert told["killed"]["metric"] == "ratio"
    rows = csv.DictReader(people["rosa"].get("/api/v1/review/agreement.csv").text.splitlines())
    assert {row["field"]: row["units"] for row in rows}["verdict"] == "3"
    shown = people["rosa"].get("/review/agreement?assignment=1").text
    assert "67 %" in shown
    assert people["rosa"].get("/review/agreement?assignment=9").status_code == 404


def test_only_people_who_may_review_are_given_events(people: dict[str, TestClient]) -> None:
    for to in (["raul", "rita"], ["raul", "nobody"], ["raul", "raul"]):
        told = {"to": to, "share": "10%"}
        answer = people["olga"].post("/api/v1/review/assignments", json=told)
        assert answer.status_code == 400, to
    form = {"first": "raul", "second": "rosa", "share": "10%"}
    assert people["raul"].post("/review/second", data=form).status_code == 403
    given = people["olga"].post("/review/second?type=ASSAULT", data=form)
    assert "events given out" in given.text
    types = {one["event"]["event_type"] for one in people["rosa"].get(CODINGS).json()["items"]}
    assert types == {"ASSAULT"}
    assert people["olga"].post("/review/second/1/release").status_code == 303
    assert people["rosa"].get(CODINGS).json()["total"] == 0


def test_on_a_desk_without_log_in_one_codes_as_whom_one_names(client: TestClient) -> None:
    told = {"to": ["ana", "ben"], "share": "1"}
    assert client.post("/api/v1/review/assignments", json=told).status_code == 201
    (item,) = client.get(f"{CODINGS}?coder=ana").json()["items"]
    where = f"/review/second/code/{item['event']['id']}"
    field = {"action": "correct", "field": "status", "value": "denied", "note": "says so"}
    assert client.post(f"{where}?coder=ana", data=field).status_code == 200
    assert client.post(f"{where}?coder=ana", data={"action": "accept"}).status_code == 200
    assert "Denied" in client.get(f"{where}?coder=ana").text
    assert "Denied" not in client.get(f"{where}?coder=ben").text.split("<dialog")[0]
