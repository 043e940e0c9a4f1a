"""One happening or two, said on a page by keys alone and by the mouse, and taken back."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.browser.conftest import Served
from tests.browser.hands import Hands
from tests.browser.test_every_page import axe
from tests.browser.test_review import HIT, by_keys_and_by_mouse, log_in, runs, said

from dateline.store import open_desk
from dateline.store.incidents import incident
from dateline.store.pins import standing_pins

Visit = Callable[..., Page]
EXPLODED = "e-152142268c2b3691"  # "six people had died at the camp when a fuel depot exploded"


def reports(desk: Served, id_: str) -> list[str]:
    with open_desk(desk.path) as opened:
        return sorted(incident(opened, id_).reports)


def other_incident(desk: Served) -> str:
    """One that is not that of the attack on the camp."""
    with open_desk(desk.path) as opened:
        row = opened.db.execute(
            "SELECT id FROM incidents WHERE event_type = 'RETREAT' ORDER BY id"
        ).fetchone()
    return str(row["id"])


def pins(desk: Served) -> list[tuple[str, str | None]]:
    with open_desk(desk.path) as opened:
        return [(one.pin, one.note) for one in standing_pins(opened)]


@by_keys_and_by_mouse
def test_two_incidents_are_merged_and_parted_again(visit: Visit, desk: Served, keys: bool) -> None:
    other = other_incident(desk)
    ours, theirs = reports(desk, HIT), reports(desk, other)
    page = visit(f"{desk.address}/incidents/{HIT}")
    hands = Hands(page, keys)
    box = page.get_by_role("region", name="One happening, or two?")
    hands.write(box.get_by_label("Another incident"), f"{desk.address}/incidents/{other}?type=AID")
    hands.write(box.get_by_label("Why").first, "the same night")
    hands.press(box.get_by_role("button", name="Merge"))
    expect(said(page)).to_contain_text("Merged")
    assert "said=" not in page.url
    expect(box.get_by_label("What people said")).to_contain_text("tell of one happening")
    expect(box.get_by_label("What people said")).to_contain_text("“the same night”")
    assert reports(desk, HIT) == sorted([*ours, *theirs])
    assert pins(desk) == [("one", "the same night")]
    hands.press(box.get_by_role("button", name="Take back what"))
    expect(said(page)).to_contain_text("Taken back")
    expect(box.get_by_label("What people said")).to_have_count(0)
    assert (reports(desk, HIT), reports(desk, other)) == (ours, theirs)
    assert pins(desk) == []


@by_keys_and_by_mouse
def test_reports_are_split_off_and_put_back(visit: Visit, desk: Served, keys: bool) -> None:
    before = reports(desk, HIT)
    page = visit(f"{desk.address}/incidents/{HIT}")
    hands = Hands(page, keys)
    box = page.get_by_role("region", name="One happening, or two?")
    hands.press(box.locator("summary"))
    tick = box.locator(f"input[value={EXPLODED}]")
    hands.tick(tick)
    hands.write(box.get_by_label("Why").last, "a fuel depot")
    hands.press(box.get_by_role("button", name="Split off"))
    expect(said(page)).to_contain_text("Split off")
    assert reports(desk, EXPLODED) == [EXPLODED]
    assert reports(desk, HIT) == [one for one in before if one != EXPLODED]
    what = box.get_by_label("What people said")
    expect(what).to_contain_text("1 report of this incident and these tell of two happenings")
    expect(what).to_contain_text("and 8 reports more")
    assert axe(page) == []
    hands.press(what.get_by_role("link").first)  # the other one tells it too
    expect(what).to_contain_text("11 reports of this incident and these tell of two happenings")
    hands.press(box.get_by_role("button", name="Take back what"))
    expect(said(page)).to_contain_text("Taken back")
    assert reports(desk, HIT) == before


def test_an_incident_that_there_is_not_is_said_and_nothing_written(
    visit: Visit, desk: Served
) -> None:
    before = runs(desk.path)
    page = visit(f"{desk.address}/incidents/{HIT}", refused=404)
    hands = Hands(page, keys=True)
    hands.write(page.get_by_label("Another incident"), "i-0")
    page.keyboard.press("Enter")
    expect(page.get_by_text("i-0: no such incident in this desk")).to_be_visible()
    assert (pins(desk), runs(desk.path)) == ([], before)


def test_what_somebody_took_back_meanwhile_cannot_be_taken_back_again(
    visit: Visit, accounts: Served
) -> None:
    raul = visit(f"{accounts.address}/review")
    log_in(raul, "raul")
    raul.goto(f"{accounts.address}/incidents/{HIT}")
    Hands(raul, keys=True).write(raul.get_by_label("Another incident"), other_incident(accounts))
    raul.keyboard.press("Enter")
    expect(said(raul)).to_contain_text("Merged")
    olga = visit(f"{accounts.address}/review", refused=409)
    log_in(olga, "olga")
    olga.goto(f"{accounts.address}/incidents/{HIT}")
    expect(olga.get_by_label("What people said")).to_contain_text("raul")
    Hands(raul, keys=True).press(raul.get_by_role("button", name="Take back what"))
    expect(said(raul)).to_contain_text("Taken back")
    before = runs(accounts.path)
    Hands(olga, keys=True).press(olga.get_by_role("button", name="Take back what"))
    expect(olga.get_by_text("somebody took it back meanwhile")).to_be_visible()
    assert runs(accounts.path) == before
