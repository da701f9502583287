"""The name a file came with, made safe to show and to offer for download."""

import unicodedata
from pathlib import PurePosixPath

from kernel.vault.filetypes import Kind

NAME_LENGTH = 150

_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def cleaned(name: str, kind: Kind) -> str:
    """Return the last part of `name` without hidden characters, ending in the kind's extension.

    The content decides: "foto.jpg" that is a PDF becomes "foto.jpg.pdf".
    """
    last = unicodedata.normalize("NFC", name.replace("\\", "/")).rsplit("/", 1)[-1]
    shown = "".join(letter for letter in last if unicodedata.category(letter) not in _HIDDEN)
    stem, extension = _split(" ".join(shown.split()).strip(". "))
    if extension.lower() not in kind.extensions:
        stem, extension = f"{stem}.{extension}" if extension else stem, kind.extensions[0]
    return f"{stem[:NAME_LENGTH] or 'bestand'}.{extension}"


def _split(name: str) -> tuple[str, str]:
    path = PurePosixPath(name)
    return path.stem, path.suffix.removeprefix(".")
