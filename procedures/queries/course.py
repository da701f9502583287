"""How it goes here, for one side: the stages of its case, who acts, how long, what it can do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from procedures.models import Party
from procedures.queries.next_steps import Stage, stages
from procedures.queries.regulations import of_case, texts_of
from procedures.queries.shown_terms import ShownTerm, shown_terms
from procedures.rules.ahead import EARLY, of_side
from procedures.rules.events import names_of
from procedures.rules.explained import length_in_words
from procedures.rules.language import Regulation, Step, Texts
from procedures.rules.sharing import act_shown


@dataclass(frozen=True, slots=True)
class Limit:
    """How long something may take, from what; with the date once it runs in this case."""

    label: str
    length: str
    after: str
    term: ShownTerm | None


@dataclass(frozen=True, slots=True)
class Part:
    """A stage as a side reads it: `happens` is what it is told of, `yours` what it can do."""

    title: str
    explanation: str
    progress: str
    who: str
    happens: tuple[str, ...]
    yours: tuple[str, ...]
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What every stage is told from."""

    regulation: Regulation
    texts: Texts
    language: str
    side: str
    running: Mapping[str, ShownTerm]


def course_of(party: Party, *, language: str, today: date) -> tuple[Part, ...]:
    """Return the stages of the party's case in order, without those that it will not pass."""
    case = party.case
    regulation, texts = of_case(case), texts_of(case.regulation, language)
    rows = shown_terms(case.terms.all(), texts, language=language, today=today)
    shelf = _Shelf(regulation, texts, language, party.side, {one.name: one for one in rows})
    return tuple(
        _part(shelf, name, stage)
        for name, stage in zip(regulation.states, stages(case, texts), strict=True)
        if stage.progress != "skipped"
    )


def _part(shelf: _Shelf, name: str, stage: Stage) -> Part:
    regulation, texts = shelf.regulation, shelf.texts
    return Part(
        title=stage.title,
        explanation=texts.explanations.get(name, ""),
        progress=stage.progress,
        who=_role(texts, regulation.states[name].waits_for),
        happens=_labels(_here(regulation, name, shelf.side), texts.acts),
        yours=_labels(_own(regulation, name, shelf.side), {**texts.acts, **texts.buttons}),
        limits=_limits(shelf, name),
    )


def _here(regulation: Regulation, state: str, side: str) -> list[Step]:
    return [
        step
        for step in regulation.steps
        if state in step.from_ and act_shown(side, step) and step.kind not in EARLY
    ]


def _own(regulation: Regulation, state: str, side: str) -> list[Step]:
    return [step for step in regulation.steps if state in step.from_ and side in step.by]


def _labels(steps: list[Step], words: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(words.get(step.act, step.act) for step in steps)


def _limits(shelf: _Shelf, state: str) -> tuple[Limit, ...]:
    """Return the limits that a step of this stage meets, as far as they matter to the side."""
    regulation, texts = shelf.regulation, shelf.texts
    acts = {step.act for step in regulation.steps if state in step.from_}
    found = []
    for name, (spec_name, _side) in names_of(regulation).items():
        spec = regulation.terms[spec_name]
        if acts & set(spec.ends) and of_side(name, shelf.side, regulation):
            after = texts.acts.get(spec.from_) or texts.states.get(spec.from_, spec.from_)
            length = length_in_words(spec, shelf.language)
            term = shelf.running.get(name)
            found.append(Limit(texts.terms.get(name, name), length, after, term))
    return tuple(found)


def _role(texts: Texts, role: str | None) -> str:
    return texts.roles.get(role, role) if role else ""
