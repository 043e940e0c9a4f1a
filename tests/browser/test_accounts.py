"""Accounts in a browser, by keys alone: logging in and out, what each role sees, one's own page."""

import re
from collections.abc import Callable

import httpx
from playwright.sync_api import Page, expect
from tests.browser.conftest import Served
from tests.browser.hands import Hands
from tests.browser.test_every_page import axe
from tests.browser.test_review import HIT, decided, said
from tests.webaccounts import PASSWORD

Visit = Callable[..., Page]


def log_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """By keys alone: the field that is to be filled has the focus."""
    first = page.locator("input[autofocus]")
    expect(first).to_be_focused()
    if first.get_attribute("name") == "name":
        page.keyboard.type(name)
        page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def test_a_wrong_password_is_said_and_the_right_one_leads_to_what_was_asked_for(
    visit: Visit, accounts: Served
) -> None:
    page = visit(f"{accounts.address}/incidents?type=ASSAULT", refused=401)
    expect(page.get_by_label("Name")).to_be_focused()
    log_in(page, "rita", "not the password")
    expect(page.get_by_role("alert")).to_have_text("No account has this name and password.")
    expect(page.get_by_label("Name")).to_have_value("rita")
    expect(page.get_by_label("Password")).to_be_focused()
    assert axe(page) == []
    log_in(page, "rita")
    expect(page).to_have_url(f"{accounts.address}/incidents?type=ASSAULT")
    expect(page.get_by_role("link", name="Account of rita")).to_be_visible()


def test_who_logs_out_is_out_in_every_browser_and_with_every_copy_of_the_cookie(
    visit: Visit, accounts: Served
) -> None:
    here, elsewhere = (visit(f"{accounts.address}/account") for _ in range(2))
    for page in (here, elsewhere):
        log_in(page, "rita")
        expect(page.get_by_role("heading", name="rita")).to_be_visible()
    cookies = {one["name"]: one["value"] for one in here.context.cookies()}
    Hands(here, keys=True).press(here.get_by_role("button", name="Log out"))
    expect(here.get_by_role("heading", name="Log in")).to_be_visible()
    here.go_back()
    here.reload()
    expect(here.get_by_role("heading", name="Log in")).to_be_visible()
    elsewhere.reload()
    expect(elsewhere.get_by_role("heading", name="Log in")).to_be_visible()
    assert httpx.get(f"{accounts.address}/api/v1/session", cookies=cookies).status_code == 401


def test_a_reader_sees_what_was_decided_and_no_button_that_changes_anything(
    visit: Visit, accounts: Served
) -> None:
    page = visit(f"{accounts.address}/", refused=403)
    log_in(page, "rita")
    expect(page.get_by_role("link", name="Account of rita")).to_be_visible()
    for path in ("/", f"/incidents/{HIT}", "/documents/example-wire", "/documents"):
        page.goto(accounts.address + path)
        expect(page.locator("main form[method=post]")).to_have_count(0)
        expect(page.locator("a[href='/review']")).to_have_count(0)
    page.goto(f"{accounts.address}/review")
    expect(page.get_by_text("this needs the role reviewer; yours is reader")).to_be_visible()


def test_a_reviewer_stays_logged_in_and_decides_after_a_reload(
    visit: Visit, accounts: Served
) -> None:
    page = visit(f"{accounts.address}/review/{HIT}")
    log_in(page, "raul")
    expect(page.get_by_role("heading", name="Review")).to_be_visible()
    page.reload()
    page.keyboard.press("a")
    expect(said(page)).to_contain_text("Accepted")
    assert [one.decision.by for one in decided(accounts.path)] == ["raul"]


def test_a_token_is_shown_once_works_and_is_removed(visit: Visit, accounts: Served) -> None:
    page = visit(f"{accounts.address}/account")
    log_in(page, "raul")
    hands = Hands(page, keys=True)
    hands.write(page.get_by_label("What is it for?"), "weekly export")
    page.keyboard.press("Enter")
    shown = page.locator(".token code").first
    expect(shown).to_have_text(re.compile("^dl_"))
    token = shown.inner_text()
    bearer = {"Authorization": f"Bearer {token}"}
    session = f"{accounts.address}/api/v1/session"
    assert httpx.get(session, headers=bearer).json()["name"] == "raul"
    page.goto(f"{accounts.address}/account")
    expect(page.get_by_text("weekly export")).to_be_visible()
    assert token not in page.content()
    hands.press(page.get_by_role("button", name="Remove the token weekly export"))
    expect(page.get_by_text("You have none.")).to_be_visible()
    assert httpx.get(session, headers=bearer).status_code == 401


def test_a_password_is_changed_and_the_sessions_elsewhere_end(
    visit: Visit, accounts: Served
) -> None:
    here = visit(f"{accounts.address}/account", refused=403)
    elsewhere = visit(f"{accounts.address}/account")
    log_in(here, "raul")
    log_in(elsewhere, "raul")
    expect(elsewhere.get_by_role("heading", name="raul")).to_be_visible()
    hands = Hands(here, keys=True)
    hands.write(here.get_by_label("Current password"), "not the password")
    hands.write(here.get_by_label("New password"), "quite another password")
    here.keyboard.press("Enter")
    expect(here.get_by_role("alert")).to_have_text("That is not your current password.")
    hands.write(here.get_by_label("Current password"), PASSWORD)
    hands.write(here.get_by_label("New password"), "quite another password")
    here.keyboard.press("Enter")
    expect(said(here)).to_have_text(re.compile("Your password is changed"))
    here.reload()
    expect(here.get_by_role("heading", name="raul")).to_be_visible()
    elsewhere.reload()
    log_in(elsewhere, "raul", "quite another password")
    expect(elsewhere.get_by_role("heading", name="raul")).to_be_visible()
