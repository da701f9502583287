"""Whether a draft can be adopted as it is, and what would come of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from procedures.models import RegulationDraft
from procedures.queries.codes_in_use import codes_in_use
from procedures.queries.differences import of_draft
from procedures.queries.drafts import Whole, newest_version, whole_of
from procedures.queries.dry_run import DryRun, dry_run
from procedures.queries.editing import Checked, checked, manuscript_of
from procedures.queries.regulations import texts_of
from procedures.queries.trials import Counted, needs_worker, numbers_of, trial_of
from procedures.rules.adopting import codes_lost
from procedures.rules.differing.sentences import LISTS


@dataclass(frozen=True, slots=True)
class LostCode:
    """A code that is gone in the draft, by its words, and in how many running cases it stands."""

    list: str
    code: str
    cases_count: int


@dataclass(frozen=True, slots=True)
class Adoptable:
    """What the page to adopt shows before it asks."""

    checked: Checked
    lost: tuple[LostCode, ...]
    differences_count: int
    run: DryRun | Counted | None
    """None while there are too many cases to try it on at once, and the worker has not."""

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way but the day and the consent."""
        return self.checked.proven and not self.lost


def adoptable(draft: RegulationDraft, language: str, *, today: date) -> Adoptable:
    """Return how a draft stands. Raise the Refusals of reading."""
    whole_of(draft)
    manuscript = manuscript_of(draft)
    spoken = language if language in manuscript.languages else manuscript.languages[0]
    found = checked(manuscript, spoken)
    regulation = found.whole.regulation
    return Adoptable(
        checked=found,
        lost=_told(codes_lost(regulation, codes_in_use()), language),
        differences_count=of_draft(draft, language).count,
        run=_run(draft, found.whole, today),
    )


def _run(draft: RegulationDraft, whole: Whole, today: date) -> DryRun | Counted | None:
    if not needs_worker():
        return dry_run(whole, today=today)
    trial = trial_of(draft)
    return numbers_of(trial) if trial and trial.done_at else None


def _told(lost: Mapping[str, Mapping[str, int]], language: str) -> tuple[LostCode, ...]:
    newest = newest_version()
    words = texts_of(newest, language).codes if newest else {}
    lists = LISTS.get(language, LISTS["nl"])
    return tuple(
        LostCode(lists.get(name, name), words.get(name, {}).get(code, code), count)
        for name, codes in sorted(lost.items())
        for code, count in sorted(codes.items())
    )
