"""The pictures of the README, of the desk of the example dispatches: `make screenshots`."""

import argparse
import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playwright.sync_api import Page, sync_playwright
from tests.browser.conftest import FLAGS, WIDE
from tests.webdesk import make_example_desk, serving

LOOKED_AT = "e-6c806e72bc5b99db"  # the attack on the camp, as the README follows it


def main() -> None:
    """Make a desk, serve it, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made:
        desk = Path(made) / "camp.desk"
        make_example_desk(desk)
        with serving(desk) as address, sync_playwright() as playwright:
            chromium = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            page = browser.new_page(
                viewport={"width": WIDE["width"], "height": WIDE["height"]}, device_scale_factor=1.5
            )
            for name, there in PICTURES.items():
                there(page, address)
                page.wait_for_load_state("networkidle")
                page.wait_for_timeout(600)  # the map draws after its data came
                page.screenshot(path=folder / f"{name}.png")
            browser.close()


def overview(page: Page, address: str) -> None:
    """The first page."""
    page.goto(f"{address}/")


def incidents(page: Page, address: str) -> None:
    """The list beside the map."""
    page.goto(f"{address}/incidents")


def incident(page: Page, address: str) -> None:
    """The attack on the camp."""
    page.goto(f"{address}/incidents/{LOOKED_AT}")


def document(page: Page, address: str) -> None:
    """The first report of it."""
    incident(page, address)
    page.locator(f'main a[href*="/documents/"][href*="{LOOKED_AT}"]').first.click()


def review(page: Page, address: str) -> None:
    """The queue."""
    page.goto(f"{address}/review")


PICTURES = {
    "overview": overview,
    "incidents": incidents,
    "incident": incident,
    "document": document,
    "review": review,
}

if __name__ == "__main__":
    main()
