"""Light or dark: as the device says, or as somebody chose; every pair of colours can be read."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontend.oklch import contrast
from frontend.styles import build
from frontend.templatetags.look import COLOURS_COOKIE
from frontend.theme import (
    BORDER_CONTRAST,
    DARK_PAPER,
    DEFAULT_BRAND_COLOUR,
    TEXT_CONTRAST,
    dark_palette,
)
from tests.factories.browsers import HostClient

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
GROUNDS = ("bg-document", "bg-subtle", "bg-default", "bg-hover", "bg-active")
TEXTS = ("color-subtle", "color-default", "color-hover", "color-active", "color-document")
BORDERS = ("border-default", "border-hover", "border-active")
DEVICE = "screen and (prefers-color-scheme: dark)"
GREY_GROUNDS, GREY_TEXTS = ("wit", "grijs-50", "grijs-100", "grijs-200"), ("400", "500", "600")
TONES = ("rood", "oranje", "groen", "blauw")


@settings(deadline=None)
@given(COLOURS)
def test_house_style_can_be_read_on_a_dark_screen(brand: str) -> None:
    tokens = dark_palette(brand)
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    assert min(contrast(tokens[t], tokens[g]) for t, g in pairs) >= TEXT_CONTRAST
    dark = [(f"inverse-{text}", f"inverse-{ground}") for text, ground in pairs]
    assert min(contrast(tokens[t], tokens[g]) for t, g in dark) >= TEXT_CONTRAST
    assert min(contrast(tokens[b], tokens[g]) for b in BORDERS for g in GROUNDS) >= BORDER_CONTRAST
    assert contrast(tokens["inverse-bg-default"], DARK_PAPER) >= BORDER_CONTRAST


@pytest.fixture(scope="module")
def shades() -> dict[str, str]:
    """The shades of the dark sheet by name."""
    found = re.findall(r"--voorbeeld-kleuren-([\w-]+):\s*(#\w+)", build.dark())
    return {name: value if len(value) == 7 else _long(value) for name, value in found}


def _long(value: str) -> str:
    return "#" + "".join(digit * 2 for digit in value[1:])


def test_greys_can_be_read_on_every_dark_ground(shades: dict[str, str]) -> None:
    assert shades["wit"] == DARK_PAPER
    texts = [shades[f"grijs-{name}"] for name in GREY_TEXTS]
    weakest = min(contrast(text, shades[ground]) for text in texts for ground in GREY_GROUNDS)
    assert weakest >= TEXT_CONTRAST


@pytest.mark.parametrize("tone", TONES)
def test_words_of_a_tone_can_be_read_on_it(shades: dict[str, str], tone: str) -> None:
    ground = shades[f"{tone}-100"]
    assert contrast(shades[f"{tone}-500"], ground) >= TEXT_CONTRAST
    assert contrast(shades[f"{tone}-700"], ground) >= TEXT_CONTRAST
    assert contrast(shades[f"{tone}-400"], shades["wit"]) >= BORDER_CONTRAST


def test_every_token_of_the_house_style_turns_dark() -> None:
    turned = dict(
        re.findall(r"--basis-color-accent-1-([\w-]+):\s*var\(--wh-dark-([\w-]+)\)", build.dark())
    )
    assert turned == {name: name for name in dark_palette(DEFAULT_BRAND_COLOUR)}


def media(browser: HostClient, path: str = "/") -> tuple[str, str]:
    """Return what the page tells of its colours: the meta element, and when the sheet is used."""
    page = browser.get(path).content.decode()
    meta = re.search(r'<meta name="color-scheme" content="([^"]*)"', page)
    sheet = re.search(r'dark\.css" media="([^"]*)"', page)
    return (meta[1] if meta else "", sheet[1] if sheet else "")


@pytest.mark.django_db
def test_colours_follow_the_device_until_somebody_chooses() -> None:
    browser = HostClient("acme.localhost")
    assert media(browser) == ("light dark", DEVICE)
    answer = browser.post("/kleuren/", {"colours": "dark", "next": "/privacy/?x=1"})
    assert (answer.status_code, answer["Location"]) == (302, "/privacy/?x=1")
    assert browser.cookies[COLOURS_COOKIE]["httponly"] is True
    assert media(browser, "/privacy/") == ("dark", "screen")
    browser.post("/kleuren/", {"colours": "light"})
    assert media(browser) == ("light", "")
    browser.post("/kleuren/", {"colours": ""})
    assert media(browser) == ("light dark", DEVICE)


@pytest.mark.django_db
@pytest.mark.parametrize("elsewhere", ["//evil.example/", "https://evil.example/", "javascript:1"])
def test_choice_leads_back_to_our_own_pages_alone(elsewhere: str) -> None:
    browser = HostClient("acme.localhost")
    answer = browser.post("/kleuren/", {"colours": "pink", "next": elsewhere})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert media(browser) == ("light dark", DEVICE)


@pytest.mark.django_db
def test_page_that_is_not_there_turns_dark_too() -> None:
    assert media(HostClient("acme.localhost"), "/nergens/") == ("", DEVICE)
