"""Hands: the same thing done by keys alone, or by the mouse."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

MOST_STOPS = 120  # of the Tab key, on a page of the desk
HAS_FOCUS = "element => element === document.activeElement"


@dataclass(frozen=True)
class Hands:
    """Somebody at a page.

    Attributes:
        keys: they use the keyboard alone.
    """

    page: Page
    keys: bool

    def open(self, key: str, button: str) -> Locator:
        """Open a dialog by its key, or by the button that names it."""
        if self.keys:
            self.page.keyboard.press(key)
        else:
            self.page.get_by_role("button", name=button).click()
        dialog = self.page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        return dialog

    def press(self, what: Locator) -> None:
        """Press a button, or follow a link."""
        if self.keys:
            self.go_to(what)
            self.page.keyboard.press("Enter")
        else:
            what.click()

    def tick(self, box: Locator) -> None:
        """Tick or untick a box."""
        if self.keys:
            self.go_to(box)
            self.page.keyboard.press("Space")
        else:
            box.click()

    def choose(self, radio: Locator) -> None:
        """Choose one of some: by arrows, from that which is chosen and has the focus."""
        if not self.keys:
            radio.click()
            return
        for _ in range(MOST_STOPS):
            if radio.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError("the arrows do not lead there")

    def write(self, field: Locator, text: str) -> None:
        """Write into a field in place of what stands there."""
        if self.keys:
            self.go_to(field)
        else:
            field.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def go_to(self, what: Locator) -> None:
        """Press Tab until something has the focus."""
        for _ in range(MOST_STOPS):
            if what.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {what}")
