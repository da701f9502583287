"""What of a letter may not be left out, whoever rewrites it: its facts, and what a law asks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from procedures.rules.language import LetterTo, Regulation, Step, Texts
from procedures.rules.placeholders import names_in
from procedures.rules.proofs.lawful import asked_of
from procedures.rules.proofs.lawful.contents import Named

MANNER = frozenset({"client", "recipient", "portal", "contact", "today", "state", "side"})
"""How somebody is addressed and where they reach us: that may be said in other words."""
_ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})
"""What a word processor makes of what was typed."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that must be in the letter: its words, what they are, and the law that asks it."""

    text: str
    what: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter of a step with the words of its language."""

    regulation: Regulation
    step: Step
    letter: LetterTo
    texts: Texts


def required_of(sent: Sent, said: Iterable[str], values: Mapping[str, str]) -> tuple[Fact, ...]:
    """Return what must stay of a letter that says this, filled with these values."""
    names = sorted({name for text in said for name in names_in(text)} - MANNER)
    facts = [Fact(values[name], _label(name, sent.texts)) for name in names if values.get(name)]
    whole = plain(" ".join(said))
    bodies = [body for body in _bodies(sent) if plain(body.text) in whole]
    return tuple(dict.fromkeys((*facts, *bodies)))


def _label(name: str, texts: Texts) -> str:
    if name.startswith("due."):
        return texts.terms.get(name.removeprefix("due."), "")
    return texts.fields.get(name, "") or _own_label(name)


def _own_label(name: str) -> str:
    """Return what a fact is called that no field of a regulation asks."""
    labels = {
        "number": gettext("Zaaknummer"),
        "received_on": gettext("Ontvangen op"),
        "outcome": gettext("Uitkomst"),
        "extended_to": gettext("Nieuwe uiterste dag"),
        "continued_as": gettext("Nieuw zaaknummer"),
        "enclosed": gettext("Bijlagen"),
    }
    return labels.get(name, "")


def _bodies(sent: Sent) -> Iterator[Fact]:
    """Yield who must be named: where to go next (Awb art. 9:12(2)), or who handles it (9:15(1))."""
    for one in sent.regulation.next_steps:
        if sent.letter.letter in one.told_in:
            yield Fact(sent.texts.roles.get(one.body, one.body), law=one.source or "")
    for required in asked_of(sent.regulation, sent.step, sent.letter):
        for content in required.says:
            if isinstance(content, Named):
                yield Fact(sent.texts.roles.get(content.role, content.role), law=required.law)


def lacking(required: Iterable[Fact], text: str) -> tuple[Fact, ...]:
    """Return what of this is not in a text; spaces, quotes and capitals do not matter."""
    whole = plain(text)
    return tuple(one for one in required if plain(one.text) not in whole)


def plain(text: str) -> str:
    """Return a text as it is compared."""
    alike = text.replace("…", "...").translate(_ALIKE).casefold()
    return re.sub(r"\s+", " ", alike).strip()
