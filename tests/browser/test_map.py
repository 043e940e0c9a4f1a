"""The map: points only where a place is one, areas else, and smooth with very many."""

import json
import random
from collections.abc import Callable
from itertools import pairwise

from playwright.sync_api import Page, Route, expect

Visit = Callable[..., Page]


def test_what_is_known_to_a_country_alone_is_an_area_and_no_point(
    visit: Visit, reading_server: str
) -> None:
    page = visit(f"{reading_server}/incidents")
    shown = page.locator(".map[data-shown]")
    shown.wait_for()
    features = page.evaluate("fetch('/api/v1/incidents.geojson').then((answer) => answer.json())")
    points = [one for one in features["features"] if one["geometry"]]
    areas = {one["properties"]["area"] for one in features["features"] if not one["geometry"]}
    assert shown.get_attribute("data-shown") == str(len(points))
    assert shown.get_attribute("data-areas") == str(len(areas - {None}))
    assert {"TCD", "SDN"} <= areas


def test_a_filter_changes_the_map_with_the_list(visit: Visit, reading_server: str) -> None:
    page = visit(f"{reading_server}/incidents?type=CONSULT")
    page.locator(".map[data-shown]").wait_for()
    first = int(str(page.locator(".map").get_attribute("data-shown")))
    features = page.evaluate("fetch('/api/v1/incidents.geojson').then((answer) => answer.json())")
    assert 0 < first < len(features["features"])


def test_to_choose_a_place_of_several_lists_these(visit: Visit, reading_server: str) -> None:
    page = visit(f"{reading_server}/incidents")
    page.get_by_role("button", name="3 incidents in Abéché").click()
    expect(page.locator(".summary-line b")).to_have_text("3 incidents")
    assert page.url.endswith("/incidents?place_id=245785")
    page.get_by_role("link", name="Take off: Place Abéché").click()
    expect(page.locator(".summary-line b")).to_have_text("40 incidents")


def test_a_place_on_a_map_without_a_list_leads_to_one(visit: Visit, reading_server: str) -> None:
    page = visit(reading_server)
    page.get_by_role("button", name="3 incidents in Abéché").click()
    page.wait_for_url(f"{reading_server}/incidents?place_id=245785")


def test_a_cluster_says_how_many_and_opens(visit: Visit, reading_server: str) -> None:
    page = visit(f"{reading_server}/incidents")
    page.locator(".map[data-shown]").wait_for()
    page.route("**/two.geojson", _two)
    _show(page, "/two.geojson")
    page.locator('.map[data-shown="105"]').wait_for()
    page.get_by_role("button", name="5 incidents, zoom in").click()
    page.get_by_role("button", name="2 incidents in Near").wait_for()
    page.get_by_role("button", name="3 incidents in Nearer").wait_for()


def test_moving_a_map_of_a_hundred_thousand_points_does_not_stall(
    visit: Visit, reading_server: str
) -> None:
    page = visit(f"{reading_server}/incidents")
    page.locator(".map[data-shown]").wait_for()
    page.route("**/many.geojson", _many)
    _show(page, "/many.geojson")
    page.locator('.map[data-shown="100000"]').wait_for()
    page.locator(".cluster").nth(5).wait_for()
    assert page.locator(".cluster").count() < 1000  # what is drawn is bounded, whatever there is
    box = page.locator(".map").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    frames = page.evaluate_handle(
        "(() => { const at = [];"
        " const note = (now) => { at.push(now); requestAnimationFrame(note); };"
        " requestAnimationFrame(note); return at; })()"
    )
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(30):
        page.mouse.move(x + 6 * step, y + 2 * step)
    page.mouse.up()
    times = frames.json_value()
    gaps = sorted(after - before for before, after in pairwise(times))
    assert gaps[len(gaps) // 2] < 250, "half of the frames took longer, without a graphics card"


def _show(page: Page, url: str) -> None:
    page.evaluate(
        "(url) => document.querySelector('.map').dispatchEvent("
        "new CustomEvent('map:show', {detail: {url}}))",
        url,
    )


def _two(route: Route) -> None:
    places = [("Near", 2, [10.0, 10.0]), ("Nearer", 3, [10.2, 10.2]), ("Far", 100, [60.0, 40.0])]
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": at},
            "properties": {
                "place_id": name, "place": name, "number": number, "material-conflict": number,
            },
        }
        for name, number, at in places
    ]  # fmt: skip
    body = json.dumps({"type": "FeatureCollection", "features": features})
    route.fulfill(body=body, content_type="application/geo+json")


def _many(route: Route) -> None:
    chance = random.Random(7)
    quads = ["material-conflict", "verbal-conflict", "verbal-cooperation", "material-cooperation"]
    features = [
        {
            "type": "Feature",
            "geometry": {
                "type": "Point",
                "coordinates": [chance.uniform(-20, 60), chance.uniform(-30, 60)],
            },
            "properties": {"id": f"i-{n}", "quad": quads[n % 4], "sources": 1 + n % 9},
        }
        for n in range(100_000)
    ]
    body = json.dumps({"type": "FeatureCollection", "features": features})
    route.fulfill(body=body, content_type="application/geo+json")


def test_a_map_that_cannot_be_loaded_says_so_and_can_be_asked_again(
    visit: Visit, reading_server: str
) -> None:
    page = visit(f"{reading_server}/incidents")
    page.locator(".map[data-shown]").wait_for()
    map_of_consults = "**/incidents-by-place.geojson?*type=CONSULT*"
    page.route(map_of_consults, lambda route: route.fulfill(body="broken"))
    page.locator(".pick summary").first.press("Enter")
    page.get_by_label("Consult").press("Space")
    expect(page.locator(".map [role=status]")).to_contain_text("could not be loaded")
    expect(page.locator(".incidents .incident")).not_to_have_count(0)
    page.unroute_all()
    page.get_by_role("button", name="Try again").press("Enter")
    expect(page.locator(".map [role=status]")).to_be_empty()


def test_a_province_is_drawn_as_itself_else_as_what_holds_it(
    visit: Visit, reading_server: str
) -> None:
    page = visit(f"{reading_server}/incidents")
    page.locator(".map[data-shown]").wait_for()
    for area, told in (
        ("NGA/Kano", "in Kano"),
        ("COD/Haut-Uele", "in Haut-Uele; drawn wider than it is, as Orientale"),
        ("NPL/Madhesh", "in Madhesh; drawn wider than it is, as Nepal"),
    ):
        assert _pointed_at(page, area) == f"1 incident known only to be {told}"


def _pointed_at(page: Page, area: str) -> str:
    """What the map says of the middle of its one area."""
    feature = {
        "type": "Feature",
        "geometry": None,
        "properties": {"area": area, "quad": "material-conflict"},
    }
    body = json.dumps({"type": "FeatureCollection", "features": [feature]})
    page.route("**/one.geojson", lambda route: route.fulfill(body=body))
    page.evaluate(
        "const map = document.querySelector('.map'); delete map.dataset.areas;"
        "map.dispatchEvent(new CustomEvent('map:show', {detail: {url: '/one.geojson'}}))"
    )
    page.locator('.map[data-areas="1"]').wait_for()
    box = page.locator(".map").bounding_box()
    assert box
    card = page.locator(".map-card:not([hidden])")
    for step in range(50):  # until it is drawn
        page.mouse.move(box["x"] + box["width"] / 2 + step % 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(200)
        if card.count() and area.split("/")[1] in card.inner_text():
            break
    page.unroute("**/one.geojson")
    return card.inner_text()
