"""Trying a draft on every case in the worker: asked once, done in parts, and left as it stands."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.in_parts import go_on
from procedures.models import DraftTrial, RegulationDraft
from procedures.queries.drafts import whole_of
from procedures.queries.dry_run import dry_run_of, tried
from procedures.queries.trials import counted

PART = 50
"""So many cases are tried in one transaction; progress is seen after each."""


def ask_trial(
    draft: RegulationDraft, *, by: Actor, at: datetime, today: date, again: bool = False
) -> DraftTrial:
    """Have the draft tried as it is written now; asked twice is asked once, unless `again`."""
    asked = {"today": today, "asked_at": at, "asked_by": by.id, "cases_count": tried().count()}
    begun: dict[str, object] = {
        "tried_count": 0,
        "after": None,
        "found": {},
        "changed": [],
        "done_at": None,
    }
    with transaction.atomic():
        RegulationDraft.objects.select_for_update().get(id=draft.id)
        before = DraftTrial.objects.filter(draft=draft, revision=draft.revision).first()
        if before is not None and not (again and before.done_at):
            return before
        values = {"revision": draft.revision, **asked, **begun}
        return DraftTrial.objects.update_or_create(draft=draft, defaults=values)[0]


def go_on_with_trials() -> int:
    """Do what is asked for, for at most some minutes; return how many parts were done."""
    waiting = DraftTrial.objects.filter(done_at=None).values_list("id", flat=True)
    return go_on(list(waiting), _do_part)


@transaction.atomic
def _do_part(trial_id: UUID) -> bool:
    """Try one part; False when there is nothing left, or another worker is at it.

    A trial of a draft that was changed, adopted or thrown away meanwhile is of no use any more.
    """
    rows = DraftTrial.objects.select_for_update(skip_locked=True, of=("self",))
    trial = rows.select_related("draft").filter(id=trial_id, done_at=None).first()
    if trial is None:
        return False
    draft = trial.draft
    if draft.state != "open" or draft.revision != trial.revision:
        trial.delete()
        return False
    try:
        _try_part(trial)
    except Refusal:
        trial.delete()
        return False
    return True


def _try_part(trial: DraftTrial) -> None:
    cases = tried().order_by("id")
    if trial.after is not None:
        cases = cases.filter(id__gt=trial.after)
    part = list(cases.values_list("id", flat=True)[:PART])
    found = dry_run_of(whole_of(trial.draft), tried().filter(id__in=part), today=trial.today)
    trial.found = counted(found.changed, trial.found)
    trial.changed = [*trial.changed, *(one.case.id for one in found.changed)]
    trial.tried_count += len(part)
    trial.after = part[-1] if part else trial.after
    if len(part) < PART:
        trial.done_at = clock.now()
    trial.save()
