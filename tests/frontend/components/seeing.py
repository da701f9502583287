"""Looks at a page in a real browser: does it fit, and what does axe find.

As a program it pictures any address at three widths:
python tests/frontend/components/seeing.py http://acme.localhost:8000/ name
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from wederhoor import browser

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = ROOT / "test-results"
WIDTHS = (320, 768, 1280)
RUN_AXE = """asked => axe.run(document, {
  runOnly: asked, resultTypes: ["violations", "incomplete"], selectors: false
}).then(seen => {
  const forced = matchMedia("(forced-colors: active)").matches;
  const unseen = one => !forced && one.any.some(it => it.data?.messageKey === "equalRatio");
  const hidden = seen.incomplete.map(one => ({...one, nodes: one.nodes.filter(unseen)}));
  return [...seen.violations, ...hidden.filter(one => one.nodes.length)];
})"""
"""What axe finds; and letters in the very colour of their ground, on which it passes no verdict.

Where the browser forces its colours, a page is told the colours that were not used: those are not
judged so.
"""
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What another light can change of a page that was judged in daylight."""
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def open_page(width: int) -> Iterator[Page]:
    """Open a Dutch browser window of this width in CSS pixels."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(browser.ensure()), args=browser.flags()
        )
        try:
            yield chromium.new_page(viewport={"width": width, "height": 900}, locale="nl-NL")
        finally:
            chromium.close()


def violations(page: Page) -> list[str]:
    """Return what axe finds on the page, one line each with the first element it is about."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN_AXE, STANDARDS)
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def overflow(page: Page) -> int:
    """Return by how many CSS pixels the page is wider than its window (WCAG 2.2, 1.4.10)."""
    pixels: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return max(0, pixels)


def picture(address: str, name: str, width: int) -> None:
    """Write a picture of the whole page to test-results and print what is wrong with it."""
    with open_page(width) as page:
        page.goto(address)
        wrong = [*violations(page), *(["too wide"] if overflow(page) else [])]
        page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
        sys.stdout.write(f"{name} {width}: {wrong or 'no violation'}\n")


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for each in WIDTHS:
        picture(sys.argv[1], sys.argv[2], each)
