"""What must be so of each page: accessible, at both widths, in light and dark."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import NARROW, WIDE

AXE = Path(__file__).parents[2] / "assets/node_modules/axe-core/axe.min.js"
PAGES = [
    "/",
    "/incidents",
    "/incidents?sources=5 > .incident a",
    "/incidents?sources=5 > .incident a > a[href$='/dossier']",
    "/documents",
    "/documents/example-wire",
    "/actors",
    "/actors/tcd",
    "/places",
    "/places/245785",
    "/search?q=chad",
    "/review",
    "/review/second",
    "/review/second/code",
    "/review/second/disagreements",
    "/review/agreement",
    "/account",
]
"""Addresses; a page that is of one record is found by following links, each the first that a
selector finds: `/incidents > .incident a`.
"""


def axe(page: Page) -> list[str]:
    """The serious violations of accessibility, each with where it is."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {json.dumps([node['target'] for node in one['nodes'][:3]])}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_and_fits(
    visit: Callable[..., Page], reading_server: str, path: str, size: dict[str, int], dark: bool
) -> None:
    address, *links = path.split(" > ")
    page = visit(reading_server + address, size=size, dark=dark)
    for link in links:
        page.locator(link).first.click()
        page.wait_for_load_state()
    assert axe(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= size["width"], "the page scrolls sideways"
