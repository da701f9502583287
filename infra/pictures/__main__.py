"""The two pictures of README, taken from a demo that runs: `make readme-pictures`."""

import sys
from pathlib import Path
from typing import Any

import yaml
from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

from wederhoor import browser
from wederhoor.embedded.errors import ServerError
from wederhoor.running import programs

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "pictures"
DATA = ROOT / "platform" / "wederhoor" / "demo" / "data"
CLIENT, PERSON = "vandelden", "carla"
SIZE = ViewportSize(width=1200, height=800)
TALL = ViewportSize(width=1200, height=1180)
COLOURS = 96
LARGEST_BYTES = 150_000


def main() -> int:
    """Take both pictures; say where they are."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(browser.ensure()), args=browser.flags()
        )
        page = chromium.new_context(viewport=SIZE, locale="nl-NL").new_page()
        page.goto(_address("/"))
        _keep(page, "portal")
        page.set_viewport_size(TALL)
        _open_case(page)
        _keep(page, "case")
        chromium.close()
    return 0


def _address(path: str) -> str:
    return f"http://{CLIENT}.localhost:{programs.port()}{path}"


def _sheet(name: str) -> Any:
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


def _open_case(page: Page) -> None:
    """Sign in as the secretariat and open a case that is being investigated."""
    page.goto(_address("/aanmelden/"))
    email = _sheet(f"{CLIENT}/client")["people"][PERSON]["email"]
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(_sheet("bureau")["password"])
    page.get_by_role("button", name="Aanmelden").click()
    page.get_by_label("Code uit uw app").fill(_code_of_now(page, email))
    page.get_by_role("button", name="Verder").click()
    rows = page.locator("#zaken tbody tr")
    later = rows.filter(has_text="Onderzoek")
    (later if later.count() else rows).first.get_by_role("link").first.click()
    page.get_by_role("heading", name="Wat kan ik nu doen?").wait_for()


def _code_of_now(page: Page, email: str) -> str:
    """Return the code that the demo tells of somebody's app."""
    tab = page.context.new_page()
    tab.goto(_address("/postvak/"))
    row = tab.locator("tr", has_text=email).locator("code").first
    code = row.inner_text()
    tab.close()
    return code


def _keep(page: Page, name: str) -> None:
    """Write the window as a small picture of few colours.

    Raise ServerError when it is too large to keep in the repository.
    """
    path = FOLDER / f"{name}.png"
    page.wait_for_load_state("networkidle")
    page.screenshot(path=path)
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)
    size = path.stat().st_size
    sys.stdout.write(f"pictures: {path} ({size // 1000} kB)\n")
    if size > LARGEST_BYTES:
        raise ServerError(f"{path} is larger than {LARGEST_BYTES // 1000} kB.")


if __name__ == "__main__":
    sys.exit(main())
