"""Somebody who has a keyboard and no mouse: Tab, Enter, the arrows and the space bar."""

import re
from pathlib import Path
from typing import Self

from playwright.sync_api import Locator

from tests.journeys.reader import Reader

MOST_STOPS = 250
_HERE = "one => one === document.activeElement"
_IN_GROUP = """one => document.activeElement.type === 'radio'
  && document.activeElement.name === one.name"""


class KeyboardReader(Reader):
    """A reader who reaches everything with Tab, from where the focus is on."""

    def press(self, words: str, *, exact: bool = True, within: Locator | None = None) -> Self:
        """Go to the button or link with these words and press Enter."""
        place = within or self.page
        button = place.get_by_role("button", name=words, exact=exact)
        link = place.get_by_role("link", name=words, exact=exact)
        self._reach(button.or_(link).first)
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press("Enter")
        self.look()
        return self

    def fill(self, label: str, words: str) -> Self:
        """Go to the box with this label and type."""
        self._reach(self._control(label))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words)
        return self

    def choose(self, label: str, option: str | re.Pattern[str]) -> Self:
        """Go to a list and walk down to what begins with this."""
        box = self._control(label)
        wanted = re.compile(re.escape(option)) if isinstance(option, str) else option
        words = box.locator("option").all_inner_texts()
        place = next(at for at, one in enumerate(words) if wanted.search(one))
        self._reach(box)
        self.page.keyboard.press("Home")
        for _ in range(place):
            self.page.keyboard.press("ArrowDown")
        assert box.evaluate("one => one.selectedIndex") == place, words
        return self

    def attach(self, label: str, *files: Path) -> Self:
        """Go to the control of files, open it with the space bar and choose."""
        self._reach(self._control(label))
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Space")
        chooser.value.set_files(list(files))
        return self

    def unfold(self, words: str) -> Self:
        """Go to what is folded away and open it."""
        self._reach(self.page.locator("summary", has_text=words).first)
        self.page.keyboard.press("Enter")
        return self

    def mark(self, box: Locator) -> None:
        """Go to a box or a group of buttons, and tick or choose with the space bar and arrows."""
        if box.get_attribute("type") == "radio":
            self._reach(box, is_there=_IN_GROUP)
            self.page.keyboard.press("Space")
            for _ in range(box.page.get_by_role("radio").count()):
                if box.is_checked():
                    break
                self.page.keyboard.press("ArrowDown")
        else:
            self._reach(box)
            if not box.is_checked():
                self.page.keyboard.press("Space")
        assert box.is_checked()

    def _reach(self, target: Locator, *, is_there: str = _HERE) -> None:
        """Press Tab until the focus is there; on a fresh page by the way to the content."""
        fresh = self.page.evaluate("document.activeElement === document.body")
        if fresh and target.evaluate("one => !!one.closest('main')"):
            self.page.keyboard.press("Tab")
            self.page.keyboard.press("Enter")
        for _ in range(MOST_STOPS):
            if target.evaluate(is_there):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.name} at {self.page.url} does not reach {target}")
