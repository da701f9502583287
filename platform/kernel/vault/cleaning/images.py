"""Pictures are drawn anew: whatever else the file held is not in the copy."""

from io import BytesIO

from PIL import Image, ImageOps

from kernel.vault.cleaning import TooMuchError

PIXELS = 60_000_000
_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG"}
_MODES = {"JPEG": ("L", "RGB"), "PNG": ("1", "L", "LA", "P", "RGB", "RGBA")}


def cleaned(whole: bytes, content_type: str) -> bytes:
    """Return the picture as pixels alone, the right way up; of a moving one its first frame.

    Raise TooMuchError for a picture that is small as a file and vast as a picture.
    """
    form = _FORMATS[content_type]
    Image.MAX_IMAGE_PIXELS = PIXELS
    try:
        with Image.open(BytesIO(whole), formats=[form]) as image:
            if image.width * image.height > PIXELS:
                raise TooMuchError
            return _drawn(ImageOps.exif_transpose(image), form)
    except Image.DecompressionBombError as error:
        raise TooMuchError from error


def _drawn(image: Image.Image, form: str) -> bytes:
    plain = image if image.mode in _MODES[form] else image.convert("RGB")
    if plain.mode == "P":
        plain = plain.convert("RGBA")
    fresh = Image.new(plain.mode, plain.size)
    fresh.paste(plain)
    made = BytesIO()
    fresh.save(made, form, **({"quality": 90} if form == "JPEG" else {}))
    return made.getvalue()
