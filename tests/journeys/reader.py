"""Somebody at a browser: goes somewhere, reads, fills in, presses; every page is judged."""

import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self, TypeVar

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Response, Route

from tests.frontend.components.seeing import AXE, PICTURES, RUN_AXE, STANDARDS
from tests.journeys.stack import Stack
from wederhoor import env

DESKTOP, PHONE = 1280, 375
FOLDER = PICTURES / "journeys"
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,}")


JUDGED: set[tuple[int, str]] = set()
"""How the pages are built, and how wide, that some journey judged already."""
PICTURED = bool(env.text("WEDERHOOR_ALBUM", ""))


class Judge:
    """Judges pages by axe in a window of its own, where scripts run.

    The pages of somebody without JavaScript cannot run axe themselves: the judge is given their
    HTML under their own address.
    """

    def __init__(self, browser: Browser) -> None:
        self._context = browser.new_context(locale="nl-NL", bypass_csp=True)
        self._context.add_init_script(path=AXE)
        self._context.route("**/*", self._serve)
        self._page = self._context.new_page()
        self._html = ""

    def knows(self, page: Page) -> bool:
        """Whether a page that is built alike was judged before; it need not be again."""
        self._html = page.content()
        alike = (page.viewport_size or {"width": 0})["width"], skeleton(self._html)
        known = alike in JUDGED
        JUDGED.add(alike)
        return known

    def violations(self, page: Page) -> list[str]:
        """Return what axe finds on a page as it is now."""
        self._html = page.content()
        if page.viewport_size:
            self._page.set_viewport_size(page.viewport_size)
        self._page.goto(page.url, wait_until="load")
        found = self._page.evaluate(RUN_AXE, STANDARDS)
        return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]

    def _serve(self, route: Route) -> None:
        if route.request.is_navigation_request():
            route.fulfill(body=self._html, content_type="text/html; charset=utf-8")
        elif route.request.resource_type == "script":
            route.abort()
        else:
            route.continue_()


def skeleton(html: str) -> str:
    """Return a page without its words, values and repeated rows: what is built alike is alike."""
    words = re.sub(r">\s*[^<\s][^<]*<", ">w<", html)
    bare = re.sub(r'\s(?!class|role|type)([\w-]+)="[^"]+"', r" \1=v", words)
    lines = [line.strip() for line in bare.replace("><", ">\n<").splitlines()]
    return "\n".join(dict.fromkeys(lines))


@dataclass
class Album:
    """The pictures of one journey, numbered in the order in which they were taken."""

    name: str
    count: int = 0
    seen: set[str] = field(default_factory=set)

    def place(self, who: str, page: Page) -> Path:
        """Return where the next picture goes."""
        self.count += 1
        path = _ID.sub("x", page.url.split("/", 3)[-1].split("?")[0]).strip("/").replace("/", "-")
        return FOLDER / self.name / f"{self.count:03}-{who}-{path or 'begin'}.jpg"


