"""The dry run on a page: names instead of codes, and the cases that the reader may see."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from kernel.errors import Refusal
from procedures.queries.drafts import Whole, newest_version
from procedures.queries.dry_run import CaseRun, DryRun
from procedures.queries.regulations import texts_of
from procedures.queries.trials import Counts
from procedures.rules.comparing import CaseChanges, LetterChange, StepChange, TermChange
from procedures.rules.language import Texts
from procedures.rules.placeholders import PLACEHOLDER


@dataclass(frozen=True, slots=True)
class ToldRun:
    """One case: its number and what would change, each with its name."""

    run: CaseRun
    stop: tuple[str, str] | None
    state: tuple[str, str] | None
    terms: tuple[tuple[str, TermChange], ...]
    letters: tuple[tuple[str, str, LetterChange], ...]
    steps: tuple[tuple[str, str, StepChange], ...]

    @property
    def changed(self) -> bool:
        """Whether anything differs beside the step at which the case gets stuck."""
        beside = (self.state, self.terms, self.letters, self.steps, self.run.changes.retention)
        return any(beside)


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called in the draft, or else in the case's own version."""

    new: Texts
    old: Texts

    def word(self, part: str, name: str) -> str:
        """Return what something is called, or its code."""
        for texts in (self.new, self.old):
            found = getattr(texts, part).get(name)
            if found:
                return str(found)
        return name.replace("_", " ")

    def letter(self, name: str) -> str:
        """Return the subject of a letter, without what is filled in."""
        for texts in (self.new, self.old):
            if name in texts.letters:
                return PLACEHOLDER.sub("…", texts.letters[name].subject)
        return name.replace("_", " ")


def told(runs: Iterable[CaseRun], draft: Whole, language: str) -> list[ToldRun]:
    """Return cases as the page shows them."""
    return [_told(run, _names(run, draft, language)) for run in runs]


def _names(run: CaseRun, draft: Whole, language: str) -> Names:
    spoken = draft.texts.get(language) or next(iter(draft.texts.values()))
    return Names(spoken, texts_of(run.case.regulation, language))


def _told(run: CaseRun, names: Names) -> ToldRun:
    found = run.changes
    return ToldRun(
        run=run,
        stop=_stop(found, names),
        state=_states(found, names),
        terms=tuple((names.word("terms", one.name), one) for one in found.terms),
        letters=tuple((names.letter(one.letter), _to(one, names), one) for one in found.letters),
        steps=tuple((names.word("acts", one.act), _why(one), one) for one in found.steps),
    )


def _to(change: LetterChange, names: Names) -> str:
    return names.word("roles", change.to)


def _why(change: StepChange) -> str:
    return gettext(change.why) if change.why else ""


def _stop(found: CaseChanges, names: Names) -> tuple[str, str] | None:
    if found.stop is None:
        return None
    return names.word("acts", found.stop.act), _reason(found.stop.why, names)


def _reason(why: Refusal, names: Names) -> str:
    """Return why a step is not possible; a step that must come first is named."""
    if why.code != "guard.taken":
        return gettext(why.message)
    first = names.word("acts", str(why.facts["act"]))
    return gettext("Eerst moet deze stap zijn gezet: ‘{act}’.").format(act=first)


def _states(found: CaseChanges, names: Names) -> tuple[str, str] | None:
    if found.state is None:
        return None
    return names.word("states", found.state[0]), names.word("states", found.state[1])


@dataclass(frozen=True, slots=True)
class Sums:
    """Over all cases: in how many each thing would change, the most first."""

    stops: tuple[tuple[str, int], ...]
    terms: tuple[tuple[str, int], ...]
    steps: tuple[tuple[str, int], ...]


def sums(found: DryRun, draft: Whole, language: str) -> Sums:
    """Return what would change, counted over every case."""
    rows = told(found.changed, draft, language)
    return Sums(
        stops=_most(row.stop[0] for row in rows if row.stop),
        terms=_most(name for row in rows for name in {label for label, _one in row.terms}),
        steps=_most(
            name
            for row in rows
            for name in {label for label, _why, one in row.steps if one.change == "blocked"}
        ),
    )


def sums_of(found: Counts, draft: Whole, language: str) -> Sums:
    """Return what the worker counted, with names in the place of codes."""
    newest = newest_version()
    spoken = draft.texts.get(language) or next(iter(draft.texts.values()))
    names = Names(spoken, texts_of(newest, language) if newest else spoken)
    parts = {"stops": "acts", "terms": "terms", "steps": "acts"}
    return Sums(
        **{
            kind: tuple(
                (names.word(part, code), count)
                for code, count in Counter(found.get(kind, {})).most_common()
            )
            for kind, part in parts.items()
        }
    )


def _most(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(names).most_common())


def visible(found: DryRun, ids: set[UUID]) -> list[CaseRun]:
    """Return the changed cases that the reader may see."""
    return [run for run in found.changed if run.case.id in ids]
