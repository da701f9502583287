"""Pictures the pages that were rendered, and lets axe judge each as it is pictured.

`make pictures` renders and pictures all; `make pictures PAGES=party` only those with that in their
name, reader or state. A picture that is younger than its page and our styles stays: what was
stopped goes on with `python -m tests.pages.camera`. test-results/pages/index.html shows them all.
"""

import html
import json
import multiprocessing
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from playwright.sync_api import TimeoutError as Late

from tests.frontend.components.seeing import PICTURES, ROOT
from tests.pages import chromium
from tests.pages.judged import table
from tests.pages.page import Page

FOLDER = PICTURES / "pages"
PAGES = FOLDER / "pages.json"
STYLES = ROOT / "frontend" / "static" / "build" / "wederhoor.css"
KEY = ("home", "file_page", "party_case", "party_messages", "cases", "case", "committee_case",
       "employer_start", "sign_in", "bureau_worklist", "bureau_organisaties")  # fmt: skip
AT_ONCE, TRIES = 2, 3


@dataclass(frozen=True)
class Look:
    """How a page is looked at: a window's width in CSS pixels, and the colours of the screen."""

    name: str
    width: int
    dark: bool = False
    forced: bool = False

    def has(self, page: Page) -> bool:
        """Whether a page is looked at so: tablets are of members, forced colours of key pages."""
        if self.name == "tablet":
            return page.name.startswith("committee")
        return self.name != "forced" or (page.name in KEY and page.state == "as it is")

    def path(self, page: Page) -> Path:
        """Return where the picture is kept."""
        whole = f"{page.name}.{page.state}.{page.who}".replace(" ", "-").replace("/", "_")
        return FOLDER / self.name / f"{whole}.jpg"


LOOKS = (
    Look("phone", 375),
    Look("desktop", 1280),
    Look("dark", 375, dark=True),
    Look("tablet", 768),
    Look("forced", 375, forced=True),
)


def main(words: Sequence[str]) -> int:
    """Picture what has to be pictured; say how it goes; return 1 where axe found something."""
    began = time.monotonic()
    pages = [Page(**one) for one in json.loads(PAGES.read_text(encoding="utf-8"))]
    pages = [page for page in pages if all(word in f"{page}" for word in words)]
    jobs = [(look, share) for look in LOOKS for share in _shares([p for p in pages if look.has(p)])]
    found: list[str] = []
    with ProcessPoolExecutor(AT_ONCE, multiprocessing.get_context("spawn")) as pool:
        for place, wrong in enumerate(pool.map(_picture, *zip(*jobs, strict=True)), 1):
            found += wrong
            _say(f"{place} of {len(jobs)} parts, {time.monotonic() - began:.0f} s")
    index(pages, found)
    shown = [(page, look) for look in LOOKS for page in pages if look.has(page)]
    judged = [(page.who, look.name, len(_found(look.path(page)))) for page, look in shown]
    _say(table(judged, [look.name for look in LOOKS]))
    _say("\n".join([*found, f"{len(pages)} pages: {FOLDER / 'index.html'}"]))
    return 1 if found else 0


def _shares(pages: Sequence[Page], size: int = 25) -> list[Sequence[Page]]:
    return [pages[start : start + size] for start in range(0, len(pages), size)]


def _picture(look: Look, pages: Sequence[Page]) -> list[str]:
    """Picture these pages; return what is wrong with them.

    A browser that does not answer on a busy machine is started again: what it pictured stays.
    """
    for _ in range(TRIES):
        todo = [page for page in pages if not _is_new(look.path(page))]
        if not todo:
            break
        with suppress(Late), chromium.browser() as browser:
            viewer = chromium.Viewer(browser, dark=look.dark, forced=look.forced)
            for page in todo:
                _take(viewer, look, page)
    return [line for page in pages for line in _found(look.path(page))]


def _take(viewer: chromium.Viewer, look: Look, page: Page) -> None:
    window, path = viewer.show(page, look.width), look.path(page)
    lines = [f"{page} ({look.name}): {one}" for one in viewer.wrong()]
    path.parent.mkdir(parents=True, exist_ok=True)
    window.screenshot(path=path, full_page=True, type="jpeg", quality=60)
    path.with_suffix(".txt").write_text("\n".join(lines), encoding="utf-8")


def _found(path: Path) -> list[str]:
    """Return what was wrong when this picture was taken."""
    lines = path.with_suffix(".txt")
    if not lines.exists():
        return [f"{path.name}: no picture could be taken"]
    return lines.read_text(encoding="utf-8").splitlines()


def _is_new(path: Path) -> bool:
    oldest = max(PAGES.stat().st_mtime, STYLES.stat().st_mtime)
    lines = path.with_suffix(".txt")
    return lines.exists() and lines.stat().st_mtime > oldest


def index(pages: Sequence[Page], found: Sequence[str]) -> None:
    """Write the sheet on which every picture can be looked through, reader by reader."""
    wrong = html.escape("\n".join(found))
    parts = ["<!doctype html><html lang=nl><meta charset=utf-8><title>Pages</title><style>",
             "body{font:15px sans-serif;margin:1rem}figure{display:inline-block;margin:.5rem;",
             "vertical-align:top}img{height:420px;border:1px solid #999;object-fit:cover;",
             "object-position:top}figcaption{max-width:40rem}</style>",
             f"<h1>{len(pages)} pages</h1><pre>{wrong}</pre>"]  # fmt: skip
    ordered = sorted(pages, key=lambda page: (page.who, page.name, page.state))
    for who, some in groupby(ordered, key=lambda page: page.who):
        parts += [f"<h2>{html.escape(who)}</h2>", *map(_figure, some)]
    (FOLDER / "index.html").write_text("\n".join(parts), encoding="utf-8")


def _figure(page: Page) -> str:
    paths = [look.path(page).relative_to(FOLDER) for look in LOOKS if look.path(page).exists()]
    images = "".join(f'<a href="{one}"><img loading=lazy alt="" src="{one}"></a>' for one in paths)
    return f"<figure>{images}<figcaption>{html.escape(str(page))}</figcaption></figure>"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
