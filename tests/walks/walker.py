"""Somebody with a keyboard alone, at a page twice as large, without scripts; who sees each stop."""

from typing import Self

from playwright.sync_api import BrowserContext, ElementHandle, Locator

from tests.journeys.by_keyboard import MOST_STOPS, KeyboardReader
from tests.journeys.reader import skeleton
from tests.pages import by_keyboard

ZOOMED = 640
"""What is left in CSS pixels of a window of 1280 that shows everything twice as large."""
SEEN: set[str] = set()
"""How the pages are built that somebody went round already."""
_STOP = """(one, alike) => {
  const here = document.activeElement, style = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  const there = here === one
    || (alike && here.type === 'radio' && here.name === one.name);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const seen = ring && box.bottom > 0 && box.top < innerHeight;
  return [there, seen || here === document.body, here.outerHTML.slice(0, 120)];
}"""
_START = """() => {
  document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex');
}"""
_AT_ERRORS = "document.activeElement.id === 'fouten' && document.title.startsWith('Fout: ')"
_BEGUN = "document.activeElement === document.body || document.activeElement.id === 'inhoud'"


class Town:
    """Where the hosts are served."""

    def __init__(self, port: int) -> None:
        self.port = port

    def address(self, host: str, path: str = "/") -> str:
        """Return an address on one of the hosts, such as "acme"."""
        return f"http://{host}.localhost:{self.port}{path}"


class Walker(KeyboardReader):
    """Goes on by Tab, Shift+Tab, Enter, the arrows and the space bar, and by nothing else."""

    def __init__(self, context: BrowserContext, town: Town) -> None:
        self.stack, self.context = town, context  # type: ignore[assignment]
        self.context.set_default_timeout(60_000)
        self.name, self.host, self.status = "somebody", "", 0
        self.stops = 0
        self.open_tab()

    def look(self) -> Self:
        """Go round a page of a new build: each stop in its order, seen and named; and no trap.

        After an error the summary has the focus, and the title begins with it.
        """
        if self.status == 422:
            self.page.wait_for_function(_AT_ERRORS)  # the browser moves there as it first draws
        build = skeleton(self.page.content())
        if build not in SEEN:
            SEEN.add(build)
            wrong = [*self._round(), *by_keyboard.unsaid(self.page)]
            assert not wrong, f"{self.name} at {self.page.url}: {wrong}"
            self.page.evaluate("document.getElementById('fouten')?.focus()")
        return self

    def first(self, place: str) -> Self:
        """Choose the first box or button that is there."""
        self.mark(self.page.locator(place).first)
        return self

    def go(self, words: str, *, to: str) -> Self:
        """Press a button that leads on to this address, by itself for a part of the way."""
        self._reach(self.page.get_by_role("button", name=words).first)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(to)
        return self.look()

    def _round(self) -> list[str]:
        """Return what is wrong on the way round, which ends where it began."""
        self.page.evaluate(_START)
        wrong = by_keyboard.lost(self.page)
        wide = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        self.page.keyboard.press("Shift+Tab")
        stuck = self.page.evaluate(
            "document.activeElement.dataset.stop"
            " !== String(document.querySelectorAll('[data-stop]').length - 2)"
        )
        self.page.evaluate(_START)
        return [*wrong, *(["too wide"] if wide > 0 else []), *(["a trap"] if stuck else [])]

    def _reach(self, target: Locator, *, is_there: str = "") -> None:
        """Press Tab until the focus is there, by the way to the content; see each stop."""
        one = target.element_handle()
        if self.page.evaluate("document.activeElement === document.body") and one.evaluate(
            "one => !!one.closest('main')"
        ):
            self.page.keyboard.press("Tab")
            self.page.keyboard.press("Enter")
            inside = self.page.evaluate("document.activeElement.id")
            assert inside == "inhoud", f"{self.page.url}: the way to the content leads elsewhere"
        self._tab_to(one, alike=bool(is_there))

    def _tab_to(self, one: ElementHandle, *, alike: bool) -> None:
        for _ in range(MOST_STOPS):
            there, seen, html = one.evaluate(_STOP, alike)
            assert seen or self.page.evaluate(_BEGUN), f"{self.page.url}: no focus to see at {html}"
            if there:
                return
            self.page.keyboard.press("Tab")
            self.stops += 1
        raise AssertionError(f"{self.name} at {self.page.url} does not reach {one}")
