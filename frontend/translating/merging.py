"""Answers of who translates, taken into a catalogue: what is wrong is told and left out."""

import fcntl
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from frontend import messages
from frontend.messages import Message
from frontend.translating.checks import problems
from frontend.translating.plurals import plurals_of

Answers = Mapping[int, tuple[str, ...]]


def merged(language: str, texts: Mapping[int, Message], answers: Answers) -> list[str]:
    """Write what is right into the catalogue; return a sentence for each that is wrong."""
    wrong, right = sorted_out(language, texts, answers)
    with _alone():
        known = translations(language)
        messages.write(language, known | right)
    return wrong


def sorted_out(
    language: str, texts: Mapping[int, Message], answers: Answers
) -> tuple[list[str], dict[Message, str | tuple[str, ...]]]:
    """Return the sentences about what is wrong, and what is right by text."""
    wrong: list[str] = []
    right: dict[Message, str | tuple[str, ...]] = {}
    for number, forms in sorted(answers.items()):
        message = texts.get(number)
        found = _problems(language, message, forms)
        wrong.extend(f"{number}: {problem}" for problem in found)
        if message is not None and not found:
            right[message] = forms[0] if isinstance(message, str) else forms
    return wrong, right


def translations(language: str) -> dict[Message, str | tuple[str, ...]]:
    """Return what a catalogue has, by text; nothing where there is no catalogue yet."""
    known: dict[Message, str | tuple[str, ...]] = {}
    for entry in messages.catalogue(language):
        said = entry.string or ""
        if entry.id and any(said):
            known[_message(entry.id)] = said if isinstance(said, str) else tuple(said)
    return known


def _message(found: str | Sequence[str]) -> Message:
    return found if isinstance(found, str) else (found[0], found[1])


def _problems(language: str, message: Message | None, forms: tuple[str, ...]) -> list[str]:
    if message is None:
        return ["is not in the list"]
    return list(problems(message, forms, plurals_of(language)))


@contextmanager
def _alone() -> Iterator[None]:
    """Let nobody else write a catalogue meanwhile."""
    folder = os.open(messages.LOCALE, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
