"""Articles that try to run something, looked at in a browser: nothing runs."""

from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Dialog, Page
from tests.hostile import make_hostile_desk
from tests.webdesk import serving

MOST = 40  # pages that are looked at
OF_ONE_KIND = 6
PAGES_IT_LINKS = """[...document.links]
    .filter(a => !a.hasAttribute("download") && !a.pathname.startsWith("/api/")).map(a => a.href)"""


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("hostile") / "hostile.desk"
    make_hostile_desk(path)
    with serving(path) as address:
        yield address


def test_nothing_that_an_article_says_runs(visit: Callable[..., Page], hostile_server: str) -> None:
    wrong: list[str] = []
    page = visit(hostile_server + "/account")
    page.on("dialog", lambda dialog: _dismiss(dialog, wrong))
    page.on("request", lambda request: _not_hit(request.url, wrong))
    page.add_init_script("window.hit = undefined")
    waiting, looked = [hostile_server + "/"], 0
    kinds: Counter[str] = Counter()
    while waiting and looked < MOST:
        address = waiting.pop(0)
        answer = page.goto(address, wait_until="load")
        if answer is None or answer.status != 200 or "html" not in answer.headers["content-type"]:
            continue
        looked += 1
        for focusable in page.locator("main :is(a, button, input, summary)").all()[:40]:
            focusable.evaluate("e => { e.focus(); e.dispatchEvent(new MouseEvent('mouseover')) }")
        if page.evaluate("window.hit") is not None:
            wrong.append(f"{address}: it ran: {page.evaluate('window.hit')}")
        for link in page.evaluate(PAGES_IT_LINKS):
            kind = urlsplit(link).path.split("/")[1]
            within = link.startswith(hostile_server + "/")
            if within and link not in waiting and kinds[kind] < OF_ONE_KIND:
                kinds[kind] += 1
                waiting.append(link)
    assert looked > 1
    assert wrong == []


def _dismiss(dialog: Dialog, wrong: list[str]) -> None:
    wrong.append(f"a dialog: {dialog.message}")
    dialog.dismiss()


def _not_hit(url: str, wrong: list[str]) -> None:
    if urlsplit(url).path.startswith("/hit"):
        wrong.append(f"asked for: {url}")
