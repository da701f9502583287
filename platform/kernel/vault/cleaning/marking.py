"""Pictures: a line of text across the picture, and once more on a strip below it."""

from io import BytesIO
from math import atan2, degrees, hypot

from PIL import Image, ImageOps

from kernel.vault.cleaning import TooMuchError
from kernel.vault.cleaning.images import PIXELS
from kernel.vault.cleaning.packing import unpacked

STAMPED_PNG, STAMPED_JPEG = "image/x-stamped-png", "image/x-stamped-jpeg"
"""What the child is asked for: a line as a picture and a picture, packed; nobody uploads these."""
NARROWEST = 640
"""A strip is so wide at least, in pixels, or nobody could read it."""
_FORMATS = {STAMPED_PNG: "PNG", STAMPED_JPEG: "JPEG"}
_WHITE, _INK, _GREY = (255, 255, 255), (40, 40, 40), (128, 128, 128)
_MARGIN = 0.02
_ACROSS = 0.8
_SEEN_THROUGH = 3


def cleaned(whole: bytes, content_type: str) -> bytes:
    """Return the packed picture with the line on it. Raise TooMuchError for a vast one."""
    stamp, document = unpacked(whole)
    form = _FORMATS[content_type]
    Image.MAX_IMAGE_PIXELS = PIXELS
    with Image.open(BytesIO(stamp), formats=["PNG"]) as drawn:
        line = drawn.convert("RGBA").getchannel("A")
    try:
        with Image.open(BytesIO(document), formats=[form]) as image:
            if image.width * image.height > PIXELS:
                raise TooMuchError
            made = _marked(ImageOps.exif_transpose(image), line)
    except Image.DecompressionBombError as error:
        raise TooMuchError from error
    copy = BytesIO()
    made.save(copy, form, **({"quality": 90} if form == "JPEG" else {}))
    return copy.getvalue()


def _marked(image: Image.Image, line: Image.Image) -> Image.Image:
    width = max(image.width, NARROWEST)
    margin = round(width * _MARGIN)
    strip = _wide(line, width - 2 * margin)
    sheet = Image.new("RGB", (width, image.height + strip.height + 2 * margin), _WHITE)
    seen = image.convert("RGBA") if image.mode in ("P", "LA", "PA") else image
    sheet.paste(seen, (0, 0), seen if seen.mode == "RGBA" else None)
    _write_across(sheet, image, line)
    sheet.paste(_INK, (margin, image.height + margin), strip)
    return sheet


def _write_across(sheet: Image.Image, image: Image.Image, line: Image.Image) -> None:
    angle = degrees(atan2(image.height, image.width))
    long = _wide(line, max(1, round(hypot(*image.size) * _ACROSS)))
    faint = long.rotate(angle, expand=True).point(lambda ink: ink // _SEEN_THROUGH)
    place = ((image.width - faint.width) // 2, (image.height - faint.height) // 2)
    sheet.paste(_GREY, place, faint)


def _wide(line: Image.Image, width: int) -> Image.Image:
    return line.resize((width, max(1, round(line.height * width / line.width))))
