"""What follows from every act: the state, the terms, the letters, the consultancy's list."""

from datetime import date, datetime

from kernel import clock
from procedures.actions.draft_letters import draft_letters
from procedures.actions.list_work import list_work
from procedures.actions.refresh_terms import refresh_terms
from procedures.models import Act, Appointment, Complaint
from procedures.queries.regulations import of_case
from procedures.queries.standing import taken
from procedures.rules.deadlines import retain_until
from procedures.rules.language import Step
from procedures.rules.walk import Walk, advance
from tenants import scope

KEPT = ["state", "outcome", "opened_to", "version", "closed_on", "retain_until_on"]


def draw_consequences(case: Complaint, act: Act, step: Step, before: Walk) -> None:
    """Bring the case's columns, terms, letters and worklist row in line with its acts.

    Seats end with the case. `before` is the walk without this act, which is already recorded.
    """
    so_far = advance(of_case(case), before, *taken([act]))
    bring_in_line(case, act, so_far, today=_local_day(act))
    draft_letters(case, act, step)
    if of_case(case).states[so_far.state].final:
        Appointment.objects.filter(case=case, until_at=None).update(until_at=act.at)


def bring_in_line(case: Complaint, act: Act, so_far: Walk, *, today: date) -> None:
    """Bring the case's columns, terms and worklist row in line with its acts, up to `act`."""
    _keep_state(case, act, so_far)
    list_work(case, so_far, refresh_terms(case, so_far, today=today))


def _local_day(act: Act) -> date:
    return clock.local_date(act.at, scope.current().time_zone)


def _keep_state(case: Complaint, act: Act, so_far: Walk) -> None:
    zone = scope.current().time_zone
    case.state = so_far.state
    case.outcome = so_far.outcome or ""
    case.version = act.ordinal
    case.opened_to = sorted(so_far.opened_to)
    ended_at = so_far.closed_at or _ended_at(case, act, so_far)
    if ended_at is not None:
        case.closed_on = clock.local_date(ended_at, zone)
        case.retain_until_on = retain_until(of_case(case), case.closed_on)
    case.save(update_fields=KEPT)


def _ended_at(case: Complaint, act: Act, so_far: Walk) -> datetime | None:
    """Return when a case ended that was never closed here, such as one that goes on elsewhere."""
    final = of_case(case).states[so_far.state].final
    return act.at if final and case.closed_on is None else None
