"""A regulation we ship, told on the consultancy's pages."""

from dataclasses import dataclass
from functools import lru_cache

from procedures import presets
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.language import Regulation, Texts
from procedures.rules.reading import read_regulation, read_texts


def regulation_roles(name: str) -> list[str]:
    """Return the roles of the regulation that see every case: in those the consultancy serves."""
    if name not in presets.names():
        return sorted(SEES_EVERY_CASE)
    steps = shipped(name, "nl")[0].steps
    return sorted({role for step in steps for role in step.by} & SEES_EVERY_CASE)


@lru_cache(maxsize=64)
def shipped(name: str, language: str) -> tuple[Regulation, Texts]:
    """Return a regulation we ship and its words, in the first language it has if need be."""
    texts = presets.texts_of(name)
    chosen = language if language in texts else next(iter(texts))
    regulation = read_regulation(presets.source_of(name))
    return regulation, read_texts(texts[chosen], file=f"texts/{chosen}.yaml")


@dataclass(frozen=True, slots=True)
class Shipped:
    """A regulation we ship, with its words in one language."""

    regulation: Regulation
    texts: Texts


def told_shipped(name: str, language: str) -> Shipped | None:
    """Return a regulation we ship as a page tells it; None for an unknown name."""
    return Shipped(*shipped(name, language)) if name in presets.names() else None
