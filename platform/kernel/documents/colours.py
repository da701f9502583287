"""One brand colour made fit for documents: text stays readable whatever the client chose."""

import re
from dataclasses import dataclass

from kernel.errors import Refusal

HEX = re.compile(r"#[0-9a-fA-F]{6}")
READABLE = 4.5
"""Contrast of text with its ground, WCAG 2.2 success criterion 1.4.3."""
WHITE, INK = (255, 255, 255), (24, 28, 36)
STEPS = 50
LINEAR_BELOW = 0.04045
"""Where the sRGB curve (IEC 61966-2-1) turns from a line into a power."""

Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb: the ground of a cover with its text, an accent for text, a tint."""

    ground: str
    on_ground: str
    accent: str
    tint: str


def palette(brand_colour: str) -> Palette:
    """Return the colours of a document; raise ``colour.malformed`` for anything but #rrggbb."""
    if not HEX.fullmatch(brand_colour):
        raise Refusal(
            "colour.malformed",
            message="Een huiskleur heeft de vorm #rrggbb.",
            colour=brand_colour,
        )
    brand = _rgb(brand_colour)
    on_ground = WHITE if contrast(brand, WHITE) >= READABLE else INK
    ground = brand if contrast(brand, on_ground) >= READABLE else _darker(brand)
    return Palette(
        ground=_hex(ground),
        on_ground=_hex(WHITE if ground != brand else on_ground),
        accent=_hex(_darker(brand)),
        tint=_hex(_mixed(brand, WHITE, 0.9)),
    )


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _darker(colour: Rgb) -> Rgb:
    """Darken a colour until it can be read on white."""
    shades = (_mixed(colour, INK, step / STEPS) for step in range(STEPS))
    return next((shade for shade in shades if contrast(shade, WHITE) >= READABLE), INK)


def _mixed(colour: Rgb, other: Rgb, part: float) -> Rgb:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(colour, other, strict=True))
    return red, green, blue


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
