"""What would break, told for people: in the regulation's own words, with where to mend it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from procedures.rules.editing.names import Names
from procedures.rules.editing.steps import acts_of
from procedures.rules.proofs import Obligation
from procedures.rules.proofs.sentences import Teller
from procedures.rules.proofs.subject import Failure

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
"""The part of the editor where an obligation is mended when its facts name no better one."""
STEPS = ("step", "other", "event")
PARTS = {"term": "terms", "state": "states", "field": "fields", "question": "questions",
         "piece": "contents"}  # fmt: skip
"""The part of the words that has what a fact of this name is called."""


@dataclass(frozen=True, slots=True)
class Mend:
    """Where something can be mended: a part of the editor, and what in it ("" is all of it)."""

    part: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """One thing that would go wrong, the shortest walk that shows it, and where to mend it."""

    obligation: str
    sentence: str
    walk: tuple[str, ...]
    mends: tuple[Mend, ...]


def broken(obligations: Iterable[Obligation], names: Names) -> tuple[Broken, ...]:
    """Return everything that stands in the way of adopting, in the order of the proofs."""
    teller, known = Teller(names.language, naming(names)), _known(names)
    return tuple(
        Broken(
            obligation=one.name,
            sentence=teller.told(failure),
            walk=tuple(map(teller.walked, failure.walk)),
            mends=tuple(_mends(failure, known)) or (Mend(HOME.get(one.name, "steps")),),
        )
        for one in obligations
        for failure in one.failures
    )


def naming(names: Names) -> Callable[[str, str], str]:
    """Return what the facts of a failure are called in the words of a draft."""

    def called(fact: str, value: str) -> str:
        if fact in STEPS:
            return names.act(value)
        if fact == "letter":
            return names.letter(value)
        return names.of(PARTS[fact], value) if fact in PARTS else names.anything(value)

    return called


def _known(names: Names) -> Mapping[str, set[str]]:
    """Return what the editor has a page for, by the name of the fact that names it."""
    acts = {*acts_of(names.draft.rules), *acts_of(names.draft.base)}
    lists = set(names.draft.at("code_lists"))
    return {
        **dict.fromkeys(STEPS, acts),
        "term": set(names.draft.at("terms")),
        "list": lists,
        "codes": lists,
    }


def _mends(failure: Failure, known: Mapping[str, set[str]]) -> Iterator[Mend]:
    found = ((fact, value) for fact, value in failure.facts if isinstance(value, str))
    for fact, value in dict.fromkeys(found):
        if fact == "letter" or value in known.get(fact, ()):
            part = "step" if fact in STEPS else "list" if fact == "codes" else fact
            yield Mend(part, value)
