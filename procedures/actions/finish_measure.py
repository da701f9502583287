from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import Complaint, Measure
from tenants import scope

OPEN = ("proposed", "agreed")


@dataclass(frozen=True, slots=True)
class Done:
    """That a measure was carried out, or dropped, when, and what shows it."""

    measure: UUID
    done_on: date
    dropped: bool = False
    evidence: str = ""


@transaction.atomic
def finish_measure(case: Complaint, done: Done, *, by: Actor, at: datetime) -> Measure:
    """Mark a measure as done (or dropped) where the regulation has no act for it.

    Raise Refusal `measure.not_open` or `measure.future`. Pressed twice it happens once.
    """
    measure = Measure.objects.select_for_update().filter(id=done.measure, case=case).first()
    if measure is None:
        raise Http404
    state = "dropped" if done.dropped else "done"
    if (measure.state, measure.done_on) == (state, done.done_on):
        return measure
    _check(measure, done, today=clock.local_date(at, scope.current().time_zone))
    measure.state, measure.done_on = state, done.done_on
    measure.save(update_fields=["state", "done_on"])
    if done.evidence.strip():
        told = {"text": done.evidence.strip(), "added_by": by.id, "added_at": at}
        measure.evidence.create(case=case, **told)
    record(
        f"measure.{state}",
        by=by,
        at=at,
        about=About("case", case.id),
        facts={"number": case.number, "measure": measure.id},
    )
    return measure


def _check(measure: Measure, done: Done, *, today: date) -> None:
    if measure.state not in OPEN:
        raise Refusal("measure.not_open", message="Deze maatregel staat niet meer open.")
    if done.done_on > today:
        raise Refusal("measure.future", message="Deze dag moet nog komen.", field="done_on")
