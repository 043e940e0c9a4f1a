import json

import pytest
from tests.incidents import incident

from dateline.export.geojson import to_geojson
from dateline.export.incidents import INCIDENT_COLUMNS, to_incident_row
from dateline.records.incident import IncidentDate, IncidentPlace

CALI = IncidentPlace(name="Cali", kind="city", geonames=3687925, country="COL", lat=3.4, lon=-76.5)
COLOMBIA = IncidentPlace(name="Colombia", kind="country", country="COL", lat=4.0, lon=-73.25)


def features(*incidents: object) -> list[dict[str, object]]:
    return json.loads("\n".join(to_geojson(incidents)))["features"]  # type: ignore[arg-type]


def test_a_town_is_a_point_and_a_country_is_not() -> None:
    town, country, nowhere = features(
        incident("i-1", place=CALI), incident("i-2", place=COLOMBIA), incident("i-3")
    )
    assert town["geometry"] == {"type": "Point", "coordinates": [-76.5, 3.4]}
    assert country["geometry"] is None
    assert country["properties"]["precision"] == "country"  # type: ignore[index]
    assert nowhere["geometry"] is None


@pytest.mark.parametrize("count", [0, 1, 3])
def test_any_number_of_incidents_is_a_feature_collection(count: int) -> None:
    assert len(features(*(incident(f"i-{n}", place=CALI) for n in range(count)))) == count


def test_an_incident_as_a_row() -> None:
    date = IncidentDate(edtf="2013-04-08", earliest="2013-04-08", latest="2013-04-08")
    row = to_incident_row(incident("i-1", place=CALI, date=date, killed=((3, 3), (5, None))))
    assert set(row) == set(INCIDENT_COLUMNS)
    assert row["date"] == "2013-04-08"
    assert row["figures"] == "killed 3–5+"
    assert row["figures_by_source"] == "killed 3 (Source 0); killed 5+ (Source 1)"
    assert to_incident_row(incident("i-2"))["place"] == ""
