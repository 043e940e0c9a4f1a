"""A real browser on a real server: nothing leaves its origin, nothing is refused or fails unseen.

Debian's Chromium is used, or the one that DATELINE_CHROMIUM names. Without one these tests say that
they did not run; with DATELINE_REQUIRE_BROWSER set, as CI does, they fail.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from tests.webaccounts import add_people
from tests.webdesk import copy_desk, make_example_desk, serving

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
VENDOR = Path(__file__).parents[2] / "src/dateline/web/static/vendor"
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.model)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium")
    missing = "no Chromium" if not found else "no `make assets`" if not VENDOR.is_dir() else None
    if missing:
        if os.environ.get("DATELINE_REQUIRE_BROWSER"):
            pytest.fail(f"browser tests are required here, but there is {missing}")
        pytest.skip(f"browser tests did not run: {missing}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def example_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be changed: see `desk_file`."""
    path = tmp_path_factory.mktemp("examples") / "camp.desk"
    make_example_desk(path)
    return path


@pytest.fixture
def desk_file(example_desk: Path, tmp_path: Path) -> Path:
    """A desk of one's own."""
    return copy_desk(example_desk, tmp_path / "camp.desk")


@pytest.fixture(scope="session")
def reading_server(example_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server for tests that change nothing."""
    desk = copy_desk(example_desk, tmp_path_factory.mktemp("served") / "camp.desk")
    with serving(desk) as address:
        yield address


@pytest.fixture
def server(desk_file: Path) -> Iterator[str]:
    """A server over a desk of one's own."""
    with serving(desk_file) as address:
        yield address


@dataclass(frozen=True)
class Served:
    """A desk, and the server over it.

    Attributes:
        address: ends without a slash.
        first: the desk as it was at first.
    """

    address: str
    path: Path
    first: Path

    def bring_back(self) -> None:
        """Make the desk what it was at first, while its server runs."""
        with (
            closing(sqlite3.connect(self.first)) as first,
            closing(sqlite3.connect(self.path)) as now,
        ):
            first.backup(now)


@pytest.fixture(scope="session")
def changed(example_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    path = copy_desk(example_desk, tmp_path_factory.mktemp("changed") / "camp.desk")
    with serving(path) as address:
        yield Served(address, path, example_desk)


@pytest.fixture
def desk(changed: Served) -> Served:
    """A server that all tests share, over a desk that each finds as it was at first."""
    changed.bring_back()
    return changed


@pytest.fixture(scope="session")
def peopled(example_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("people")
    first = copy_desk(example_desk, folder / "first.desk")
    add_people(first)
    path = copy_desk(first, folder / "camp.desk")
    with serving(path, "--accounts") as address:
        yield Served(address, path, first)


@pytest.fixture
def accounts(peopled: Served) -> Served:
    """The same where one must log in: rita reads, raul reviews, olga owns it."""
    peopled.bring_back()
    return peopled


Watched = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Watched]:
    """Opens an address in a browser of its own; at the end, what went wrong in any is told."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(
        address: str,
        *,
        size: dict[str, int] = WIDE,
        dark: bool = False,
        refused: int | None = None,
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        origin = "/".join(address.split("/")[:3])
        page.on("request", lambda request: _same_origin(request.url, origin, wrong))
        page.on("console", lambda message: _no_error(message, refused, wrong))
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong


def _same_origin(url: str, origin: str, wrong: list[str]) -> None:
    if not url.startswith((f"{origin}/", "data:", "blob:")):
        wrong.append(f"asked elsewhere: {url}")


def _no_error(message: ConsoleMessage, refused: int | None, wrong: list[str]) -> None:
    """Keep an error that is shown; `refused` is a status that the test expects."""
    expected = refused is not None and f"responded with a status of {refused}" in message.text
    if message.type == "error" and not expected:
        wrong.append(f"console: {message.text}")
