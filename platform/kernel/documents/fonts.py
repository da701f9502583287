"""The house's type: a sans for documents, with a serif that is always there to fall back on."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

SANS_PACKAGE = "fontpkg_source_sans_3"
FAMILIES = ("Source Sans 3", "Libertinus Serif")
"""In order of preference; the second is inside the renderer itself."""


def folders() -> list[Path]:
    """Return the folders with the installed house fonts; empty where none is installed."""
    found = find_spec(SANS_PACKAGE)
    roots = found.submodule_search_locations if found else None
    places = [Path(each) / "files" for each in roots or []]
    return [place for place in places if place.is_dir()]


@cache
def fonts() -> typst.Fonts:
    """Return the fonts of documents; never those of the machine, so that all machines agree."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(each) for each in folders()])


def families() -> list[str]:
    """Return the families that documents are set in, those that are there."""
    known = set(fonts().families())
    return [family for family in FAMILIES if family in known]
