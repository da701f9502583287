"""The table of what axe found, reader by reader, as the pages were pictured."""

from collections import Counter
from collections.abc import Iterable

Judged = tuple[str, str, int]
"""Who reads a page, how it was looked at, and how many things axe found there."""


def table(every: Iterable[Judged], looks: Iterable[str]) -> str:
    """Return a line per reader: pages, and per look how many were judged and what was found."""
    names, pages, found = list(looks), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for who, look, wrong in every:
        pages[who, look] += 1
        found[who, look] += wrong
    head = f"{'pages, findings':24}" + "".join(f"{name:>12}" for name in names)
    readers = sorted({who for who, _look in pages})
    return "\n".join([head, *(_line(who, names, pages, found) for who in readers)])


def _line(who: str, looks: list[str], pages: Counter[tuple[str, str]],
          found: Counter[tuple[str, str]]) -> str:  # fmt: skip
    cells = (f"{pages[who, one]}, {found[who, one]}" if pages[who, one] else "" for one in looks)
    return f"{who:24}" + "".join(f"{cell:>12}" for cell in cells)
