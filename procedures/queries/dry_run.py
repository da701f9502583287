"""Every case of the client once more, under a draft: what would change. Nothing is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from procedures.models import Act, AdoptedRegulation, Complaint
from procedures.queries.drafts import Whole
from procedures.queries.regulations import rules_of, texts_of
from procedures.queries.standing import taken
from procedures.rules.comparing import CaseChanges, Version, changes
from procedures.rules.deadlines import Clock
from procedures.rules.language import LetterText, Texts
from procedures.rules.replaying import History
from tenants import scope

UNSAID = ("person", "party", "system", "program", "")
"""What stands for a role when nobody with a role of the regulation did an act."""


@dataclass(frozen=True, slots=True)
class CaseRun:
    """One case with what would change in it."""

    case: Complaint
    changes: CaseChanges


@dataclass(frozen=True, slots=True)
class DryRun:
    """All cases counted, and those in which something would change, the newest first."""

    cases_count: int
    changed: tuple[CaseRun, ...]

    @property
    def changed_count(self) -> int:
        """In how many cases something would change."""
        return len(self.changed)

    @property
    def stopped_count(self) -> int:
        """In how many cases something was done that the draft does not allow."""
        return len(self.stopped)

    @property
    def stopped(self) -> tuple[CaseRun, ...]:
        """Those in which something was done that the draft does not allow."""
        return tuple(one for one in self.changed if one.changes.stop)

    @property
    def dated_count(self) -> int:
        """In how many cases a date would be another one."""
        return sum(bool(one.changes.terms or one.changes.retention) for one in self.changed)

    @property
    def lettered_count(self) -> int:
        """In how many cases a letter would come, go, or have other words."""
        return sum(bool(one.changes.letters) for one in self.changed)

    @property
    def blocked_count(self) -> int:
        """In how many cases a step that can be taken now could not be taken."""
        return sum(
            any(step.change == "blocked" for step in one.changes.steps) for one in self.changed
        )


def dry_run(draft: Whole, *, today: date) -> DryRun:
    """Replay every case that was filed under the client's versions against a draft."""
    return dry_run_of(draft, tried().order_by("-received_on", "-number"), today=today)


def dry_run_of(draft: Whole, cases: QuerySet[Complaint], *, today: date) -> DryRun:
    """Replay these cases against a draft."""
    runs = tuple(_runs(draft, cases, Clock(scope.current().time_zone, today)))
    return DryRun(len(runs), tuple(one for one in runs if one.changes.any))


def tried() -> QuerySet[Complaint]:
    """Return every case that was filed under the client's versions."""
    return Complaint.objects.filter(regulation__beside=False)


def _runs(draft: Whole, cases: QuerySet[Complaint], clock: Clock) -> Iterator[CaseRun]:
    acts = Prefetch("acts", Act.objects.defer("texts"))
    for case in cases.select_related("regulation").prefetch_related(acts):
        before = _version_of(case.regulation, case.language)
        after = Version(draft.regulation, _letters(draft.texts, case.language))
        yield CaseRun(case, changes(before, after, history_of(case), clock))


def history_of(case: Complaint) -> History:
    """Return what a case holds for the rules."""
    acts = list(case.acts.all())
    roles = tuple("" if act.actor_role in UNSAID else act.actor_role for act in acts)
    return History(
        taken(acts), roles, named=not case.anonymous, hidden=case.hidden, answers=case.answers
    )


def _version_of(adopted: AdoptedRegulation, language: str) -> Version:
    return Version(rules_of(adopted), texts_of(adopted, language).letters)


def _letters(texts: Mapping[str, Texts], language: str) -> Mapping[str, LetterText]:
    if not texts:
        return {}
    return texts.get(language, next(iter(texts.values()))).letters
