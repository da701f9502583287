import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontend.oklch import contrast, from_hex, to_hex
from frontend.theme import (
    BORDER_CONTRAST,
    DEFAULT_BRAND_COLOUR,
    TEXT_CONTRAST,
    digest_of,
    house_style_css,
    palette,
)

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
GROUNDS = ("bg-document", "bg-subtle", "bg-default", "bg-hover", "bg-active")
TEXTS = ("color-subtle", "color-default", "color-hover", "color-active", "color-document")
BORDERS = ("border-default", "border-hover", "border-active")


@settings(deadline=None)
@given(COLOURS)
def test_text_stands_out_from_every_light_ground(brand: str) -> None:
    tokens = palette(brand)
    weakest = min(contrast(tokens[t], tokens[g]) for t in TEXTS for g in GROUNDS)
    assert weakest >= TEXT_CONTRAST


@settings(deadline=None)
@given(COLOURS)
def test_text_stands_out_from_every_dark_ground(brand: str) -> None:
    tokens = palette(brand)
    weakest = min(
        contrast(tokens[f"inverse-{text}"], tokens[f"inverse-{ground}"])
        for text in TEXTS
        for ground in GROUNDS
    )
    assert weakest >= TEXT_CONTRAST


@settings(deadline=None)
@given(COLOURS)
def test_borders_stand_out_from_every_light_ground(brand: str) -> None:
    tokens = palette(brand)
    weakest = min(contrast(tokens[b], tokens[g]) for b in BORDERS for g in GROUNDS)
    assert weakest >= BORDER_CONTRAST


@settings(deadline=None)
@given(COLOURS)
def test_hover_darkens_a_button(brand: str) -> None:
    tokens = palette(brand)
    white = "#ffffff"
    rest = contrast(tokens["inverse-bg-default"], white)
    assert contrast(tokens["inverse-bg-hover"], white) >= rest


def test_dark_brand_colour_is_the_button_colour_itself() -> None:
    assert palette("#c8102e")["inverse-bg-default"] == "#c8102e"


def test_light_brand_colour_is_darkened_until_white_text_can_stand_on_it() -> None:
    button = palette("#ffdd00")["inverse-bg-default"]
    assert button != "#ffdd00"
    assert TEXT_CONTRAST <= contrast(button, "#ffffff") < TEXT_CONTRAST + 0.3


def test_palette_has_the_tokens_of_one_accent() -> None:
    assert len(palette(DEFAULT_BRAND_COLOUR)) == 28


@pytest.mark.parametrize("text", ["", "red", "#fff", "#12345g", "#1234567", "#123456;}body{"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        house_style_css(text)


def test_style_sheet_sets_tokens_on_the_root_only() -> None:
    css = house_style_css("#5a2a82")
    assert css.startswith(":root{--basis-color-accent-1-bg-document:#ffffff;")
    assert css.endswith("--wh-brand:#5a2a82;}\n")
    assert css.count("{") == 1


def test_digest_differs_by_colour() -> None:
    assert digest_of("#5a2a82") == digest_of("#5a2a82")
    assert digest_of("#5a2a82") != digest_of("#5a2a83")


@settings(deadline=None)
@given(COLOURS)
def test_colour_survives_the_way_to_oklch_and_back(colour: str) -> None:
    back = to_hex(from_hex(colour))
    parts = [(int(colour[i : i + 2], 16), int(back[i : i + 2], 16)) for i in (1, 3, 5)]
    assert max(abs(one - other) for one, other in parts) <= 1
