"""Incidents in a browser: dates by dragging, filters by keyboard, a view that can be sent."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


def test_dates_are_chosen_by_dragging_over_the_bars(visit: Visit, reading_server: str) -> None:
    page = visit(f"{reading_server}/incidents")
    bars = page.locator("[data-brush] .bar")
    told = [bar.get_attribute("data-since") for bar in bars.all()]
    first, last = (bars.nth(told.index(day)) for day in ("2014-05-11", "2014-05-12"))
    begin, end = first.bounding_box(), last.bounding_box()
    assert begin
    assert end
    page.mouse.move(begin["x"] + 3, begin["y"] + 20)
    page.mouse.down()
    page.mouse.move(end["x"] + 3, end["y"] + 20, steps=4)
    page.mouse.up()
    expect(page.locator(".summary-line b")).to_have_text("3 incidents")
    assert page.url.endswith("/incidents?since=2014-05-11&until=2014-05-12")
    expect(page.locator(".bar.out")).to_have_count(len(told) - 2)


def test_filters_work_by_keyboard_and_going_back_undoes_them(
    visit: Visit, reading_server: str
) -> None:
    page = visit(f"{reading_server}/incidents")
    page.locator(".pick summary").first.press("Enter")
    page.get_by_label("Assault").press("Space")
    expect(page.locator(".summary-line b")).to_have_text("9 incidents")
    assert page.url.endswith("/incidents?type=ASSAULT")
    page.keyboard.press("Escape")
    expect(page.locator(".pick").first).not_to_have_attribute("open", "")
    page.go_back()
    expect(page.locator(".summary-line b")).to_have_text("40 incidents")


def test_words_narrow_the_list_as_they_are_typed(visit: Visit, reading_server: str) -> None:
    page = visit(f"{reading_server}/incidents")
    page.get_by_label("Words").press_sequentially("ambulances")
    expect(page.locator(".summary-line b")).not_to_have_text("40 incidents")
    page.wait_for_url("**/incidents?q=ambulances")


def test_from_the_list_to_the_incident_to_its_dossier(visit: Visit, reading_server: str) -> None:
    page = visit(f"{reading_server}/incidents?sources=5")
    page.locator(".incident a").first.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("16 people were killed")
    page.get_by_role("link", name="Dossier").press("Enter")
    expect(page.get_by_role("button", name="Print or save as PDF")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".bar").first).to_be_hidden()


def test_after_going_back_the_map_is_there(visit: Visit, reading_server: str) -> None:
    page = visit(f"{reading_server}/incidents")
    page.locator(".map[data-shown]").wait_for()
    page.locator(".pick summary").first.press("Enter")
    page.get_by_label("Assault").press("Space")
    expect(page.locator(".asked .chip")).to_have_count(1)
    page.go_back()
    expect(page.locator(".asked .chip")).to_have_count(0)
    page.locator(".map[data-shown]").wait_for()
