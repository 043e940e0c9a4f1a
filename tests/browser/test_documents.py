"""A document in a browser: events and text light each other; layers are switched and remembered."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


def test_event_lights_its_words_by_keyboard(visit: Visit, reading_server: str) -> None:
    page = visit(f"{reading_server}/documents/example-wire")
    card = page.locator("[data-event='0']")
    card.locator(".to-text").focus()
    expect(page.locator(".text mark.l-did.lit")).to_have_text("hit")
    page.keyboard.press("Enter")
    assert "?event=e-" in page.url
    expect(page.locator(".text mark.l-did.lit")).to_be_in_viewport()


def test_layer_that_is_switched_off_stays_off(visit: Visit, reading_server: str) -> None:
    page = visit(f"{reading_server}/documents/example-wire")
    page.locator("#layer-whom").press("Space")
    page.reload()
    expect(page.locator("#layer-whom")).not_to_be_checked()
    expect(page.locator("#layer-who")).to_be_checked()


def test_what_was_not_coded_is_marked_when_asked_for(visit: Visit, reading_server: str) -> None:
    page = visit(f"{reading_server}/documents/example-wire")
    word = page.locator(".text mark[data-considered='0']")
    expect(page.locator("#layer-considered")).not_to_be_checked()
    expect(word).to_have_css("outline-style", "none")
    page.locator("#layer-considered").press("Space")
    expect(word).to_have_css("outline-style", "dashed")
    page.locator(".considered > summary").press("Enter")
    page.locator("#c-0 a").focus()
    expect(word).to_have_class(re.compile(r"\bmet\b"))


def test_documents_are_filtered_and_filters_taken_off_by_keyboard(
    visit: Visit, reading_server: str
) -> None:
    page = visit(f"{reading_server}/documents")
    page.get_by_text("More filters").press("Enter")
    page.get_by_label("Killed, at least").fill("15")
    page.keyboard.press("Tab")
    chip = page.get_by_role("link", name="Take off: Killed, at least 15")
    expect(chip).to_be_visible()
    assert page.url.endswith("/documents?killed=15")
    chip.press("Enter")
    expect(page.locator(".summary-line b")).to_have_text("8 documents")
    expect(page.get_by_label("Killed, at least")).to_have_value("")
