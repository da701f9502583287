"""A draft that the worker tries on every case: what it counted so far."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from procedures.models import DraftTrial, RegulationDraft
from procedures.queries.dry_run import CaseRun, tried

AT_ONCE = 100
"""With so many cases at most a draft is tried while somebody waits; with more by the worker."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A draft that was tried, in numbers, as `DryRun` has them."""

    cases_count: int
    changed_count: int
    stopped_count: int
    dated_count: int
    lettered_count: int
    blocked_count: int


Counts = Mapping[str, Mapping[str, int]]


def needs_worker() -> bool:
    """Whether there are too many cases to try a draft on while somebody waits."""
    return tried().count() > AT_ONCE


def trial_of(draft: RegulationDraft) -> DraftTrial | None:
    """Return the trial of the draft as it is written now, under way or done; None for none."""
    return DraftTrial.objects.filter(draft=draft, revision=draft.revision).first()


def numbers_of(trial: DraftTrial) -> Counted:
    """Return what a trial counted."""
    sums = trial.found.get("sums", {})
    return Counted(
        trial.tried_count,
        len(trial.changed),
        *(sums.get(name, 0) for name in ("stopped", "dated", "lettered", "blocked")),
    )


def counted(runs: Iterable[CaseRun], before: Counts) -> dict[str, dict[str, int]]:
    """Return the counts with these cases added, by kind of change and code."""
    found = {kind: Counter(before.get(kind, {})) for kind in ("sums", "stops", "terms", "steps")}
    for run in runs:
        changes = run.changes
        blocked = {one.act for one in changes.steps if one.change == "blocked"}
        dated = bool(changes.terms or changes.retention)
        said = {"dated": dated, "lettered": changes.letters, "blocked": blocked}
        said["stopped"] = changes.stop is not None
        found["sums"].update(name for name, true in said.items() if true)
        found["stops"].update([changes.stop.act] if changes.stop else [])
        found["terms"].update({one.name for one in changes.terms})
        found["steps"].update(blocked)
    return {kind: dict(counts) for kind, counts in found.items()}


def trials_wait() -> bool:
    """Whether the worker has a draft to try."""
    return DraftTrial.objects.filter(done_at=None).exists()


def trials_under_way(done_since: datetime) -> list[DraftTrial]:
    """Return the trials of the open draft as it is written now: not done, or done lately."""
    rows = DraftTrial.objects.filter(Q(done_at=None) | Q(done_at__gt=done_since))
    return list(rows.filter(draft__state="open", revision=F("draft__revision")))
