"""What another regulation would change in a case: its dates, its letters, what can be done now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kernel.terms import Term, TermState
from procedures.rules.addressing import meant
from procedures.rules.deadlines import Clock
from procedures.rules.language import LetterText, Regulation
from procedures.rules.replaying import History, Replay, Stop, recorded, replayed
from procedures.rules.walk import Taken

LIVE = frozenset({TermState.RUNNING, TermState.SUSPENDED, TermState.OVERDUE})


@dataclass(frozen=True, slots=True)
class Version:
    """A regulation with its letters in the language of a case."""

    regulation: Regulation
    letters: Mapping[str, LetterText]


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term that ends on another day, comes or goes; `live` when today it asks for something."""

    name: str
    before: date | None
    after: date | None
    live: bool


@dataclass(frozen=True, slots=True)
class LetterChange:
    """A letter that an act would have, would not have, or would have in other words."""

    act: str
    letter: str
    to: str
    change: Literal["new", "gone", "changed"]


@dataclass(frozen=True, slots=True)
class StepChange:
    """A step that can be taken now and would be blocked, or the other way around; `why` it is."""

    act: str
    change: Literal["blocked", "opened"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class CaseChanges:
    """All that a regulation would change in one case; `stop` is the first act not possible."""

    stop: Stop | None
    state: tuple[str, str] | None
    terms: tuple[TermChange, ...]
    letters: tuple[LetterChange, ...]
    steps: tuple[StepChange, ...]
    retention: tuple[date | None, date | None] | None

    @property
    def any(self) -> bool:
        """Whether anything would change at all."""
        found = (self.stop, self.state, self.terms, self.letters, self.steps, self.retention)
        return any(found)


def changes(before: Version, after: Version, case: History, clock: Clock) -> CaseChanges:
    """Return what would change in a case if `after` were its regulation.

    Where an act is not possible there, both are compared as they stood just before it.
    """
    there = replayed(after.regulation, case, clock)
    here = recorded(before.regulation, case, clock, until=there.stop)
    states = (here.walk.state, there.walk.state)
    kept = (here.retain_until_on, there.retain_until_on)
    return CaseChanges(
        stop=there.stop,
        state=states if states[0] != states[1] else None,
        terms=tuple(_terms(here.terms, there.terms, stopped=there.stop is not None)),
        letters=tuple(_letters(before, after, here.walk.taken)),
        steps=() if there.stop or states[0] != states[1] else tuple(_steps(here, there)),
        retention=kept if kept[0] != kept[1] else None,
    )


def _terms(before: Iterable[Term], after: Iterable[Term], *, stopped: bool) -> Iterator[TermChange]:
    was, is_ = ({term.name: term for term in terms} for terms in (before, after))
    for name in dict.fromkeys((*is_, *was)):
        old, new = was.get(name), is_.get(name)
        days = (old.due_on if old else None, new.due_on if new else None)
        if days[0] != days[1]:
            live = any(one and one.state in LIVE for one in (old, new))
            yield TermChange(name, *days, live=live and not stopped)


def _letters(before: Version, after: Version, acts: Iterable[Taken]) -> Iterator[LetterChange]:
    """Yield what differs in the letters of acts that were done; the same twice is told once."""
    told: set[LetterChange] = set()
    for act in acts:
        was, is_ = _sent(before, act), _sent(after, act)
        for letter, to in dict.fromkeys((*is_, *was)):
            change = _change(was.get((letter, to)), is_.get((letter, to)))
            found = LetterChange(act.act, letter, to, change) if change else None
            if found and found not in told:
                told.add(found)
                yield found


def _sent(version: Version, act: Taken) -> dict[tuple[str, str], LetterText]:
    step = version.regulation.step(act.act)
    letters = step.letters if step else ()
    return {
        (one.letter, one.to): version.letters[one.letter]
        for one in letters
        if step and one.letter in version.letters and meant(step, act.facts, one)
    }


def _change(
    was: LetterText | None, is_: LetterText | None
) -> Literal["new", "gone", "changed"] | None:
    if was == is_:
        return None
    return "new" if was is None else "gone" if is_ is None else "changed"


def _steps(before: Replay, after: Replay) -> Iterator[StepChange]:
    for act in dict.fromkeys((*after.steps, *before.steps)):
        was, is_ = before.steps.get(act), after.steps.get(act)
        if was == () and is_ != ():
            message = "Deze stap bestaat dan niet in deze fase."
            yield StepChange(act, "blocked", is_[0].message if is_ else message)
        elif was != () and is_ == ():
            yield StepChange(act, "opened")
