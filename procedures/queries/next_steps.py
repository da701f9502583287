"""What a reader may do next in a case, and why something cannot be done yet, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.models import Complaint
from procedures.queries.finishing import names_measure
from procedures.queries.regulations import of_case
from procedures.queries.shown_terms import LIVE
from procedures.queries.standing import Possible, possible, walk_of
from procedures.queries.tracks import open_tracks
from procedures.rules.language import Texts
from procedures.rules.proofs import reachable
from procedures.rules.replies import answer_by, can_be_told, is_reply
from procedures.rules.walk import Walk

EARLY = frozenset({"withdraw", "settle", "change"})
INVITATION = "aftercare_invitation"
"""The letter that asks a party how it went."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step of the reader; `obstacles` are sentences, empty when it can be taken.

    `due_on` is the last day of the term that the step meets; `early` says that it ends the case
    in another way than by a ruling.
    """

    act: str
    label: str
    explanation: str
    due_on: date | None
    early: bool
    obstacles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be done now: what a term asks for, what else, ways out, and what must wait."""

    due: tuple[NextStep, ...]
    other: tuple[NextStep, ...]
    early: tuple[NextStep, ...]
    waiting: tuple[NextStep, ...]

    @property
    def any_now(self) -> bool:
        """Whether there is something to do now."""
        return bool(self.due or self.other or self.early)


@dataclass(frozen=True, slots=True)
class Stage:
    """A state of the regulation as a stage on the way: done, current, todo or skipped."""

    title: str
    progress: str


def next_steps(case: Complaint, actor: Actor, texts: Texts, *, today: date) -> Choices:
    """Return the steps of this reader in the order of the regulation, what is due first.

    Reporting on one measure is done beside that measure and is left out; so is going on under
    another regulation where the client has none.
    """
    found = [one for one in possible(case, actor, today) if _stands_here(one, case, today)]
    due = _due(case)
    if actor.kind == "party":
        found = [one for one in found if _may_look_back(one, case, due, today)]
    if any(is_reply(one.step) for one in found):
        so_far = walk_of(case)
        found = [one for one in found if _is_its_turn(one, so_far, actor)]
        due |= _replies_due(found, so_far, actor)
    steps = [_step(one, texts, due.get(one.step.act)) for one in found]
    ready = [step for step in steps if not step.obstacles]
    dated = [step for step in ready if step.due_on]
    return Choices(
        due=tuple(sorted(dated, key=lambda step: step.due_on or today)),
        other=tuple(step for step in ready if not step.due_on and not step.early),
        early=tuple(step for step in ready if not step.due_on and step.early),
        waiting=tuple(step for step in steps if step.obstacles),
    )


def _is_its_turn(one: Possible, so_far: Walk, actor: Actor) -> bool:
    """Whether there is something to answer, where the step answers an invitation."""
    if one.obstacles or not is_reply(one.step):
        return True
    return can_be_told(one.step, so_far, actor.roles)


def _may_look_back(one: Possible, case: Complaint, due: Mapping[str, date], today: date) -> bool:
    """Whether a party is asked how it went, where that is the step: once it was invited to tell.

    Without an invitation it is asked on the regulation's own day, not right after closing.
    """
    if one.step.kind != "aftercare" or due.get(one.step.act, today) <= today:
        return True
    inviting = {
        step.act
        for step in of_case(case).steps
        if any(letter.letter == INVITATION for letter in step.letters)
    }
    return any(act.name in inviting for act in case.acts.all())


def _replies_due(found: Iterable[Possible], so_far: Walk, actor: Actor) -> Mapping[str, date]:
    """Return by act until when a party answers its invitation; for others it is not theirs."""
    if actor.kind != "party":
        return {}
    replies = (one.step for one in found if is_reply(one.step))
    days = {step.act: answer_by(step, so_far, actor.roles) for step in replies}
    return {act: day for act, day in days.items() if day}


def _stands_here(one: Possible, case: Complaint, today: date) -> bool:
    if one.step.kind == "change":
        return bool(open_tracks(case, today))
    return not names_measure(one.step)


def _due(case: Complaint) -> dict[str, date]:
    """Return by act the last day of the live term that the act would meet."""
    terms = of_case(case).terms
    found: dict[str, date] = {}
    live = (row for row in case.terms.all() if row.state in LIVE)
    for row in sorted(live, key=lambda row: row.due_on, reverse=True):
        spec = terms.get(row.name)
        found |= dict.fromkeys(spec.ends if spec else (), row.due_on)
    return found


def obstacle(refusal: Refusal, texts: Texts) -> str:
    """Return why a step cannot be taken yet, with the regulation's own words."""
    act = texts.acts.get(str(refusal.facts.get("act", "")), "")
    if refusal.code == "guard.taken" and act:
        return gettext("Eerst moet dit zijn gebeurd: %(act)s.") % {"act": act}
    if refusal.code == "guard.not_taken" and act:
        return gettext("Dit kan niet meer, want dit is al gebeurd: %(act)s.") % {"act": act}
    term = texts.terms.get(str(refusal.facts.get("term", "")), "")
    if refusal.code == "guard.waited" and term:
        return gettext("Deze termijn loopt nog: %(term)s.") % {"term": term}
    return gettext(refusal.message)


def stages(case: Complaint, texts: Texts) -> list[Stage]:
    """Return the regulation's states in their order, as stages of this case."""
    regulation = of_case(case)
    so_far = walk_of(case)
    steps = (regulation.step(act.act) for act in so_far.taken)
    seen = {step.to for step in steps if step and step.to}
    ahead = reachable(regulation, so_far.state)
    return [
        Stage(texts.states.get(name, name), _progress(name, so_far.state, seen=seen, ahead=ahead))
        for name in regulation.states
    ]


def _progress(name: str, now: str, *, seen: set[str], ahead: set[str]) -> str:
    if name == now:
        return "current"
    if name in seen:
        return "done"
    return "todo" if name in ahead else "skipped"


def _step(one: Possible, texts: Texts, due_on: date | None) -> NextStep:
    act = one.step.act
    return NextStep(
        act=act,
        label=texts.buttons.get(act) or texts.acts.get(act, act),
        explanation=texts.explanations.get(act, ""),
        due_on=due_on,
        early=one.step.kind in EARLY,
        obstacles=tuple(obstacle(refusal, texts) for refusal in one.obstacles),
    )
