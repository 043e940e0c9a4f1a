"""Review in a browser, by keys alone and by the mouse: what one sees, what the desk then holds."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import NARROW, WIDE, Served
from tests.browser.hands import Hands
from tests.browser.test_every_page import axe
from tests.webaccounts import PASSWORD

from dateline.records import Event
from dateline.review.fold import Review, Reviewed
from dateline.store import open_desk
from dateline.store.find import event as find_event
from dateline.store.queue import Logged, decisions_on

Visit = Callable[..., Page]
HIT = "e-6c806e72bc5b99db"  # "when rockets hit a camp for Sudanese refugees in eastern Chad"

by_keys_and_by_mouse = pytest.mark.parametrize("keys", [True, False], ids=["keys", "mouse"])


def stands(path: Path, event_id: str = HIT) -> Reviewed:
    with open_desk(path) as desk:
        return find_event(desk, event_id).reviewed


def event(path: Path) -> Event:
    return stands(path).event


def decided(path: Path, event_id: str = HIT) -> list[Logged]:
    with open_desk(path) as desk:
        return decisions_on(desk, event_id)


def runs(path: Path) -> int:
    with open_desk(path) as desk:
        return int(desk.db.execute("SELECT count(*) FROM runs").fetchone()[0])


def shown(page: Page) -> str:
    """The id of the event on the bench."""
    action = page.locator("form[data-key=a]").get_attribute("action")
    found = re.match(r"/review/([\w-]+)", action or "")
    assert found
    return found[1]


def told(page: Page, field: str) -> Locator:
    """What the bench says of a field."""
    return page.locator(".claim-parts dd").filter(has=page.locator(f"[data-open={field}]"))


def said(page: Page) -> Locator:
    """The live region."""
    return page.locator("#said[aria-live]")


@by_keys_and_by_mouse
@pytest.mark.parametrize(
    ("key", "button", "word", "review"),
    [("a", "Accept", "Accepted", Review.ACCEPTED), ("r", "Reject", "Rejected", Review.REJECTED)],
    ids=["accept", "reject"],
)
def test_an_event_is_decided_and_the_next_one_shown(
    visit: Visit, desk: Served, keys: bool, key: str, button: str, word: str, review: Review
) -> None:
    page = visit(f"{desk.address}/review")
    expect(page.get_by_text("70 events waiting")).to_be_visible()
    first = shown(page)
    if keys:
        page.keyboard.press(key)
    else:
        page.get_by_role("button", name=button).click()
    expect(page.get_by_text("69 events waiting")).to_be_visible()
    assert shown(page) != first
    expect(said(page)).to_contain_text(f"{word}. “Eleven killed in rocket fire")
    expect(page.locator(".decisions").last).to_contain_text(word)
    assert stands(desk.path, first).review is review


@by_keys_and_by_mouse
def test_one_goes_on_and_back_without_deciding_past_the_end_of_a_page_too(
    visit: Visit, desk: Served, keys: bool
) -> None:
    page = visit(f"{desk.address}/review?per=3")
    seen = [shown(page)]
    for _ in range(4):
        page.keyboard.press("n") if keys else page.get_by_role("link", name="Next n").click()
        expect(page.locator(f"form[data-key=a][action*='{seen[-1]}']")).to_have_count(0)
        seen.append(shown(page))
    assert len(set(seen)) == 5
    expect(page.locator(".waiting [aria-current]")).to_be_visible()
    page.keyboard.press("p") if keys else page.get_by_role("link", name="Previous p").click()
    expect(page.locator(f"form[data-key=a][action*='{seen[-2]}']")).to_be_visible()
    expect(page.get_by_text("70 events waiting")).to_be_visible()


@by_keys_and_by_mouse
def test_a_note_is_kept_and_the_event_waits_on(visit: Visit, desk: Served, keys: bool) -> None:
    page = visit(f"{desk.address}/review/{HIT}")
    hands = Hands(page, keys)
    dialog = hands.open("c", "Note")
    expect(dialog.get_by_label("Your remark")).to_be_focused()
    hands.write(dialog.get_by_label("Your remark"), "ask the camp's clinic")
    hands.press(dialog.get_by_role("button", name="Keep"))
    expect(page.locator("section", has_text="On this event")).to_contain_text("the camp's clinic")
    expect(page.get_by_text("70 events waiting")).to_be_visible()
    assert [one.decision.note for one in decided(desk.path)] == ["ask the camp's clinic"]
    assert stands(desk.path).review is None


@by_keys_and_by_mouse
def test_the_latest_decision_is_taken_back(visit: Visit, desk: Served, keys: bool) -> None:
    page = visit(f"{desk.address}/review")
    first = shown(page)
    page.keyboard.press("r")
    expect(page.get_by_text("69 events waiting")).to_be_visible()
    if keys:
        page.keyboard.press("u")
    else:
        page.get_by_role("button", name="Undo yours").click()
    expect(page.get_by_text("70 events waiting")).to_be_visible()
    assert shown(page) == first
    expect(said(page)).to_contain_text("Taken back")
    assert stands(desk.path, first).review is None
    assert [one.decision.action for one in decided(desk.path, first)] == ["reject", "undo"]


@by_keys_and_by_mouse
@pytest.mark.parametrize(
    ("key", "button", "field", "choice", "value"),
    [
        ("t", "Correct type", "event_type", "Coerce", "COERCE"),
        ("s", "Correct status", "status", "Alleged", "alleged"),
    ],
    ids=["type", "status"],
)
def test_a_type_or_status_is_corrected(
    visit: Visit,
    desk: Served,
    keys: bool,
    key: str,
    button: str,
    field: str,
    choice: str,
    value: str,
) -> None:
    page = visit(f"{desk.address}/review/{HIT}")
    hands = Hands(page, keys)
    dialog = hands.open(key, button)
    hands.choose(dialog.get_by_role("radio", name=choice))
    hands.press(dialog.get_by_role("button", name="Correct"))
    expect(told(page, field)).to_contain_text(choice)
    expect(said(page)).to_contain_text("Corrected")
    assert getattr(event(desk.path), field) == value
    assert stands(desk.path).review is Review.CORRECTED


@by_keys_and_by_mouse
@pytest.mark.parametrize(
    ("key", "button", "field", "old", "new", "name"),
    [
        (
            "w",
            "Correct who w",
            "actors",
            "rockets",
            "the Desert Falcons, a militia",
            "Desert Falcons",
        ),
        ("m", "Correct whom m", "recipients", "a camp", "nine children", "nine children"),
    ],
    ids=["who", "whom"],
)
def test_a_party_is_picked_from_the_article(
    visit: Visit, desk: Served, keys: bool, key: str, button: str, field: str, old: str, new: str,
    name: str,
) -> None:  # fmt: skip
    page = visit(f"{desk.address}/review/{HIT}")
    hands = Hands(page, keys)
    dialog = hands.open(key, button)
    picks = dialog.get_by_role("group", name="as the article says")
    hands.tick(picks.get_by_role("checkbox", name=f"{old} ").first)
    hands.tick(picks.get_by_role("checkbox", name=new))
    hands.press(dialog.get_by_role("button", name="Correct"))
    expect(told(page, field)).to_contain_text(name)
    now = [one.name for one in getattr(event(desk.path), field)]
    assert name in now
    assert old.removeprefix("a ") not in now


@by_keys_and_by_mouse
@pytest.mark.parametrize(
    ("key", "button", "field", "typed", "known", "id_"),
    [
        ("w", "Correct who w", "actors", "United Nations", "int-un", "id"),
        ("m", "Correct whom m", "recipients", "Sudan", "sdn", "id"),
        ("l", "Correct where", "locations", "Abeche", 245785, "geonames"),
    ],
    ids=["who", "whom", "place"],
)
def test_a_name_is_typed_and_taken_from_the_registers(
    visit: Visit, desk: Served, keys: bool, key: str, button: str, field: str, typed: str,
    known: object, id_: str,
) -> None:  # fmt: skip
    page = visit(f"{desk.address}/review/{HIT}")
    hands = Hands(page, keys)
    dialog = hands.open(key, button)
    hands.write(dialog.get_by_role("searchbox"), typed)
    found = dialog.get_by_role("group", name="Found").get_by_role("checkbox").first
    if keys:
        page.keyboard.press("Enter")  # goes to what was found
        expect(found).to_be_focused()
    expect(dialog.get_by_role("status")).to_contain_text("found")
    hands.tick(found)
    hands.press(dialog.get_by_role("button", name="Correct"))
    expect(told(page, field)).to_contain_text("Abéché" if typed == "Abeche" else typed)
    assert known in [getattr(one, id_) for one in getattr(event(desk.path), field)]


def test_a_name_that_the_register_lacks_is_said_to_be_unknown(visit: Visit, desk: Served) -> None:
    page = visit(f"{desk.address}/review/{HIT}")
    hands = Hands(page, keys=True)
    dialog = hands.open("w", "")
    hands.write(dialog.get_by_role("searchbox"), "Nobody of this name")
    expect(dialog.get_by_role("status")).to_contain_text("No such name")


@by_keys_and_by_mouse
def test_a_place_is_picked_from_the_article(visit: Visit, desk: Served, keys: bool) -> None:
    page = visit(f"{desk.address}/review/{HIT}")
    hands = Hands(page, keys)
    dialog = hands.open("l", "Correct where")
    boxes = dialog.get_by_role("checkbox")
    hands.tick(boxes.first)
    hands.tick(dialog.get_by_role("checkbox", name="Khartoum").first)
    hands.press(dialog.get_by_role("button", name="Correct"))
    expect(told(page, "locations")).to_contain_text("Khartoum")
    assert [one.name for one in event(desk.path).locations] == ["Khartoum"]


@by_keys_and_by_mouse
def test_a_date_is_typed(visit: Visit, desk: Served, keys: bool) -> None:
    page = visit(f"{desk.address}/review/{HIT}")
    hands = Hands(page, keys)
    dialog = hands.open("d", "Correct when")
    hands.write(dialog.get_by_label("Or a date"), "2014-05-10/2014-05-11")
    hands.write(dialog.get_by_label("Why"), "over night")
    hands.press(dialog.get_by_role("button", name="Correct"))
    expect(told(page, "date")).to_contain_text("2014-05-10/2014-05-11")
    date = event(desk.path).date
    assert date is not None
    assert (date.earliest, date.latest, date.text) == ("2014-05-10", "2014-05-11", "Sunday night")
    assert decided(desk.path)[-1].decision.note == "over night"


@by_keys_and_by_mouse
def test_a_date_is_said_to_be_unknown(visit: Visit, desk: Served, keys: bool) -> None:
    page = visit(f"{desk.address}/review/{HIT}")
    hands = Hands(page, keys)
    dialog = hands.open("d", "Correct when")
    hands.choose(dialog.get_by_role("radio", name="unknown"))
    hands.press(dialog.get_by_role("button", name="Correct"))
    expect(told(page, "date")).to_contain_text("unknown")
    assert event(desk.path).date is None


def test_what_is_no_date_is_said_where_it_was_typed_and_nothing_is_written(
    visit: Visit, desk: Served
) -> None:
    page = visit(f"{desk.address}/review/{HIT}", refused=422)
    before = runs(desk.path)
    hands = Hands(page, keys=True)
    hands.write(hands.open("d", "").get_by_label("Or a date"), "last Tuesday")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="When")
    expect(dialog.get_by_role("alert")).to_contain_text("Nothing was changed")
    field = dialog.get_by_label("Or a date")
    expect(field).to_have_value("last Tuesday")
    expect(field).to_be_focused()
    assert axe(page) == []
    assert (decided(desk.path), runs(desk.path)) == ([], before)
    hands.write(field, "2014-05")
    page.keyboard.press("Enter")
    expect(told(page, "date")).to_contain_text("2014-05")


@by_keys_and_by_mouse
def test_a_figure_is_typed_and_those_of_other_kinds_stay(
    visit: Visit, desk: Served, keys: bool
) -> None:
    page = visit(f"{desk.address}/review/{HIT}")
    hands = Hands(page, keys)
    dialog = hands.open("f", "Correct figures")
    hands.write(dialog.get_by_label("Or at least"), "15")
    hands.write(dialog.get_by_label("at most"), "17")
    hands.press(dialog.get_by_role("button", name="Correct"))
    expect(told(page, "figures")).to_contain_text("15–17 killed")
    figures = {one.kind: (one.low, one.high, one.text) for one in event(desk.path).figures}
    assert figures == {"killed": (15, 17, "At least 14"), "injured": (40, 40, "about 40")}


def test_what_is_no_number_or_no_range_is_refused(visit: Visit, desk: Served) -> None:
    page = visit(f"{desk.address}/review/{HIT}", refused=422)
    before = runs(desk.path)
    hands = Hands(page, keys=True)
    dialog = hands.open("f", "")
    hands.write(dialog.get_by_label("Or at least"), "many")
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()  # the browser says what is wrong, and sends nothing
    assert dialog.locator(":invalid[name=low]").count() == 1
    hands.write(dialog.get_by_label("Or at least"), "20")
    hands.write(dialog.get_by_label("at most"), "5")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("20 is more than 5")
    expect(page.get_by_role("dialog").get_by_label("at most")).to_have_value("5")
    assert (decided(desk.path), runs(desk.path)) == ([], before)


def test_after_a_correction_one_goes_on(visit: Visit, desk: Served) -> None:
    page = visit(f"{desk.address}/review")
    first = shown(page)
    Hands(page, keys=True).open("t", "")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_text("69 events waiting")).to_be_visible()
    assert shown(page) == first
    page.keyboard.press("n")
    expect(page.locator(f"form[data-key=a][action*='{first}']")).to_have_count(0)


def test_a_key_that_is_held_down_decides_once(visit: Visit, desk: Served) -> None:
    page = visit(f"{desk.address}/review")
    Hands(page, keys=True).go_to(page.get_by_role("button", name="Accept"))
    page.keyboard.down("Enter")
    expect(page.get_by_text("69 events waiting")).to_be_visible()
    expect(page.get_by_role("button", name="Accept")).to_be_focused()
    for _ in range(3):
        page.keyboard.down("Enter")  # again, before it was up: a repetition
    page.keyboard.up("Enter")
    expect(page.get_by_text("69 events waiting")).to_be_visible()


def test_the_focus_is_where_it_was_after_each_thing_that_is_done(
    visit: Visit, desk: Served
) -> None:
    page = visit(f"{desk.address}/review")
    hands = Hands(page, keys=True)
    correct = page.get_by_role("button", name="Correct status")
    hands.press(correct)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(correct).to_be_focused()
    hands.press(correct)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("Corrected: status")
    expect(correct).to_be_focused()
    following = page.get_by_role("link", name="Next n")
    hands.press(following)
    expect(told(page, "status")).not_to_contain_text("Alleged")
    expect(following).to_be_focused()


@by_keys_and_by_mouse
def test_the_keys_are_shown_and_hidden_again(visit: Visit, desk: Served, keys: bool) -> None:
    page = visit(f"{desk.address}/review")
    help_ = Hands(page, keys).open("?", "Keys")
    expect(help_).to_contain_text("accept")
    if keys:
        page.keyboard.press("Escape")
    else:
        help_.get_by_role("button", name="Close").click()
    expect(help_).to_have_count(0)


def test_keys_that_are_typed_into_a_field_decide_nothing(visit: Visit, desk: Served) -> None:
    page = visit(f"{desk.address}/review")
    Hands(page, keys=True).write(page.get_by_role("textbox", name="Actor"), "sudan")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("actor=sudan"))
    expect(page.get_by_text(re.compile(r"events? waiting of 70"))).to_be_visible()


def test_tab_leads_through_the_whole_page_and_shows_where_it_is(visit: Visit, desk: Served) -> None:
    page = visit(f"{desk.address}/review?per=3")
    stops = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select')]"
        ".filter(one => !one.closest('dialog')).length"
    )
    unseen, seen = [], set()
    for _ in range(stops):
        page.keyboard.press("Tab")
        name, visible = page.evaluate(
            "() => { const one = document.activeElement, style = getComputedStyle(one);"
            " return [one.outerHTML.slice(0, 120) + one.closest('form')?.dataset.key,"
            " style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2]; }"
        )
        seen.add(name)
        if not visible:
            unseen.append(name)
    assert unseen == []
    assert len(seen) == stops, "Tab is caught somewhere"


@pytest.mark.parametrize(
    ("size", "dark"), [(WIDE, False), (NARROW, True)], ids=["1440 light", "390 dark"]
)
def test_dialogs_are_accessible_hold_the_focus_and_close(
    visit: Visit, desk: Served, size: dict[str, int], dark: bool
) -> None:
    page = visit(f"{desk.address}/review/{HIT}", size=size, dark=dark)
    for key in "twmldfsc?":
        page.keyboard.press(key)
        expect(page.locator("dialog[open]"), key).to_have_count(1)
        for _ in range(4):
            assert page.evaluate("document.activeElement.closest('dialog[open]') !== null"), key
            page.keyboard.press("Shift+Tab")
            if page.evaluate("document.activeElement === document.body"):
                page.keyboard.press("Shift+Tab")  # the browser's own part of the round
        assert axe(page) == [], key
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)


def log_in(page: Page, name: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Review")).to_be_visible()


def test_who_comes_second_sees_the_firsts_decision_and_may_decide_anyway(
    visit: Visit, accounts: Served
) -> None:
    raul = visit(f"{accounts.address}/review/{HIT}")
    olga = visit(f"{accounts.address}/review/{HIT}", refused=409)
    log_in(raul, "raul")
    log_in(olga, "olga")
    before = runs(accounts.path)
    raul.keyboard.press("a")
    expect(said(raul)).to_contain_text("Accepted")
    olga.keyboard.press("r")
    conflict = olga.get_by_role("alert")
    expect(conflict).to_contain_text("raul decided on this event meanwhile")
    expect(conflict).to_contain_text("Accepted")
    expect(conflict).to_contain_text("Yours (reject) is not kept yet")
    expect(conflict).to_be_focused()
    assert axe(olga) == []
    assert [one.decision.by for one in decided(accounts.path)] == ["raul"]
    assert runs(accounts.path) == before + 1, "what was refused left a run"
    Hands(olga, keys=True).press(olga.get_by_role("button", name="Decide anyway"))
    expect(said(olga)).to_contain_text("Rejected")
    assert [one.decision.by for one in decided(accounts.path)] == ["raul", "olga"]
    assert stands(accounts.path).review is Review.REJECTED


def test_who_comes_second_may_leave_it_and_a_correction_is_not_lost(
    visit: Visit, accounts: Served
) -> None:
    raul = visit(f"{accounts.address}/review/{HIT}")
    olga = visit(f"{accounts.address}/review/{HIT}", refused=409)
    log_in(raul, "raul")
    log_in(olga, "olga")
    raul.keyboard.press("r")
    expect(said(raul)).to_contain_text("Rejected")
    hands = Hands(olga, keys=True)
    dialog = hands.open("d", "")
    hands.write(dialog.get_by_label("Or a date"), "2014-05-10")
    olga.keyboard.press("Enter")
    expect(olga.get_by_role("alert")).to_contain_text("Yours (correct when) is not kept yet")
    hands.press(olga.get_by_role("button", name="Decide anyway"))
    expect(told(olga, "date")).to_contain_text("2014-05-10")
    raul.goto(f"{accounts.address}/review/{HIT}")
    expect(told(raul, "date")).to_contain_text("2014-05-10")
    expect(raul.locator("section", has_text="On this event")).to_contain_text("olga")


def test_words_that_are_marked_are_the_evidence_of_what_is_written(
    visit: Visit, server: str
) -> None:
    page = visit(f"{server}/review")
    marked = page.locator("#event blockquote mark").last.evaluate(
        "(words) => { const range = document.createRange(); range.selectNodeContents(words);"
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
