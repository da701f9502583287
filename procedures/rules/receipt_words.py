"""The words in which a receipt code can be written: 1,024 of them, ten bits a word.

Short everyday Dutch nouns for the most part, chosen for saying and hearing: four to seven
letters, no two begin with the same four letters, no two differ by one letter. A word is known
by its first four letters, so a slip at its end does no harm.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

COUNT = 11
"""Words in a code: 110 bits."""

_BEGINNING = 4


def of(numbers: Sequence[int]) -> tuple[str, ...]:
    """Return the words for numbers below 1,024."""
    return tuple(listed()[one] for one in numbers)


def numbers(words: Sequence[str]) -> list[int] | None:
    """Return what the words of a code stand for, or None when these are not words of a code."""
    known = _by_beginning()
    found = [known.get(one[:_BEGINNING]) for one in words if one]
    read = [one for one in found if one is not None]
    return read if len(read) == len(found) == COUNT else None


@cache
def listed() -> tuple[str, ...]:
    """Return the list, in its order; the order never changes, for codes on paper follow it."""
    return tuple(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split())


@cache
def _by_beginning() -> dict[str, int]:
    return {word[:_BEGINNING]: place for place, word in enumerate(listed())}
