"""A client's logo: drawn anew by the process that may break, made small, and nothing but pixels."""

from base64 import b64decode, b64encode
from hashlib import sha256
from io import BytesIO

from PIL import Image

from kernel.errors import Refusal
from kernel.vault.cleaning import TooMuchError, UnreadableError, child
from kernel.vault.filetypes import JPG, PNG, media_kind

MOST_BYTES = 2 * 1024 * 1024
"""Of the file that somebody chooses."""
KEPT_BYTES = 18 * 1024
"""Of the logo that every first visit fetches."""
SIZES = ((480, 128), (240, 64))
"""In pixels: twice what the header has room for, and once for what stays large."""
_COLOURS = (256, 64, 16)


def drawn(content: bytes) -> bytes:
    """Return a logo as a small PNG, whatever else the file held left out.

    Raise Refusal `logo.too_large`, `.type` (a drawing in SVG is a program too) or `.unreadable`.
    """
    if len(content) > MOST_BYTES:
        raise Refusal("logo.too_large", message="Kies een logo van ten hoogste 2 MB.", field="logo")
    kind = media_kind(content[:4096])
    if kind not in (PNG, JPG):
        message = "Kies een logo als PNG of JPG. Andere soorten kunnen wij hier niet gebruiken."
        raise Refusal("logo.type", message=message, field="logo")
    try:
        clean = child.copy_of(kind.content_type, [content])
    except (TooMuchError, UnreadableError) as error:
        message = "Dit bestand kunnen wij niet lezen. Bewaar het opnieuw als PNG en probeer het."
        raise Refusal("logo.unreadable", message=message, field="logo") from error
    return _small(clean)


def packed(logo: bytes) -> tuple[str, str]:
    """Return how a logo is kept, and the digest that its address carries."""
    return b64encode(logo).decode("ascii"), sha256(logo).hexdigest()[:10]


def unpacked(kept: str) -> bytes:
    """Return the PNG that is kept; nothing for none."""
    return b64decode(kept)


def _small(clean: bytes) -> bytes:
    """Return the picture with as many pixels and colours as there is room for."""
    with Image.open(BytesIO(clean)) as picture:
        small = picture.convert("RGBA")
    for width, height in SIZES:
        small.thumbnail((width, height))
        for made in (_png(small), *(_png(small.quantize(count)) for count in _COLOURS)):
            if len(made) <= KEPT_BYTES:
                return made
    return made


def _png(picture: Image.Image) -> bytes:
    made = BytesIO()
    picture.save(made, "PNG", optimize=True)
    return made.getvalue()
