"""The forms of lists: they offer all that the address understands, and say what is asked for."""

import re

import pytest
from fastapi.testclient import TestClient

from dateline.web.asked import Asked

PAGED = {"page", "per"}
OF_INCIDENTS = {"verdict", "sources"}


@pytest.mark.parametrize(
    ("address", "but"),
    [
        ("/incidents", PAGED),
        ("/documents", PAGED | OF_INCIDENTS),
        ("/search", PAGED | OF_INCIDENTS),
    ],
)
def test_form_offers_every_filter_of_its_address(
    client: TestClient, address: str, but: set[str]
) -> None:
    form = client.get(address).text.split('id="filters"')[1].split("</form>")[0]
    assert set(re.findall(r' name="(\w+)"', form)) == set(Asked.model_fields) - but


@pytest.mark.parametrize("address", ["/incidents", "/documents", "/search"])
def test_form_keeps_all_that_was_chosen(client: TestClient, address: str) -> None:
    shown = client.get(f"{address}?type=ASSAULT&type=AID&until=2014-06-01&killed=1&per=50").text
    form = shown.split('id="filters"')[1].split("</form>")[0]
    assert re.findall(r'value="(\w+)" checked', form) == ["AID", "ASSAULT"]
    assert 'name="until" value="2014-06-01"' in form
    assert 'name="per" value="50"' in form
    assert '<details class="more-filters" open>' in form


def test_each_filter_that_is_on_can_be_taken_off_alone(client: TestClient) -> None:
    shown = client.get("/documents?q=camp&type=ASSAULT&type=AID&country=tcd&page=2").text
    chips = re.findall(r'<a class="chip" href="([^"]+)".*?<b>([^<]+)</b>', shown)
    assert chips == [
        ("/documents?type=ASSAULT&amp;type=AID&amp;country=tcd", "camp"),
        ("/documents?q=camp&amp;type=AID&amp;country=tcd", "Assault"),
        ("/documents?q=camp&amp;type=ASSAULT&amp;country=tcd", "Aid"),
        ("/documents?q=camp&amp;type=ASSAULT&amp;type=AID", "Chad"),
    ]
    assert "Filters that are on" not in client.get("/documents").text


def test_what_a_list_does_not_heed_is_not_called_a_filter(client: TestClient) -> None:
    assert "Filters that are on" not in client.get("/documents?verdict=weak").text
