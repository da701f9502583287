"""The words of the regulations we ship in languages that none of them is written in.

A regulation is law to a client in the languages it is adopted in. Somebody who reads another
language is told what it says, sentence by sentence, where the client kept the words we ship. What
a client wrote itself stays as it is written. Letters are never told: they are proof.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from procedures.rules.language import Texts

FROM = "nl"
"""The language that the words are told from."""
LANGUAGES = ("ar", "pl", "tr", "uk")
ENOUGH = 0.9
"""The part of the words that must be known: less would be a page of two languages."""
TOLD = (
    *("title", "introduction", "protection", "states", "acts", "buttons", "explanations"),
    *("terms", "roles", "fields", "help", "questions", "codes"),
)
"""The parts that people read on pages; letters, reports and their parts are not among them."""


@lru_cache(maxsize=len(LANGUAGES))
def words_of(language: str) -> Mapping[str, str]:
    """Return what each Dutch sentence of ours is in this language; nothing when it is none."""
    if language not in LANGUAGES:
        return {}
    text = (files(__package__) / f"{language}.yaml").read_text(encoding="utf-8")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(text, Loader=loader))  # noqa: S506 # the safe loader, in C


def sentences(texts: Texts) -> Iterator[str]:
    """Yield everything that a regulation says to people on pages."""
    for part in TOLD:
        yield from _strings(getattr(texts, part))


def told(texts: Texts, language: str) -> Texts | None:
    """Return Dutch words in another language; None where too few of them are known in it."""
    words, said = words_of(language), list(sentences(texts))
    if not words or sum(one in words for one in said) < ENOUGH * len(said):
        return None
    return texts.model_copy(update={part: _told(getattr(texts, part), words) for part in TOLD})


def _strings(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for below in part.values():
            yield from _strings(below)
    elif isinstance(part, tuple):
        yield from part


def _told(part: Any, words: Mapping[str, str]) -> Any:
    if isinstance(part, Mapping):
        return {name: _told(below, words) for name, below in part.items()}
    if isinstance(part, tuple):
        return tuple(words.get(one, one) for one in part)
    return words.get(part, part)
