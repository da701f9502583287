"""The rules of a regulation that nobody has read in their source yet (`verify: true`)."""

from collections.abc import Iterator, Mapping

from procedures.rules.language import Regulation
from procedures.rules.language.values import Part


def unverified(regulation: Regulation) -> tuple[tuple[str, str], ...]:
    """Return place and source of each rule that is marked, in the order of the document."""
    return tuple(_marked(regulation, ""))


def _marked(part: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(part, Part):
        if getattr(part, "verify", False):
            yield place, str(getattr(part, "source", None) or "-")
        for name, value in part:
            yield from _marked(value, f"{place} › {name}" if place else name)
    elif isinstance(part, Mapping):
        for name, value in part.items():
            yield from _marked(value, f"{place} › {name}")
    elif isinstance(part, tuple):
        for number, value in enumerate(part):
            yield from _marked(value, f"{place} › {_called(value, number)}")


def _called(part: object, number: int) -> str:
    """Return what a part of a list is known by, or its number."""
    known = (getattr(part, name, None) for name in ("act", "name", "body", "letter"))
    return next((str(name) for name in known if name), str(number + 1))
