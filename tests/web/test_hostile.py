"""What an article says stands on every page as text: nothing of it becomes part of the page."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from lxml import html
from tests.hostile import HARMLESS_AS_HTML, PAYLOADS, make_hostile_desk
from tests.web.conftest import HOME
from tests.webaccounts import token_in

from dateline.store import open_desk
from dateline.web.app import create_app
from dateline.web.routes import ROUTERS
from dateline.web.site import Site

SECOND = ["/review/second/code?coder=ben"]
OF_ONE_KIND = 60  # pages that are asked of one route
NEVER = {"iframe", "object", "embed", "base", "style", "math", "frame", "animate", "foreignobject"}
FORBIDDEN = ("on", "hx-on", "data-hx")
LINKS = ("href", "src", "action", "formaction", "srcdoc", "hx-get", "hx-post", "xlink:href")
QUOTED = "<input value='%s'><p title=\"%s\">"
GOOD = re.compile(r"(/(?!/)|#|\?|https?://|$)", re.ASCII)


@pytest.fixture(scope="session")
def hostile_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "hostile.desk"
    make_hostile_desk(path)
    return path


@pytest.fixture(scope="session")
def pages(hostile_desk: Path) -> dict[str, str]:
    """Every page that links lead to, and every one that has a fixed address."""
    with TestClient(create_app(Site(hostile_desk)), base_url=HOME) as client:
        return dict(crawl(client))


def crawl(client: TestClient) -> Iterator[tuple[str, str]]:
    routes = [r for router in ROUTERS for r in router.routes if isinstance(r, APIRoute)]
    paths = [r.path for r in routes if "GET" in r.methods and "{" not in r.path]
    waiting = [path for path in paths if not path.startswith("/api/")] + SECOND
    seen, kinds = set(waiting), dict.fromkeys((kind(one) for one in waiting), 1)
    while waiting:
        address = waiting.pop(0)
        answer = client.get(as_a_browser_asks(address))
        assert answer.status_code < 500, address
        if answer.status_code != 200 or "text/html" not in answer.headers["content-type"]:
            continue
        yield address, answer.text
        for link in html.fromstring(answer.text).xpath("//a/@href"):
            if link.startswith("/") and link not in seen and kinds.get(kind(link), 0) < OF_ONE_KIND:
                seen.add(link)
                kinds[kind(link)] = kinds.get(kind(link), 0) + 1
                waiting.append(link)


def as_a_browser_asks(address: str) -> str:
    """An address as a link has it, with what no request line may have encoded."""
    return re.sub(r"[\x00-\x20\x7f\"<>`{}^|\\]", lambda sign: quote(sign[0]), address)


def kind(address: str) -> str:
    return "/".join(address.partition("?")[0].split("/")[:2])


def foreign(text: str) -> Iterator[str]:
    """The elements of a page that none of our templates has."""
    for element in html.fromstring(text).iter("*"):
        attributes = dict(element.attrib)
        is_ours = (
            element.tag not in NEVER
            and (element.tag != "script" or is_our_script(attributes))
            and (element.tag != "meta" or "http-equiv" not in attributes)
            and not any(name.startswith(FORBIDDEN) or name == "style" for name in attributes)
            and all(
                GOOD.match(value) and not value.startswith("/hit")
                for name, value in attributes.items()
                if name in LINKS
            )
        )
        if not is_ours:
            yield html.tostring(element, encoding="unicode")[:200]


def is_our_script(attributes: dict[str, str]) -> bool:
    told = attributes.get("type") == "application/json"
    return told or attributes.get("src", "").startswith("/static/")


def test_nothing_of_an_article_becomes_part_of_a_page(pages: dict[str, str]) -> None:
    found = {address: list(foreign(text)) for address, text in pages.items()}
    assert {address: one for address, one in found.items() if one} == {}


def test_what_is_looked_for_would_be_found() -> None:
    missed = [
        one for one in PAYLOADS if not list(foreign(f"<html><body>{one}{QUOTED % (one, one)}"))
    ]
    assert set(missed) == HARMLESS_AS_HTML


def test_what_was_tried_stands_there_as_it_was_written(pages: dict[str, str]) -> None:
    shown = " ".join(
        " ".join(html.fromstring(text).text_content().split()) for text in pages.values()
    )
    missing = [one for one in PAYLOADS if one.split("\x0c")[0].strip("\u202e") not in shown]
    if "/documents" in pages:
        assert missing == []


def test_all_of_it_is_in_the_desk(hostile_desk: Path) -> None:
    with open_desk(hostile_desk) as desk:
        titles = {row["title"] for row in desk.db.execute("SELECT title FROM documents")}
        actors = {row["name"] for row in desk.db.execute("SELECT name FROM event_actors")}
        assert desk.db.execute("SELECT count(*) FROM incidents").fetchone()[0] > 0
    assert len(titles) == len(PAYLOADS)
    assert len(actors) >= len(PAYLOADS) - 1


def test_an_error_and_the_log_in_repeat_nothing_that_would_run(hostile_desk: Path) -> None:
    with TestClient(create_app(Site(hostile_desk, accounts=True)), base_url=HOME) as client:
        for payload in PAYLOADS:
            shown = client.get("/login", params={"q": payload, "back": f"/{payload}"}).text
            told = {"name": payload, "password": "x", "csrf": token_in(shown), "back": payload}
            wrong = client.post("/login", data=told)
            assert [*foreign(shown), *foreign(wrong.text)] == []
    with TestClient(create_app(Site(hostile_desk)), base_url=HOME) as client:
        for payload in PAYLOADS:
            for path in ("/nowhere", f"/{quote(payload, safe='')}", "/"):
                assert list(foreign(client.get(path, params={"q": payload}).text)) == []
