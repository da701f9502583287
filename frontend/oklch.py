"""Colours as people see them: OKLCH (lightness, chroma, hue) and WCAG contrast. Pure.

Sources: CSS Color Module Level 4, sections 9.3 and 10 (matrices of Oklab); WCAG 2.2, definition of
relative luminance and of contrast ratio.
"""

import math
import re
from dataclasses import dataclass

_GREY = 0.001  # below this chroma no hue is seen
_SLACK = 0.0005  # rounding of the matrices
_LINEAR_BELOW = 0.04045  # where the curve of sRGB begins, encoded and linear
_CURVED_ABOVE = 0.0031308
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Oklch:
    """A colour by lightness (0 to 1), chroma (0 is grey) and hue (radians)."""

    lightness: float
    chroma: float
    hue: float

    def at(self, lightness: float, *, share: float = 1.0) -> "Oklch":
        """Return the same hue at another lightness, with a share of the chroma."""
        return Oklch(lightness, self.chroma * share, self.hue)


def from_hex(text: str) -> Oklch:
    """Read `#rrggbb`. Raises ValueError for anything else."""
    if not _HEX.fullmatch(text):
        raise ValueError(f"not a colour like #1a2b3c: {text!r}")
    red, green, blue = (_to_linear(int(text[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Oklch(lightness, math.hypot(a, b), math.atan2(b, a))


def to_hex(colour: Oklch) -> str:
    """Write a colour as `#rrggbb`, with as much of its chroma as a screen can show."""
    if colour.lightness >= 1:
        return "#ffffff"
    chroma = colour.chroma
    while chroma > _GREY and not _shown(Oklch(colour.lightness, chroma, colour.hue)):
        chroma *= 0.97
    linear = _linear_rgb(Oklch(colour.lightness, chroma, colour.hue))
    return "#" + "".join(f"{round(255 * _from_linear(min(1, max(0, x)))):02x}" for x in linear)


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two `#rrggbb` colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(text: str) -> float:
    """Return the relative luminance of a `#rrggbb` colour, from 0 (black) to 1 (white)."""
    red, green, blue = (_to_linear(int(text[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _shown(colour: Oklch) -> bool:
    return all(-_SLACK <= part <= 1 + _SLACK for part in _linear_rgb(colour))


def _linear_rgb(colour: Oklch) -> tuple[float, float, float]:
    a = colour.chroma * math.cos(colour.hue)
    b = colour.chroma * math.sin(colour.hue)
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _to_linear(part: float) -> float:
    return float(part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4)


def _from_linear(part: float) -> float:
    return float(12.92 * part if part <= _CURVED_ABOVE else 1.055 * part ** (1 / 2.4) - 0.055)
