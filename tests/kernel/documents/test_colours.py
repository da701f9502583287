import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.documents.colours import READABLE, WHITE, Palette, contrast, palette
from kernel.errors import Refusal


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def test_a_dark_colour_is_kept_with_white_on_it() -> None:
    assert palette("#0B5C6B") == Palette("#0b5c6b", "#ffffff", "#0b5c6b", "#e7eff0")


def test_a_light_colour_carries_dark_text_and_gives_a_darker_accent() -> None:
    found = palette("#ffd400")
    assert (found.ground, found.on_ground) == ("#ffd400", "#181c24")
    assert contrast(rgb(found.accent), WHITE) >= READABLE


@given(st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True))
def test_every_colour_gives_readable_text(colour: str) -> None:
    found = palette(colour)
    assert contrast(rgb(found.ground), rgb(found.on_ground)) >= READABLE
    assert contrast(rgb(found.accent), WHITE) >= READABLE


@pytest.mark.parametrize("colour", ["", "red", "#fff", "#12345g", "#1234567", "#123456\n"])
def test_anything_but_six_hexadecimal_figures_is_refused(colour: str) -> None:
    with pytest.raises(Refusal) as refusal:
        palette(colour)
    assert refusal.value.code == "colour.malformed"
