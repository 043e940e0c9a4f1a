"""Actors and places: what the lists count, the profiles tell, and the events show is one thing."""

import csv
import io
from typing import Any

import pytest
from fastapi.testclient import TestClient

pytestmark = pytest.mark.model

ABECHE = "245785"


def asked(client: TestClient, address: str) -> Any:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize("key", ["tcd", "Desert Falcons"])
def test_profile_of_an_actor_counts_their_events(client: TestClient, key: str) -> None:
    told = asked(client, f"actors/{key}")
    listed = asked(client, "actors?per=500")["items"]
    assert told["actor"] == next(one for one in listed if one["key"] == key)
    assert told["did"]["events"] == told["actor"]["did"] > 0
    assert told["received"]["events"] == told["actor"]["received"] > 0
    for part in ("did", "received", "said", "about"):
        found = asked(client, f"actors/{key}/events?part={part}&per=500")
        types = [one["event"]["event_type"] for one in found["items"]]
        assert {name: types.count(name) for name in types} == told[part]["types"], part
    incidents = asked(client, f"incidents?actor_id={key}")
    assert told["incidents"]["total"] == incidents["total"] > 0
    assert told["incidents"]["items"][0]["id"] == incidents["items"][0]["id"]


def test_profile_of_a_place_counts_its_events(client: TestClient) -> None:
    first = asked(client, "places")["items"][0]
    told = asked(client, f"places/{first['key']}")
    assert told["happened"]["events"] == first["events"] == sum(told["happened"]["types"].values())
    assert asked(client, f"places/{first['key']}/events")["total"] == first["events"]
    assert first["name"] in client.get(f"/places/{first['key']}").text


def test_weeks_begin_on_monday(client: TestClient) -> None:
    weeks = asked(client, f"places/{ABECHE}")["weeks"]
    assert weeks == [{"week": "2014-05-12", "events": 2, "types": {"CONSULT": 2}}]


@pytest.mark.parametrize("of", ["actors", "places"])
def test_lists_agree_as_page_json_and_csv(client: TestClient, of: str) -> None:
    found = asked(client, f"{of}?q=a&per=500")
    rows = list(csv.DictReader(io.StringIO(client.get(f"/api/v1/{of}.csv?q=a").text)))
    assert [one["key"] for one in found["items"]] == [row["key"] for row in rows]
    assert f"<b>{found['total']} {of}</b>" in client.get(f"/{of}?q=a").text
    paged = [one for n in (1, 2, 3) for one in asked(client, f"{of}?q=a&per=4&page={n}")["items"]]
    assert paged == found["items"][:12]


def test_actor_of_a_name_is_found_by_it(client: TestClient) -> None:
    assert client.get("/actors?name=Chad").url.path == "/actors/tcd"


def test_a_decision_shows_at_once_in_every_list(client: TestClient) -> None:
    event = asked(client, f"places/{ABECHE}/events")["items"][0]["event"]
    actor = event["actors"][0]["id"] or event["actors"][0]["name"]
    lists = {
        "place": f"places?q={event['locations'][0]['name']}",
        "actor": f"actors?q={actor}",
        "queue": "review/queue",
    }
    before = {name: client.get(f"/api/v1/{address}") for name, address in lists.items()}
    where = f"/api/v1/events/{event['id']}/decisions"
    assert client.post(where, json={"action": "reject"}).status_code == 201

    def now(name: str) -> Any:
        tag = {"If-None-Match": before[name].headers["ETag"]}
        return client.get(f"/api/v1/{lists[name]}", headers=tag).json()

    (place,) = [one for one in before["place"].json()["items"] if one["key"] == ABECHE]
    (left,) = [one for one in now("place")["items"] if one["key"] == ABECHE]
    assert left["events"] == place["events"] - 1
    done = [one["did"] for one in before["actor"].json()["items"] if one["key"] == actor]
    assert [one["did"] for one in now("actor")["items"] if one["key"] == actor] in (
        [],
        [done[0] - 1],
    )
    assert now("queue")["total"] == before["queue"].json()["total"] - 1
    assert asked(client, f"places/{ABECHE}")["happened"]["events"] == place["events"] - 1


def test_two_towns_of_one_name_do_not_mix(client: TestClient) -> None:
    told_once = [one for one in _incidents(client, ABECHE) if len(one["reports"]) == 1]
    event = asked(client, f"events/{told_once[0]['reports'][0]}")["event"]
    namesake = event["locations"][0] | {"geonames": 7, "lat": 1.0, "lon": 2.0}
    moved = client.post(
        f"/api/v1/events/{event['id']}/decisions",
        json={"action": "correct", "field": "locations", "new": [namesake]},
    )
    assert moved.status_code == 201, moved.text
    here, there = ({one["id"] for one in _incidents(client, key)} for key in (ABECHE, "7"))
    assert there == {told_once[0]["id"]}
    assert not here & there
    shown = client.get("/places/7").text
    assert all(f'href="/incidents/{id_}"' in shown for id_ in there)
    assert not any(f'href="/incidents/{id_}"' in shown for id_ in here)
    listed = client.get(f"/incidents?place_id={ABECHE}").text
    assert f"<b>{len(here)} incidents</b>" in listed
    assert "<span>Place</span> <b>Abéché</b>" in listed


def _incidents(client: TestClient, key: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = asked(client, f"incidents?place_id={key}")["items"]
    return items
