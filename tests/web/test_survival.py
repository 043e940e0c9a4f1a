"""What people decide in the web desk outlives coding anew, however that finds the events."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dateline.annotate import parallel
from dateline.records import Analysis, Document, Event
from dateline.records.ids import event_id
from dateline.runs.link import link_desk
from dateline.runs.recode import recode
from dateline.settings import Settings
from dateline.store import open_desk
from dateline.store.filter import Filter
from dateline.store.find import find_documents
from dateline.store.provenance import analysis
from dateline.store.verify import verify

pytestmark = pytest.mark.model

REPORT = "e-6c806e72bc5b99db"
ROCKETS = {"start": 93, "end": 100, "text": "rockets"}
WORDS = {"start": 101, "end": 104, "text": "hit"}
SUDAN = {"name": "Sudan", "id": "country-sdn", "country": "SDN", "sectors": ["GOV"]}
Recoding = Callable[[Event], Event | None]


def moved(event: Event) -> Event:
    """Found at more characters, as another version of the patterns may."""
    text = "rockets hit"
    trigger = event.trigger.model_copy(update={"start": event.trigger.start - 8, "text": text})
    id_ = event_id(event.document_id, event.event_type.value, trigger.bounds)
    return event.model_copy(update={"id": id_, "trigger": trigger, "confidence": 0.1})


def retyped(event: Event) -> Event:
    changed = event.model_dump(mode="json") | {"event_type": "COERCE", "mode": None}
    changed["id"] = event_id(event.document_id, "COERCE", event.trigger.bounds)
    return Event.model_validate(changed)


def otherwise(event: Event) -> Event:
    """Found where it was, with other fields."""
    changed = {"mode": None, "actors": (), "figures": (), "date": None, "confidence": 0.1}
    return Event.model_validate(event.model_dump(mode="json") | changed)


RECODINGS: dict[str, Recoding] = {
    "otherwise": otherwise, "moved": moved, "retyped": retyped, "gone": lambda _: None,
}  # fmt: skip
CORRECTIONS: dict[str, Any] = {
    "event_type": "THREATEN",
    "status": "alleged",
    "actors": [ROCKETS | SUDAN],
    "recipients": [WORDS | SUDAN],
    "locations": [WORDS | {"name": "Adre", "kind": "city", "country": "TCD", "confidence": 1.0}],
    "date": WORDS | {"kind": "date", "edtf": "2014-05-10", "earliest": "2014-05-10",
                     "latest": "2014-05-10", "anchor": "stated"},
    "figures": [WORDS | {"kind": "killed", "low": 9, "high": None, "qualifier": "at-least"}],
}  # fmt: skip


class Again:
    """Gives the codings that a desk has, but for what becomes of one event."""

    def __init__(self, codings: dict[str, Analysis], change: Recoding) -> None:
        self._codings = codings
        self._change = change

    def pipe(self, documents: list[Document]) -> Iterator[Analysis]:
        for document in documents:
            found = self._codings[document.id]
            events = [self._change(e) if e.id == REPORT else e for e in found.events]
            yield found.model_copy(update={"events": tuple(e for e in events if e is not None)})


Code = Callable[[Recoding], None]


@pytest.fixture
def code_again(desk_file: Path, monkeypatch: pytest.MonkeyPatch) -> Code:
    def code(change: Recoding) -> None:
        with open_desk(desk_file, write=True) as desk:
            documents = [one.document for one in find_documents(desk, Filter(), limit=100)]
            codings = {d.id: found for d in documents if (found := analysis(desk, d.id))}
            again = Again(codings, change)
            monkeypatch.setattr(parallel, "build_pipeline", lambda *_, **__: again)
            assert not any(one.failure for one in recode(desk, Settings(), everything=True))
            link_desk(desk, Settings())
            assert list(verify(desk)) == []

    return code


def decide(client: TestClient, action: str, **said: Any) -> None:
    told = client.post(f"/api/v1/events/{REPORT}/decisions", json={"action": action, **said})
    assert told.status_code == 201, told.text


def shown(client: TestClient) -> dict[str, Any]:
    told: dict[str, Any] = client.get(f"/api/v1/events/{REPORT}").json()
    return told


@pytest.mark.parametrize("how", RECODINGS)
@pytest.mark.parametrize("field", CORRECTIONS)
def test_each_correction(client: TestClient, code_again: Code, field: str, how: str) -> None:
    decide(client, "correct", field=field, new=CORRECTIONS[field], note="the second report")
    before = shown(client)["event"][field]
    code_again(RECODINGS[how])
    after = shown(client)
    assert (after["review"], after["event"][field]) == ("corrected", before)
    assert _of_the_word(client) == [REPORT], "no second event of the same word"


@pytest.mark.parametrize("how", RECODINGS)
def test_what_was_accepted_stays_as_it_was_accepted(
    client: TestClient, code_again: Code, how: str
) -> None:
    decide(client, "correct", field="status", new="alleged")
    decide(client, "accept")
    before = shown(client)
    code_again(RECODINGS[how])
    assert shown(client) == before
    assert _of_the_word(client) == [REPORT]


@pytest.mark.parametrize("how", ["otherwise", "moved"])
def test_what_was_rejected_stays_out_of_lists_and_incidents(
    client: TestClient, code_again: Code, how: str
) -> None:
    decide(client, "reject", note="a drill")
    code_again(RECODINGS[how])
    assert shown(client)["review"] == "rejected"
    assert _of_the_word(client) == []
    assert REPORT not in client.get("/api/v1/events.csv").text
    assert client.get(f"/incidents/{REPORT}").status_code == 404


@pytest.mark.parametrize("how", RECODINGS)
def test_a_note_and_what_was_taken_back(client: TestClient, code_again: Code, how: str) -> None:
    decide(client, "correct", field="status", new="denied")
    decide(client, "undo")
    decide(client, "note", note="ask the outlet")
    code_again(RECODINGS[how])
    log = client.get(f"/api/v1/events/{REPORT}/decisions").json()
    assert [one["decision"]["action"] for one in log] == ["correct", "undo", "note"]
    assert shown(client)["review"] is None
    assert shown(client)["event"]["status"] != "denied"
    assert "ask the outlet" in client.get(f"/review/{REPORT}").text


@pytest.mark.parametrize("how", RECODINGS)
def test_incidents_and_exports_tell_what_was_decided(
    client: TestClient, code_again: Code, how: str
) -> None:
    figures = [WORDS | {"kind": "killed", "low": 812, "high": 812}]
    decide(client, "correct", field="figures", new=figures)
    code_again(RECODINGS[how])
    page = client.get(f"/incidents/{REPORT}", follow_redirects=True)
    assert page.status_code == 200
    assert "812" in page.text
    (row,) = [row for row in client.get("/api/v1/events.csv").text.split("\n") if REPORT in row]
    assert "812" in row


def test_deciding_goes_on_after_it(client: TestClient, code_again: Code) -> None:
    decide(client, "correct", field="status", new="alleged")
    code_again(moved)
    decide(client, "correct", field="event_type", new="THREATEN")
    decide(client, "accept")
    stands = shown(client)
    assert stands["event"]["trigger"]["text"] == "rockets hit"
    code_again(lambda _: None)
    assert shown(client) == stands


def _of_the_word(client: TestClient) -> list[str]:
    """The events that are listed and whose trigger overlaps the report's."""
    document = shown(client)["event"]["document_id"]
    events = client.get("/api/v1/events", params={"per": 500}).json()["items"]
    return [
        one["event"]["id"]
        for one in events
        if one["event"]["document_id"] == document
        and one["event"]["trigger"]["start"] < WORDS["end"]
        and one["event"]["trigger"]["end"] > WORDS["start"]
    ]