class Reader:
    """One person with one browser. Every page that is opened is judged and pictured."""

    def __init__(self, context: BrowserContext, stack: Stack, judge: Judge, album: Album) -> None:
        self.stack, self.judge, self.album = stack, judge, album
        self.context = context
        self.context.set_default_timeout(20_000)
        self.name, self.host, self.status = "somebody", "", 0
        self.open_tab()

    def open_tab(self) -> Page:
        """Go on in a new tab of the same browser, and return it."""
        self.page = self.context.new_page()
        self.page.on("response", self._note)
        return self.page

    def turn_to(self, tab: Page) -> Self:
        """Go back to a tab that was opened before."""
        self.page = tab
        return self

    def called(self, name: str, host: str) -> Self:
        """Give this person a name and the host they are on."""
        self.name, self.host = name, host
        return self

    def visit(self, path: str) -> Self:
        """Open an address on the person's host (or a whole address)."""
        self.page.goto(path if "://" in path else self.stack.address(self.host, path))
        return self.look()

    def press(self, words: str, *, exact: bool = True, within: Locator | None = None) -> Self:
        """Press the button or follow the link with these words, and look at the next page."""
        place = within or self.page
        button = place.get_by_role("button", name=words, exact=exact)
        link = place.get_by_role("link", name=words, exact=exact)
        button.or_(link).first.click()
        self.page.wait_for_load_state("load")
        return self.look()

    def fill(self, label: str, words: str) -> Self:
        """Fill in the box with this label."""
        self._control(label).fill(words)
        return self

    def choose(self, label: str, option: str | re.Pattern[str]) -> Self:
        """Choose from a list by (the beginning of) what stands in it."""
        box = self._control(label)
        wanted = re.compile(re.escape(option)) if isinstance(option, str) else option
        words = box.locator("option").filter(has_text=wanted).first.inner_text()
        box.select_option(label=words)
        return self

    def tick(self, *labels: str) -> Self:
        """Tick boxes, or choose the buttons, with these labels."""
        for label in labels:
            self.mark(self.page.get_by_label(label, exact=True).first)
        return self

    def tick_one(self, group: str, label: str) -> Self:
        """Choose one of the buttons of a group (or an option of a list) with this label."""
        buttons = self.page.get_by_role("group", name=group)
        if not buttons.count():
            return self.choose(group, label)
        self.mark(buttons.get_by_label(label, exact=True))
        return self

    def mark(self, box: Locator) -> None:
        """Tick this box, or choose this button."""
        box.check()

    def attach(self, label: str, *files: Path) -> Self:
        """Choose files."""
        self._control(label).set_input_files(list(files))
        return self

    def unfold(self, words: str) -> Self:
        """Open what is folded away."""
        self.page.locator("summary", has_text=words).first.click()
        return self

    def speak(self, language: str) -> Self:
        """Choose another language, behind its fold."""
        self.page.locator(".wh-languages summary").first.click()
        return self.press(language)

    def text(self) -> str:
        """Return everything that can be read on the page, folded parts too."""
        words: str = self.page.locator("body").evaluate("body => body.textContent")
        return " ".join(words.split())

    def reads(self, *words: str) -> Self:
        """Assert that each of these stands on the page."""
        text = self.text()
        missing = [one for one in words if one not in text]
        assert not missing, f"{self.name} at {self.page.url} misses {missing} in: {text}"
        return self

    def never_reads(self, *words: str) -> Self:
        """Assert that none of these stands anywhere in the page, its code included."""
        source = self.page.content()
        leaked = [one for one in words if one in source]
        assert not leaked, f"{self.name} at {self.page.url} reads {leaked}"
        return self

    def answered(self, status: int) -> Self:
        """Assert the status of the last page."""
        assert self.status == status, f"{self.page.url} answered {self.status}: {self.text()}"
        return self

    def look(self) -> Self:
        """Judge a page by axe, and see that it fits its window.

        A page that is built like one before, with other words in it, is not judged again. A
        picture is taken of what is wrong; of everything when WEDERHOOR_ALBUM is set.
        """
        if self.judge.knows(self.page):
            return self
        wide = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        wrong = [*self.judge.violations(self.page), *(["too wide"] if wide > 0 else [])]
        if wrong or PICTURED:
            picture = self.album.place(self.name, self.page)
            self.page.screenshot(path=picture, full_page=True, type="jpeg", quality=70)
        assert not wrong, f"{self.page.url}: {wrong}"
        return self

    def await_on(self, path: str, words: str) -> Self:
        """Open an address again and again until it says this, at most a minute."""
        deadline = time.monotonic() + 60
        while words not in self.stack.read(self.host, path) and time.monotonic() < deadline:
            time.sleep(0.3)
        return self.visit(path).reads(words)

    def download(self, words: str, to: Path) -> Path:
        """Press a link that gives a file, and keep it."""
        with self.page.expect_download() as coming:
            self.page.get_by_role("link", name=words).first.click()
        coming.value.save_as(to)
        return to

    def _control(self, label: str) -> Locator:
        """Return the box of exactly this label (optional or not), else one that has it within."""
        whole = re.compile(rf"^\s*{re.escape(label)}\s*(\([^)]*\))?\s*$")
        exact = self.page.get_by_label(whole)
        return exact.first if exact.count() else self.page.get_by_label(label).first

    def _note(self, response: Response) -> None:
        if response.request.is_navigation_request() and response.status // 100 != 3:
            self.status = response.status


Who = TypeVar("Who", bound=Reader)
