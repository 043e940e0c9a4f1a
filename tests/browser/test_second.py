"""Second coding by keyboard alone: two people code, a third settles what differs."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_every_page import axe

from dateline.review.second import Verdict
from dateline.settings import Settings
from dateline.store import open_desk
from dateline.store.assignments import assign
from dateline.store.begin import begin_run
from dateline.store.filter import Filter
from dateline.store.second import code, tasks

Visit = Callable[..., Page]


@pytest.fixture
def given(desk_file: Path) -> list[str]:
    """Three events that ana and ben are to code."""
    with open_desk(desk_file) as desk:
        run = begin_run(desk, "review", Settings())
        assign(desk, Filter(), "3", to=("ana", "ben"), by="olga", run=run)
        return [one.event.id for one in tasks(desk, "ana")]


@pytest.fixture
def finished(desk_file: Path, given: list[str]) -> list[str]:
    """The same when both have finished: on the first they differ, on the second over whether it is
    an event, on the third they agree.
    """
    with open_desk(desk_file) as desk:
        run = begin_run(desk, "review", Settings())
        for n, id_ in enumerate(given):
            changes = {"status": "denied"} if n == 0 else {}
            code(desk, id_, "ana", run=run, changes=changes, verdict=Verdict.ACCEPT)
            verdict = Verdict.REJECT if n == 1 else Verdict.ACCEPT
            code(desk, id_, "ben", run=run, verdict=verdict)
    return given


def test_events_are_given_out_and_coded_by_keyboard_alone(visit: Visit, server: str) -> None:
    page = visit(f"{server}/review/second")
    page.get_by_label("One coder").focus()
    page.keyboard.type("ana")
    page.keyboard.press("Tab")
    page.keyboard.type("ben")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 events given out.")).to_be_visible()
    page.get_by_role("link", name="Code as ana").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 events left of 2")).to_be_visible()
    page.wait_for_load_state()  # the page listens to keys once its scripts are there
    page.keyboard.press("s")
    page.get_by_role("dialog").get_by_role("radio", name="Denied").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("#event .status").filter(has_text="Denied")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_text("1 event left of 2")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("r")
    expect(page.get_by_text("All coded")).to_be_visible()
    page.goto(f"{server}/review/second/code?coder=ben")
    expect(page.get_by_text("2 events left of 2")).to_be_visible()
    expect(page.locator("#event .status").filter(has_text="Denied")).to_have_count(0)


def test_what_differs_is_settled_by_keyboard_alone(
    visit: Visit, server: str, finished: list[str]
) -> None:
    page = visit(f"{server}/review/second/disagreements")
    expect(page.get_by_text("2 events on which two coders differ")).to_be_visible()
    page.keyboard.press("a")  # nothing is picked yet for the status
    expect(page).to_have_url(f"{server}/review/second/disagreements")
    page.keyboard.press("1")
    page.keyboard.press("a")
    expect(page.get_by_text("1 event on which two coders differ")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("r")
    expect(page.get_by_text("On 1 event both coders say the same")).to_be_visible()
    page.get_by_role("button", name="Apply all agreed").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing to settle")).to_be_visible()
    page.goto(f"{server}/review/{finished[0]}")
    expect(page.locator("#event .status").filter(has_text="Denied")).to_be_visible()
    expect(page.get_by_text(re.compile("adjudicated: ana and ben")).first).to_be_visible()


def test_another_value_than_the_two_is_entered(
    visit: Visit, server: str, finished: list[str]
) -> None:
    page = visit(f"{server}/review/second/disagreements")
    row = page.get_by_role("group", name="When")
    expect(row.get_by_label("Or a date")).to_be_hidden()
    row.get_by_role("radio", name="other").check()
    row.get_by_label("Or a date").fill("2014-05-12")
    page.get_by_role("group", name="Status").get_by_role("radio").first.check()
    page.get_by_role("button", name="Settle so").click()
    page.goto(f"{server}/review/{finished[0]}")
    expect(page.locator("#event dd").filter(has_text="2014-05-12")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_pages_with_codings_are_accessible_and_fit(
    visit: Visit, server: str, finished: list[str], size: dict[str, int]
) -> None:
    page = visit(f"{server}/review/second", size=size)
    for path in (
        "/review/second",
        f"/review/second/code/{finished[0]}?coder=ana",
        "/review/second/disagreements",
        f"/review/second/disagreements/{finished[1]}",
        "/review/agreement",
    ):
        page.goto(server + path)
        assert axe(page) == [], path
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size["width"], path
