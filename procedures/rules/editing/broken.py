"""What would break, told for people: in the regulation's own words, with where to mend it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from procedures.rules.editing.names import Names
from procedures.rules.editing.plain_english import reworded_in_english
from procedures.rules.editing.plainly import reworded
from procedures.rules.editing.steps import acts_of, off
from procedures.rules.proofs import Obligation
from procedures.rules.proofs.subject import Failure

_PARTS = {
    "stap": "step",
    "termijn": "term",
    "brief": "letter",
    "codelijst": "list",
    "lijst": "list",
    "keuze": "code",
    "fase": "state",
    "veld": "field",
    "vraag": "question",
    "stuk": "content",
    "step": "step",
    "term": "term",
    "letter": "letter",
    "code list": "list",
    "list": "list",
    "choice": "code",
    "stage": "state",
    "field": "field",
    "question": "question",
    "piece": "content",
}
_NAMED = re.compile(
    r"(?:(?<![\w])(?P<noun>[Ss]tap|[Tt]ermijn|[Bb]rief|[Cc]odelijst|[Ff]ase|veld|vraag|Stuk|lijst"
    r"|[Ss]tep|[Tt]erm|[Ll]etter|[Cc]ode list|[Ss]tage|field|question|Piece|list)\s)?"
    r"(?:'(?P<name>[^']+)'|\{(?P<filled>[a-z_.]+)\}|(?P<number>\b\d+\b))"
)
_WALKED = re.compile(r"^(?P<act>\w+)(?: \((?P<side>\w+)\))?$")
_SILENT = re.compile(r"^\((?P<side>\w+): geen antwoord\)$")
SILENCE = {
    "nl": "{}: geen antwoord op de uitnodiging",
    "en": "{}: no answer to the invitation",
}

HOME = {
    "committee_complete": "committee",
    "committee_sound": "committee",
    "anonymity_kept": "filing",
    "words_complete": "words",
    "letters_render": "letters",
    "letters_follow": "steps",
    "duties_kept": "terms",
    "terms_run": "terms",
    "terms_can_be_met": "terms",
    "terms_end": "terms",
    "terms_move": "terms",
    "no_endless_wait": "terms",
}
"""The part of the editor where an obligation is mended when its sentence names no better one."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A sentence with a place for each name: the form can be translated, the names need not."""

    form: str
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.form.format(*self.names)


@dataclass(frozen=True, slots=True)
class Mend:
    """Where something can be mended: a part of the editor, and what in it ("" is all of it)."""

    part: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """One thing that would go wrong, the shortest walk that shows it, and where to mend it."""

    obligation: str
    sentence: Plain
    walk: tuple[Plain, ...]
    mends: tuple[Mend, ...]


def broken(obligations: Iterable[Obligation], names: Names) -> tuple[Broken, ...]:
    """Return everything that stands in the way of adopting, in the order of the proofs."""
    return tuple(_told(one.name, failure, names) for one in obligations for failure in one.failures)


def _told(obligation: str, failure: Failure, names: Names) -> Broken:
    sentence = reworded(failure.sentence)
    form, found = _form(sentence, names)
    mends = tuple(_mends(found, names)) or (Mend(HOME.get(obligation, "steps")),)
    if names.language == "en":
        form, _ = _form(reworded_in_english(failure.sentence), names)
    return Broken(
        obligation=obligation,
        sentence=form,
        walk=tuple(_walked(label, names) for label in failure.walk),
        mends=tuple(dict.fromkeys(mends)),
    )


def _form(sentence: str, names: Names) -> tuple[Plain, list[tuple[str, str]]]:
    found: list[tuple[str, str]] = []
    words: list[str] = []

    def place(match: re.Match[str]) -> str:
        noun = match["noun"] or ""
        part = _PARTS.get(noun.lower(), "")
        name = match["name"] or match["filled"] or match["number"]
        if match["name"]:
            found.append((part, name))
        words.append(_word(part, name, names) if match["name"] else _plain(match))
        return f"{noun} {{}}" if noun else "{}"

    form = _NAMED.sub(place, sentence)
    return Plain(form, tuple(words)), found


def _plain(match: re.Match[str]) -> str:
    return f"{{{match['filled']}}}" if match["filled"] else str(match["number"])


def _word(part: str, name: str, names: Names) -> str:
    if part == "letter":
        return f"“{names.letter(name)}”"
    called = {
        "step": names.act,
        "term": lambda one: names.of("terms", one),
        "state": lambda one: names.of("states", one),
        "field": lambda one: names.of("fields", one),
        "question": lambda one: names.of("questions", one),
        "content": lambda one: names.of("contents", one),
        "list": names.anything,
    }.get(part, names.anything)
    return f"“{called(name)}”"


def _mends(found: list[tuple[str, str]], names: Names) -> Iterator[Mend]:
    known = {
        "step": {*acts_of(names.draft.rules), *acts_of(names.draft.base)},
        "term": set(names.draft.at("terms")),
        "list": set(names.draft.at("code_lists")),
    }
    gone = off(names.draft)
    for part, name in found:
        if part == "letter" or name in known.get(part, ()):
            yield Mend(part, name)
        elif not part and name in gone:
            yield Mend("step", name)


def _walked(label: str, names: Names) -> Plain:
    silent = _SILENT.match(label)
    if silent:
        form = SILENCE.get(names.language, SILENCE["nl"])
        return Plain(form, (names.role(silent["side"]),))
    taken = _WALKED.match(label)
    if taken is None:
        return Plain("{}", (label,))
    if taken["side"]:
        return Plain("{} ({})", (names.act(taken["act"]), names.role(taken["side"]).lower()))
    return Plain("{}", (names.act(taken["act"]),))
