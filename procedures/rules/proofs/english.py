"""What the proofs say, for who reads English: the Dutch sentences with their translations."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import yaml

from procedures.rules.proofs.subject import Failure

WORDS = "words/en.yaml"
_SLOT = re.compile(r"\{(\d*)\}")
Pattern = tuple[re.Pattern[str], str]


def told(failure: Failure, language: str) -> Failure:
    """Return a failure as it is told in a language: in Dutch, unless it is English."""
    if language != "en":
        return failure
    return Failure(in_english(failure.sentence), tuple(map(walk_in_english, failure.walk)))


def in_english(sentence: str) -> str:
    """Return a sentence of the proofs in English; the names in it stay as they are.

    A sentence that has no translation is returned as it is: a house test keeps there from being
    one.
    """
    return _translated("sentences", sentence) or sentence


def walk_in_english(label: str) -> str:
    """Return what happens at one point of a walk, in English: only silence has words there."""
    return _translated("walks", label) or label


def _translated(part: str, text: str) -> str | None:
    for pattern, english in _patterns(part):
        found = pattern.fullmatch(text)
        if found is not None:
            return _filled(english, found.groups())
    return None


def _filled(english: str, names: tuple[str, ...]) -> str:
    """Return the English with each name in its place: in turn, or by its number."""
    left = iter(range(len(names)))

    def word(match: re.Match[str]) -> str:
        place = int(match[1]) - 1 if match[1] else next(left)
        return _translated("phrases", names[place]) or names[place]

    return _SLOT.sub(word, english)


@cache
def _patterns(part: str) -> tuple[Pattern, ...]:
    """Return the patterns of a part, those that say most themselves first."""
    ordered = sorted(_words()[part].items(), key=lambda pair: -len(_SLOT.sub("", pair[0])))
    return tuple(_compiled(dutch, english) for dutch, english in ordered)


def _compiled(dutch: str, english: str) -> Pattern:
    return re.compile("".join(_parts(dutch))), english


def _parts(dutch: str) -> Iterator[str]:
    """Yield the pattern of a sentence; a slot between quotes holds no other quote."""
    before = ""
    for place, text in enumerate(re.split(r"\{\}", dutch)):
        if place:
            yield "([^']+)" if before.endswith("'") else "(.+)"
        yield re.escape(text)
        before = text


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    text = (files(__package__) / WORDS).read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return found
