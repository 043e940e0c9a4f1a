"""Documents, actors, places and search, asked without a browser."""

import csv
import io
import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from dateline.cli.main import app as dateline
from dateline.store import open_desk
from dateline.store.pack import pack, unpack
from dateline.store.verify import verify
from dateline.web.layers import Mark, paragraphs, part_with, parts_of

WIRE = "example-wire"


def test_document_shows_its_text_whole_and_each_event(client: TestClient) -> None:
    whole = client.get(f"/api/v1/documents/{WIRE}").json()
    shown = client.get(f"/documents/{WIRE}").text
    assert "At least 14 killed as rockets hit refugee camp in Chad" in shown
    assert shown.count('class="event sheet') == len(whole["stands"])
    assert whole["document"]["original"] in shown


def test_event_that_is_asked_for_is_lit_without_script(client: TestClient) -> None:
    event = client.get(f"/api/v1/documents/{WIRE}").json()["stands"][0]["event"]
    shown = client.get(f"/documents/{WIRE}", params={"event": event["id"]}).text
    assert f' lit" data-of="0" data-in="0" title="Did what">{event["trigger"]["text"]}<' in shown


def test_what_was_not_coded_is_told_with_its_reason(client: TestClient) -> None:
    whole = client.get(f"/api/v1/documents/{WIRE}").json()
    shown = client.get(f"/documents/{WIRE}").text
    killed = whole["analysis"]["considered"][0]
    assert whole["text"][killed["start"] : killed["end"]] == "killed"
    assert (killed["event_type"], killed["reason"]) == ("ASSAULT", "tells of the same as “hit”")
    assert 'data-considered="0">killed</mark>' in shown
    assert "<p>tells of the same as “hit”</p>" in shown


def test_an_old_coding_says_that_it_kept_nothing_of_this(
    client: TestClient, desk_file: Path
) -> None:
    kept = client.get(f"/api/v1/documents/{WIRE}").json()["analysis"]["considered"]
    with open_desk(desk_file) as desk, desk.changing() as db:
        (content,) = db.execute(
            "SELECT content FROM analyses WHERE document_id = ?", (WIRE,)
        ).fetchone()
        old = {k: v for k, v in json.loads(unpack(content)).items() if k != "considered"}
        db.execute(
            "UPDATE analyses SET content = ? WHERE document_id = ?",
            (pack(json.dumps(old).encode()), WIRE),
        )
    assert "considered" not in client.get(f"/api/v1/documents/{WIRE}").json()["analysis"]
    assert "<code>dateline recode --all</code> adds it" in client.get(f"/documents/{WIRE}").text
    coded = CliRunner().invoke(dateline, ["recode", str(desk_file), "--all"])
    assert coded.exit_code == 0, coded.output
    assert client.get(f"/api/v1/documents/{WIRE}").json()["analysis"]["considered"] == kept
    with open_desk(desk_file) as desk:
        assert list(verify(desk)) == []


def test_original_comes_as_a_download_byte_for_byte(client: TestClient) -> None:
    answer = client.get(f"/documents/{WIRE}/original")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")


def test_lists_agree_as_page_json_and_csv(client: TestClient) -> None:
    found = client.get("/api/v1/documents?q=rockets").json()
    rows = list(csv.DictReader(io.StringIO(client.get("/api/v1/documents.csv?q=rockets").text)))
    assert [one["id"] for one in found["items"]] == [row["document_id"] for row in rows]
    assert f"<b>{found['total']} documents</b>" in client.get("/documents?q=rockets").text
    events = client.get("/api/v1/events?type=ASSAULT&per=500").json()
    rows = list(csv.DictReader(io.StringIO(client.get("/api/v1/events.csv?type=ASSAULT").text)))
    assert [one["event"]["id"] for one in events["items"]] == [row["event_id"] for row in rows]


@pytest.mark.parametrize(
    "address", ["/documents/nope", "/actors/nope", "/places/nope", "/api/v1/events/nope"]
)
def test_what_is_not_there_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_search_finds_documents_incidents_and_names(client: TestClient) -> None:
    shown = client.get("/search?q=sudan").text
    for address in ("/documents/", "/incidents/", "/actors/sdn", "/places/366755"):
        assert f'href="{address}' in shown


def test_overlapping_marks_lose_no_character() -> None:
    text = "One two three.\n\nFour five."
    marks = [Mark(0, 7, "who", 0), Mark(4, 13, "whom", 1), Mark(10, 20, "says")]
    found = paragraphs(text, (0, len(text)), marks)
    assert ["".join(one.text for one in each) for each in found] == ["One two three.", "Four five."]
    both = next(one for one in found[0] if one.text == "two")
    assert (both.layers, both.of) == (("who", "whom"), (0, 1))


def test_long_text_is_cut_into_parts_that_make_it_up() -> None:
    text = "A line of text.\n" * 20
    parts = parts_of(text, 50)
    assert "".join(text[a:b] for a, b in parts) == text
    assert parts[part_with(parts, 100)][0] <= 100 < parts[part_with(parts, 100)][1]
