"""Every page in a real browser: axe, no wider than its window, Tab, dark, forced colours, paper.

A page is rendered once and judged by what it is built of: pages that are built alike are one. Each
fits at three widths; axe looks at one of them, in turn. `make pictures` lets it look at each page
on a phone and a desk, and at every form that was sent empty.
"""

from collections.abc import Callable

import pytest

from tests.isolation.cast_of_matrix import Scene
from tests.pages import beside, by_keyboard, chromium, rendering
from tests.pages.page import Page, unlike

pytestmark = [pytest.mark.django_db, pytest.mark.journey]
Record = Callable[[str, object], None]
LEAST_PAGES, LEAST_KEY_PAGES = 125, 15
KEY_PAGES = (
    *("home", "file", "file_page", "how", "accessibility", "sign_in", "party_sign_in"),
    *("party_case", "party_messages", "cases", "case", "case_new"),
    *("committee_cases", "committee_case", "committee_declare", "employer_case"),
    *("house_style_edit", "support", "testimony", "invited_new"),
)
"""Pages of which every stop of the Tab key and every name is asked."""
MOVING = """() => [...document.querySelectorAll('*')].filter(one => {
  const style = getComputedStyle(one);
  return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';
}).length"""
PHONE, FIRST_SCREEN = 375, 667
ZOOMED = 640
"""What is left in CSS pixels of a window of 1280 that shows everything twice as large."""


@pytest.fixture(scope="module")
def pages(stage: Scene) -> list[Page]:
    """Every page of a client, one of each build; also of guests, invited people and failures."""
    found = [*rendering.of_client(stage), *beside.of_guests(stage), *beside.of_invited(stage)]
    return unlike([*found, *beside.of_failures(stage)])


def test_every_page_can_be_used_by_everybody(pages: list[Page], record_property: Record) -> None:
    with chromium.browser() as browser:
        light = chromium.Viewer(browser)
        found = chromium.judged(light, pages)
    record_property("pages judged", len(pages))
    assert len(pages) >= LEAST_PAGES
    assert "\n".join(found) == ""


@pytest.fixture(scope="module")
def key_pages(pages: list[Page]) -> list[Page]:
    """The first of each kind of page that people come for."""
    by_state = sorted(pages, key=lambda page: page.state == "as it is")
    first = {page.name: page for page in by_state}
    found = [first[name] for name in KEY_PAGES if name in first]  # one built like another is not
    assert len(found) >= LEAST_KEY_PAGES
    return found


def test_every_stop_is_reached_in_order_has_a_name_and_nothing_moves(key_pages: list[Page]) -> None:
    found = []
    with chromium.browser() as browser:
        viewer = chromium.Viewer(browser)
        for page in key_pages:
            window = viewer.show(page, ZOOMED)
            wrong = [*by_keyboard.lost(window), *by_keyboard.unsaid(window)]
            if window.evaluate(MOVING):
                wrong.append("something moves for who asked for less motion")
            found += [f"{page}: {one}" for one in wrong]
    assert "\n".join(found) == ""


def test_pages_can_be_read_in_the_dark_and_with_forced_colours(key_pages: list[Page]) -> None:
    found = []
    with chromium.browser() as browser:
        for dark, forced in ((True, False), (False, True)):
            viewer = chromium.Viewer(browser, dark=dark, forced=forced)
            for page in key_pages:
                viewer.show(page, ZOOMED)
                found += [f"{page}: {one}" for one in viewer.wrong()]
    assert "\n".join(found) == ""


def test_menus_are_one_line_on_a_phone_that_the_keyboard_opens(key_pages: list[Page]) -> None:
    case = next(page for page in key_pages if page.name == "case")
    with chromium.browser() as browser:
        viewer = chromium.Viewer(browser)
        window = viewer.show(case, PHONE)
        folds, links = window.locator(".wh-fold > summary"), window.locator(".wh-fold a")
        words = [" ".join(one.split()) for one in folds.all_inner_texts()]
        assert words == ["Hoofdmenu: Zaken", "Delen van de zaak: Overzicht"]
        assert {one.is_visible() for one in links.all()} == {False}
        assert window.locator(".wh-tabs").bounding_box()["y"] < FIRST_SCREEN - 100  # type: ignore[index]
        folds.first.press("Enter")
        window.keyboard.press("Tab")
        assert window.evaluate("document.activeElement.innerText") == "Zaken"
        assert viewer.wrong() == []
        folds.first.press("Enter")
        assert viewer.show(case, ZOOMED * 2) is window
        assert ({one.is_visible() for one in links.all()}, folds.first.is_visible()) == (
            {True},
            False,
        )


def test_paper_is_white_and_has_the_text_alone(key_pages: list[Page]) -> None:
    case = next(page for page in key_pages if page.name == "case")
    with chromium.browser() as browser:
        window = chromium.Viewer(browser, dark=True).show(case, ZOOMED)
        dark = window.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        window.emulate_media(media="print", color_scheme="dark")
        paper = window.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        left = [window.locator(part).first.is_visible() for part in (".wh-nav-bar", ".wh-footer")]
        assert (dark, paper, left) == ("rgb(20, 23, 24)", "rgb(255, 255, 255)", [False, False])
        assert window.locator("h1").is_visible()
