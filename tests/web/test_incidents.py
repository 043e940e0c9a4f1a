"""The list of incidents: its filters stand in the address and hold in every form of it."""

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient

pytestmark = pytest.mark.model
ROW = re.compile(r'class="telling" href="/incidents/(i-[0-9a-f]+)"')


def ids(page: str) -> list[str]:
    return ROW.findall(page)


def test_page_json_csv_and_map_tell_of_the_same_incidents(client: TestClient) -> None:
    asked = "type=ASSAULT&verdict=weak&verdict=contested&per=500"
    rows = ids(client.get(f"/incidents?{asked}").text)
    listed = client.get(f"/api/v1/incidents?{asked}").json()
    table = csv.DictReader(io.StringIO(client.get(f"/api/v1/incidents.csv?{asked}").text))
    points = client.get(f"/api/v1/incidents.geojson?{asked}").json()["features"]
    assert rows
    assert rows == [one["id"] for one in listed["items"]]
    assert rows == [line["incident_id"] for line in table]
    assert rows == [feature["id"] for feature in points]
    assert listed["total"] == len(rows)
    assert {one["event_type"] for one in listed["items"]} == {"ASSAULT"}


def test_each_filter_narrows_the_list(client: TestClient) -> None:
    total = client.get("/api/v1/incidents").json()["total"]
    for asked in (
        "q=market", "type=AID", "actor=falcons", "country=TCD", "place=abeche", "place_id=245785",
        "actor_id=Desert+Falcons", "since=2014-05-11",
        "outlet=sahel", "status=denied", "verdict=fair", "killed=20", "sources=2",
    ):  # fmt: skip
        narrowed = client.get(f"/api/v1/incidents?{asked}").json()["total"]
        assert narrowed < total, asked
    assert client.get("/api/v1/incidents?sources=2&verdict=fair").json()["total"] == 2


def test_pages_follow_one_another_without_a_gap(client: TestClient) -> None:
    whole = client.get("/api/v1/incidents?per=500").json()["items"]
    paged = [
        one["id"]
        for number in (1, 2, 3, 4)
        for one in client.get(f"/api/v1/incidents?per=10&page={number}").json()["items"]
    ]
    assert paged == [one["id"] for one in whole][:40]


def test_what_is_known_only_to_a_country_is_no_point_on_the_map(client: TestClient) -> None:
    features = client.get("/api/v1/incidents.geojson?country=TCD").json()["features"]
    of_country = [one for one in features if one["properties"]["precision"] == "country"]
    of_town = [one for one in features if one["properties"]["place"] == "Abéché"]
    assert {(one["geometry"], one["properties"]["area"]) for one in of_country} == {(None, "TCD")}
    assert {one["geometry"]["type"] for one in of_town} == {"Point"}


@pytest.mark.parametrize("asked", ["", "country=TCD", "type=CONSULT&since=2014-05-11", "q=camp"])
def test_map_by_place_counts_the_same_incidents(client: TestClient, asked: str) -> None:
    each = client.get(f"/api/v1/incidents.geojson?{asked}").json()["features"]
    gathered = client.get(f"/api/v1/incidents-by-place.geojson?{asked}").json()["features"]
    assert each
    for is_point in (True, False):
        some = [one for one in gathered if bool(one["geometry"]) is is_point]
        number = sum(one["properties"]["number"] for one in some)
        assert number == sum(bool(one["geometry"]) is is_point for one in each)
        conflict = sum(one["properties"].get("material-conflict", 0) for one in some)
        assert conflict == sum(
            one["properties"]["quad"] == "material-conflict"
            for one in each
            if bool(one["geometry"]) is is_point
        )
    alone = {one["properties"]["id"] for one in gathered if one["properties"]["number"] == 1}
    assert alone <= {one["id"] for one in each}


def test_days_without_a_date_are_said_to_be_unknown(client: TestClient) -> None:
    page = client.get("/incidents?verdict=fair").text
    assert "date unknown" in page
    assert "No incident here has an exact date" in page


def test_a_part_is_sent_to_a_script_and_a_whole_page_to_its_history(client: TestClient) -> None:
    part = client.get("/incidents", headers={"HX-Request": "true"})
    back = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" not in part.text
    assert part.headers["vary"] == "HX-Request"
    assert "<html" in client.get("/incidents", headers=back).text


def test_nothing_found_says_how_to_find_more(client: TestClient) -> None:
    page = client.get("/incidents?q=zebra").text
    assert "Nothing answers these filters" in page
    assert 'href="/incidents">Clear all filters' in page


@pytest.mark.parametrize(
    "asked", ["type=NOTHING", "country=XXX", "since=2014-02-30", "killed=0", "page=0", "colour=red"]
)
def test_what_makes_no_sense_is_refused(client: TestClient, asked: str) -> None:
    answer = client.get(f"/api/v1/incidents?{asked}")
    assert answer.status_code == 422
    assert answer.json()["error"]["where"]
