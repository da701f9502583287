"""A spoken message, in a browser with a microphone that hums."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect, sync_playwright

from tests.frontend.public.visiting import Visitor, fill_in
from tests.walks.served import served
from wederhoor import browser as browsers

pytestmark = [pytest.mark.django_db, pytest.mark.journey]
MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
CHOSEN = "one => [...one.files].map(file => [file.type, file.size > 0])"
HEARD = """one => new Promise(told => {
  one.addEventListener("playing", () => told(one.error === null));
  one.play();
})"""


@pytest.fixture
def page(portal: Visitor, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """The page for files at a client's portal, for who filled in the other pages already."""
    fill_in(portal)
    session = portal.client.cookies[settings.SESSION_COOKIE_NAME].value
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")  # the loop is that of the browser
    with served() as port, sync_playwright() as playwright:
        monkeypatch.setattr(settings, "PORT", port)
        chromium = playwright.chromium.launch(
            executable_path=str(browsers.ensure()), args=[*browsers.flags(), *MICROPHONE]
        )
        window = chromium.new_page(locale="nl-NL", viewport={"width": 375, "height": 700})
        address = f"http://acme.localhost:{port}"
        window.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}]
        )
        window.goto(f"{address}/melden/bestanden/")
        yield window
        chromium.close()


def _record(page: Page) -> None:
    page.get_by_role("button", name="Begin met opnemen").click()
    stop = page.get_by_role("button", name="Stop de opname")
    expect(stop).to_be_focused()
    page.wait_for_timeout(300)
    stop.click()
    expect(page.get_by_text("De opname staat bij uw bestanden.")).to_be_visible()


def test_voice_is_recorded_heard_taken_back_and_sent(page: Page) -> None:
    files = page.locator("input[type=file]")
    _record(page)
    assert page.locator("audio").evaluate(HEARD)
    page.get_by_role("button", name="Haal weg").click()
    assert files.evaluate(CHOSEN) == []
    _record(page)
    assert files.evaluate(CHOSEN) == [["audio/mp4", True]]
    page.get_by_role("button", name="Voeg toe en kies er nog een").click()
    expect(page.get_by_role("button", name="Haal weg spraakbericht-")).to_be_visible()
    page.goto(page.url.replace("bestanden", "controle"))
    page.get_by_role("button", name="Verstuur mijn klacht").click()
    expect(page.get_by_role("heading", name="Uw klacht is binnen")).to_be_visible()
