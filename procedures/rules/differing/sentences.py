"""The sentences in which differences are told, per language: data beside this module."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("nl", "en", "fr", "de")


def _read(language: str) -> Mapping[str, Any]:
    file = files(__package__) / "words" / f"{language}.yaml"
    found: Mapping[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


_WORDS = {language: _read(language) for language in LANGUAGES}


def _part(name: str) -> Mapping[str, Mapping[str, str]]:
    return {language: words[name] for language, words in _WORDS.items()}


SENTENCES = _part("sentences")
SUBJECTS = _part("subjects")
"""What each subject is called, in the order in which subjects are told."""
GUARDS = _part("guards")
LISTS = _part("lists")
PARTS = _part("parts")
VALUES = _part("values")
