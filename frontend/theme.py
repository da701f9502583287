"""An organisation's house style: about thirty design tokens from one brand colour. Pure.

The tokens are those of the NL Design System's Voorbeeld theme. Text on every background it can
stand on has a contrast of at least 4.6 to 1 (WCAG 2.2, 1.4.3 asks 4.5), borders of controls at
least 3 to 1 (1.4.11). A brand colour that is too light is darkened until it can carry white text;
on a dark screen one that is too dark is lightened until it can be seen.
"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from frontend.oklch import Oklch, contrast, from_hex, to_hex

DEFAULT_BRAND_COLOUR = "#1f4e5f"
TEXT_CONTRAST = 4.6
BORDER_CONTRAST = 3.1
DARK_PAPER = "#141718"
"""The background of every page on a dark screen (as in `styles/css/dark/tokens.css`)."""
_WHITE = "#ffffff"
_STEP = 0.004
_PREFIX = "--basis-color-accent-1"
_DARK = "--wh-dark"


@lru_cache(maxsize=512)
def palette(brand: str) -> dict[str, str]:
    """Return the token values by name (without prefix) for a `#rrggbb` brand colour.

    Raises ValueError when it is no such colour.
    """
    colour = from_hex(brand)
    ground = darkened(colour.at(min(colour.lightness, 0.56)), _WHITE, TEXT_CONTRAST)
    return dict(_plain(colour)) | dict(_inverse(colour, ground))


@lru_cache(maxsize=512)
def dark_palette(brand: str) -> dict[str, str]:
    """Return the same tokens for a dark screen: light text, and buttons that can be seen there.

    Raises ValueError when the brand colour is no `#rrggbb`.
    """
    colour = from_hex(brand)
    seen = lightened(colour.at(min(colour.lightness, 0.56)), DARK_PAPER, BORDER_CONTRAST)
    ground = darkened(seen, _WHITE, TEXT_CONTRAST)
    return dict(_light_on_dark(colour)) | dict(_inverse(colour, ground))


def house_style_css(brand: str) -> str:
    """Return the style sheet that turns the shared look into this organisation's.

    The colours for a dark screen have names of their own, which `dark.css` takes up.
    """
    rows = "".join(f"{_PREFIX}-{name}:{value};" for name, value in palette(brand).items())
    dark = "".join(f"{_DARK}-{name}:{value};" for name, value in dark_palette(brand).items())
    return f":root{{{rows}{dark}--wh-brand:{brand.lower()};}}\n"


def digest_of(brand: str) -> str:
    """Return a short digest of the style sheet, for its address."""
    return sha256(house_style_css(brand).encode()).hexdigest()[:10]


def darkened(colour: Oklch, ground: str, ratio: float) -> Oklch:
    """Return the colour, made darker until it stands out from the ground by the ratio."""
    lightness = colour.lightness
    while lightness > 0 and contrast(to_hex(colour.at(lightness)), ground) < ratio:
        lightness = max(0.0, lightness - _STEP)
    return colour.at(lightness)


def lightened(colour: Oklch, ground: str, ratio: float) -> Oklch:
    """Return the colour, made lighter until it stands out from the ground by the ratio."""
    lightness = colour.lightness
    while lightness < 1 and contrast(to_hex(colour.at(lightness)), ground) < ratio:
        lightness = min(1.0, lightness + _STEP)
    return colour.at(lightness)


def _plain(brand: Oklch) -> Iterator[tuple[str, str]]:
    """Yield dark text and borders on light backgrounds."""
    grounds = {"document": (1.0, 0), "subtle": (0.982, 0.08), "default": (0.962, 0.16)}
    grounds |= {"hover": (0.935, 0.26), "active": (0.91, 0.34)}
    for name, (lightness, share) in grounds.items():
        yield f"bg-{name}", to_hex(brand.at(lightness, share=share))
    darkest = to_hex(brand.at(0.91, share=0.34))
    border = darkened(brand.at(min(brand.lightness, 0.68)), darkest, BORDER_CONTRAST)
    text = darkened(brand.at(min(brand.lightness, 0.56)), darkest, TEXT_CONTRAST)
    yield "border-subtle", to_hex(brand.at(0.84, share=0.4))
    yield "border-default", to_hex(border)
    for name, less in {"border-hover": 0.05, "border-active": 0.1}.items():
        yield name, to_hex(border.at(max(0.0, border.lightness - less)))
    for name, less in {"subtle": 0.0, "default": 0.0, "hover": 0.07, "active": 0.11}.items():
        yield f"color-{name}", to_hex(text.at(max(0.0, text.lightness - less)))
    yield "color-document", to_hex(text.at(min(text.lightness, 0.3), share=0.6))


def _light_on_dark(brand: Oklch) -> Iterator[tuple[str, str]]:
    """Yield light text and borders on dark backgrounds."""
    grounds = {"subtle": (0.235, 0.14), "default": (0.265, 0.2), "hover": (0.305, 0.28)}
    grounds |= {"active": (0.335, 0.32)}
    yield "bg-document", DARK_PAPER
    for name, (lightness, share) in grounds.items():
        yield f"bg-{name}", to_hex(brand.at(lightness, share=share))
    lightest = to_hex(brand.at(0.335, share=0.32))
    border = lightened(brand.at(max(brand.lightness, 0.5)), lightest, BORDER_CONTRAST)
    text = lightened(brand.at(max(brand.lightness, 0.74), share=0.8), lightest, TEXT_CONTRAST)
    yield "border-subtle", to_hex(brand.at(0.45, share=0.4))
    yield "border-default", to_hex(border)
    for name, more in {"border-hover": 0.05, "border-active": 0.1}.items():
        yield name, to_hex(border.at(min(1.0, border.lightness + more)))
    for name, more in {"subtle": 0.0, "default": 0.0, "hover": 0.07, "active": 0.11}.items():
        yield f"color-{name}", to_hex(text.at(min(1.0, text.lightness + more)))
    yield "color-document", to_hex(text.at(max(text.lightness, 0.94), share=0.3))


def _inverse(brand: Oklch, ground: Oklch) -> Iterator[tuple[str, str]]:
    """Yield white or light text on dark backgrounds: buttons and the header."""
    grounds = {"document": 0.0, "subtle": 0.08, "default": 0.0, "hover": 0.06, "active": 0.1}
    for name, less in grounds.items():
        yield f"inverse-bg-{name}", to_hex(ground.at(max(0.0, ground.lightness - less)))
    lightest = to_hex(ground)
    border = lightened(ground, lightest, BORDER_CONTRAST)
    yield "inverse-border-subtle", to_hex(lightened(ground, lightest, 1.6))
    for name, more in {"default": 0.0, "hover": 0.06, "active": 0.1}.items():
        lightness = min(1.0, border.lightness + more)
        yield f"inverse-border-{name}", to_hex(border.at(lightness, share=0.5))
    quiet = lightened(brand.at(0.9, share=0.2), lightest, TEXT_CONTRAST)
    yield "inverse-color-subtle", to_hex(quiet)
    for name in ("default", "hover", "active", "document"):
        yield f"inverse-color-{name}", _WHITE
