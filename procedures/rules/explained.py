"""A regulation told to people: its stages in order, its terms with their sources, who sees what."""

from collections.abc import Iterable
from dataclasses import dataclass

from kernel.terms import Unit
from kernel.terms.explaining import BY_LANGUAGE
from kernel.terms.phrases import DUTCH
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.language import Length, Regulation, Step, TermSpec, Texts
from procedures.rules.sharing import act_shown
from procedures.rules.walk import SIDES

OWN_REGULATION = "own regulation"
"""What a term's source says when no law but the regulation itself sets it."""

_NOT_A_READER = frozenset({"system", *SIDES})


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One step: what happens, who may do it, and who gets a letter, in words."""

    act: str
    what: str
    by: tuple[str, ...]
    letters: tuple[str, ...]
    guarded: bool


@dataclass(frozen=True, slots=True)
class ToldStage:
    """A stage of the procedure with the steps that lead out of it or stay in it."""

    name: str
    title: str
    explanation: str
    waits_for: str
    steps: tuple[ToldStep, ...]


@dataclass(frozen=True, slots=True)
class ToldTerm:
    """A term in words: what must be done, within how long of what, and by which source.

    `laws` are the sources other than the regulation itself, empty when it alone sets the term.
    """

    label: str
    length: str
    after: str
    ends: tuple[str, ...]
    extension: str
    target: str
    laws: str


@dataclass(frozen=True, slots=True)
class Reach:
    """Which readers of the organisation see cases: all of them, some stages, or one case."""

    every_case: tuple[str, ...]
    one_case: tuple[str, ...]
    from_stage: tuple[tuple[str, str], ...]


def told_stages(regulation: Regulation, texts: Texts) -> tuple[ToldStage, ...]:
    """Return the stages in the order of the regulation; a step stands in its first stage only."""
    told: set[str] = {step.act for step in regulation.steps if not step.from_}
    stages = []
    for name, state in regulation.states.items():
        here = [one for one in regulation.steps if name in one.from_ and one.act not in told]
        told |= {step.act for step in here}
        stages.append(
            ToldStage(
                name=name,
                title=texts.states.get(name, name),
                explanation=texts.explanations.get(name, ""),
                waits_for=_role(texts, state.waits_for or ""),
                steps=tuple(_step(step, texts) for step in here),
            )
        )
    return tuple(stages)


def told_terms(regulation: Regulation, texts: Texts, language: str) -> tuple[ToldTerm, ...]:
    """Return every term in the order of the regulation, its amounts in words."""
    return tuple(_term(name, spec, texts, language) for name, spec in regulation.terms.items())


def laws_of(source: str) -> str:
    """Return the laws that a source names; empty when the regulation alone sets the term."""
    return "; ".join(one for one in source.split("; ") if one != OWN_REGULATION)


def length_in_words(length: Length, language: str) -> str:
    """Return a length of time as people say it: "zes weken"."""
    phrases = BY_LANGUAGE.get(language.split("-", maxsplit=1)[0], DUTCH)
    return phrases.amount(length.amount, Unit(length.unit))


def reach(regulation: Regulation, texts: Texts) -> Reach:
    """Return who sees every case, who one they were appointed to, and who from which stage."""
    acting = {role for step in regulation.steps for role in step.by} - _NOT_A_READER
    panel = regulation.panel
    seats = (*panel.seats, *panel.experts) if panel else ()
    opened = [
        (_role(texts, role), texts.states.get(name, name))
        for role, name in _first_opened(regulation)
    ]
    return Reach(
        every_case=tuple(_role(texts, role) for role in sorted(acting & SEES_EVERY_CASE)),
        one_case=tuple(_role(texts, seat) for seat in dict.fromkeys(seats)),
        from_stage=tuple(opened),
    )


def acts_shown_to(side: str, regulation: Regulation, texts: Texts) -> tuple[str, ...]:
    """Return what a side may know was done, in the order of the regulation."""
    return tuple(_act(texts, step.act) for step in regulation.steps if act_shown(side, step))


def informing(regulation: Regulation, texts: Texts) -> str:
    """Return the step from which the respondent knows of the complaint."""
    return next((_act(texts, step.act) for step in regulation.steps if step.kind == "inform"), "")


def _first_opened(regulation: Regulation) -> Iterable[tuple[str, str]]:
    seen: set[str] = set()
    for name, state in regulation.states.items():
        for role in state.open_to:
            if role not in seen:
                seen.add(role)
                yield role, name


def _step(step: Step, texts: Texts) -> ToldStep:
    return ToldStep(
        act=step.act,
        what=_act(texts, step.act),
        by=tuple(_role(texts, role) for role in step.by),
        letters=tuple(dict.fromkeys(_role(texts, letter.to) for letter in step.letters)),
        guarded=bool(step.requires),
    )


def _term(name: str, spec: TermSpec, texts: Texts, language: str) -> ToldTerm:
    return ToldTerm(
        label=texts.terms.get(name, name),
        length=length_in_words(spec, language),
        after=_act(texts, spec.from_),
        ends=tuple(_act(texts, act) for act in spec.ends),
        extension=_extension(spec, language),
        target=length_in_words(spec.target, language) if spec.target else "",
        laws=laws_of(spec.source),
    )


def _extension(spec: TermSpec, language: str) -> str:
    most = spec.extension.length if spec.extension else None
    return length_in_words(most, language) if most else ""


def _act(texts: Texts, act: str) -> str:
    return texts.acts.get(act) or texts.states.get(act, act)


def _role(texts: Texts, role: str) -> str:
    return texts.roles.get(role, role)
