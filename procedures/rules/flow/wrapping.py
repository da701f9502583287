"""Text in lines of at most so many letters: an SVG does not wrap by itself."""

import textwrap


def wrapped(text: str, letters: int) -> tuple[str, ...]:
    """Return the text in lines; a word that is longer than a line is cut."""
    return tuple(textwrap.wrap(text, letters)) or ("",)
