"""What a translation must have of its source: each placeholder and each mark, and no more."""

import re
from collections.abc import Iterator, Sequence

from frontend.messages import Message
from frontend.translating.plurals import Plurals

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|(?<!%)%[sd]|\{[\w.]*\}|\[\[[^\]]+\]\]")
NUMBERS = {"n", "all", "count", "left", "max", "more", "same", "seconds"}
MARK = re.compile(r"</?[a-z][^>]*>")


def problems(message: Message, forms: Sequence[str], plurals: Plurals) -> Iterator[str]:
    """Yield what is wrong with a translation, in English, for who translates."""
    if isinstance(message, str):
        yield from _wrong(forms[0], kept(message), may=kept(message))
        return
    if len(forms) != plurals.count:
        yield f"needs {plurals.count} forms, has {len(forms)}"
        return
    every, always = kept(message[1]), _in_both(message)
    for place, form in enumerate(forms):
        must = always if plurals.is_one_number(place) else every
        for problem in _wrong(form, must, may=every):
            yield f"form {place}: {problem}"


def kept(text: str) -> set[str]:
    """Return the placeholders and marks of a text."""
    return {*PLACEHOLDER.findall(text), *MARK.findall(text)}


def _in_both(message: tuple[str, str]) -> set[str]:
    """Return what even a form for one number must have: what is not the number itself."""
    both = kept(message[0]) & kept(message[1])
    names = {one for one in both if one.startswith("%(")}
    return both - (names if len(names) == 1 else {one for one in names if _is_number(one)})


def _is_number(placeholder: str) -> bool:
    return placeholder.rstrip("sd").strip("%()") in NUMBERS


def _wrong(text: str, must: set[str], *, may: set[str]) -> Iterator[str]:
    if not text.strip():
        yield "is empty"
        return
    if lost := must - kept(text):
        yield f"has lost {' '.join(sorted(lost))}"
    if foreign := kept(text) - may:
        yield f"has what the source has not: {' '.join(sorted(foreign))}"
