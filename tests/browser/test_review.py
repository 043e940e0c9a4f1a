"""Review by keyboard alone, in a browser."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


def test_events_are_decided_by_keyboard_alone(visit: Visit, server: str) -> None:
    page = visit(f"{server}/review")
    expect(page.get_by_text("70 events waiting")).to_be_visible()
    first = page.locator("main blockquote").inner_text()
    page.keyboard.press("a")
    expect(page.get_by_text("69 events waiting")).to_be_visible()
    expect(page.locator("main blockquote")).not_to_have_text(first)
    page.keyboard.press("r")
    expect(page.get_by_text("68 events waiting")).to_be_visible()
    second = page.locator("main blockquote").inner_text()
    page.keyboard.press("n")
    expect(page.locator("main blockquote")).not_to_have_text(second)


def test_a_type_is_corrected_and_taken_back_by_keyboard(visit: Visit, server: str) -> None:
    page = visit(f"{server}/review")
    page.keyboard.press("t")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    dialog.get_by_role("radio", name="Coerce").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/review/e-"))
    expect(page.locator("#event .type").filter(has_text="Coerce").first).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator("#event .type").filter(has_text="Coerce")).to_have_count(0)


def test_escape_closes_what_a_key_opened(visit: Visit, server: str) -> None:
    page = visit(f"{server}/review")
    expect(page.locator("main blockquote")).to_be_visible()
    for key in "twmldfsc?":
        page.keyboard.press(key)
        expect(page.locator("dialog[open]"), key).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)


def test_words_that_are_marked_are_the_evidence_of_what_is_written(
    visit: Visit, server: str
) -> None:
    page = visit(f"{server}/review")
    marked = page.locator("#event blockquote").evaluate(
        "(quote) => { const range = document.createRange(); range.selectNodeContents(quote);"
        " getSelection().removeAllRanges(); getSelection().addRange(range);"
        " return getSelection().toString().trim(); }"
    )
    page.keyboard.press("d")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Words of the article")).to_have_value(marked)
    dialog.get_by_label("Or a date").fill("2014-05")
    page.keyboard.press("Enter")
    expect(page.locator("#event dd").filter(has_text="2014-05").first).to_be_visible()
    expect(page.locator("#event blockquote mark.when").first).to_be_visible()
