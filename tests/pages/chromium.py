"""Opens rendered pages in a real browser, with our styles and without a server."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from mimetypes import guess_type

from playwright.sync_api import Browser, Route, ViewportSize, sync_playwright
from playwright.sync_api import Page as Window

from frontend.theme import DEFAULT_BRAND_COLOUR, house_style_css
from tests.frontend.components.seeing import AXE, COLOURS, ROOT, RUN_AXE, STANDARDS, overflow
from tests.pages.page import Page
from wederhoor import browser as browsers

STATIC = ROOT / "frontend" / "static"
WIDTHS = (320, 768, 1280)
PATIENCE = 90_000
"""How long the browser may take over one thing, in milliseconds, on a machine with other work."""


class Viewer:
    """A window in which a page is opened from what was rendered; scripts of the page do not run."""

    def __init__(self, browser: Browser, *, dark: bool = False, forced: bool = False) -> None:
        self._context = browser.new_context(
            locale="nl-NL",
            bypass_csp=True,
            color_scheme="dark" if dark else "light",
            forced_colors="active" if forced else "none",
            reduced_motion="reduce",
        )
        self._context.set_default_timeout(PATIENCE)
        self._context.add_init_script(path=AXE)
        self._context.route("**/*", self._serve)
        self.window: Window = self._context.new_page()
        self._page: Page | None = None
        self._rules = COLOURS if dark or forced else STANDARDS

    def show(self, page: Page, width: int) -> Window:
        """Open a page in a window of this width in CSS pixels; one that is open is resized."""
        self.window.set_viewport_size(ViewportSize(width=width, height=900))
        if page is not self._page:
            self._page = page
            self.window.goto(f"http://{page.host}{page.path}", wait_until="load")
        return self.window

    def wrong(self, *, axe: bool = True) -> list[str]:
        """Return whether the open page is too wide, and (when asked) what axe finds on it.

        In the dark and in forced colours axe looks at what these change.
        """
        found = self.window.evaluate(RUN_AXE, self._rules) if axe else []
        words = [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"][:1]]
        return [*words, *(["too wide"] if overflow(self.window) else [])]

    def _serve(self, route: Route) -> None:
        path = route.request.url.partition("//")[2].partition("/")[2].partition("?")[0]
        file = STATIC / path.removeprefix("static/")
        if route.request.is_navigation_request() and route.request.frame.parent_frame:
            route.abort()  # a picture in a page is asked of our server; here is none
        elif route.request.is_navigation_request():
            route.fulfill(
                body=self._page.html if self._page else "", content_type="text/html; charset=utf-8"
            )
        elif path == "huisstijl.css":
            css = house_style_css(DEFAULT_BRAND_COLOUR)
            route.fulfill(body=css, content_type="text/css")
        elif route.request.resource_type != "script" and file.is_file():
            route.fulfill(path=file, content_type=guess_type(file.name)[0])
        else:
            route.abort()


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser. Use no model while it runs: its loop and Django's models do not mix."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(browsers.ensure()), args=browsers.flags()
        )
        try:
            yield chromium
        finally:
            chromium.close()


def judged(viewer: Viewer, pages: Iterable[Page]) -> list[str]:
    """Return a line for everything that is wrong with these pages.

    Each has to fit at every width; axe looks at one of them, in turn.
    """
    found = []
    for turn, page in enumerate(pages):
        for place, width in enumerate(WIDTHS):
            viewer.show(page, width)
            axe = place == turn % len(WIDTHS)
            found += [f"{page} at {width}: {one}" for one in viewer.wrong(axe=axe)]
    return found
