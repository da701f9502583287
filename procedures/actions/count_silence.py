"""Silence that counts: when nobody answered in time, the regulation's act is recorded."""

from collections.abc import Iterator
from datetime import date, datetime

from kernel import clock
from kernel.actors import Actor
from kernel.terms import Term
from procedures.actions.take import carry_out
from procedures.models import Act, Complaint
from procedures.queries.standing import standing_of
from procedures.rules.deadlines import terms_of
from procedures.rules.events import names_of, silent_at
from procedures.rules.guards import Standing, unmet
from procedures.rules.language import Step, TermSpec
from tenants import scope

SYSTEM = Actor("system", None, "Wederhoor")
SILENCE = {"deemed": "silence"}


def count_silence(case: Complaint, *, today: date) -> int:
    """Record each act as which silence counts on `today`, in turn; return how many there were.

    Call it with the case's row locked. The act is dated on the last second of the term, by
    nobody; one whose guards do not hold is left to people.
    """
    count = 0
    while found := next(_fallen(standing_of(case, today)), None):
        standing, step, at = found
        act = _write(case, step, at)
        carry_out(case, act, step, before=standing.walk, by=SYSTEM)
        case = Complaint.objects.select_related("regulation").get(id=case.id)
        count += 1
    return count


def _fallen(standing: Standing) -> Iterator[tuple[Standing, Step, datetime]]:
    """Yield the steps as which the silence of a term that has passed counts, with its moment."""
    regulation, zone = standing.regulation, scope.current().time_zone
    known = names_of(regulation)
    for term in terms_of(regulation, standing.walk, zone=zone, today=standing.today):
        spec = regulation.terms[known[term.name][0]]
        step = regulation.step(spec.silence) if spec.silence else None
        if step and _unanswered(term, spec, standing) and _possible(step, standing):
            yield standing, step, silent_at(term, zone)


def _unanswered(term: Term, spec: TermSpec, standing: Standing) -> bool:
    """Whether the last day is over, and nothing that ends the term was done since it started."""
    zone = scope.current().time_zone
    since = {
        one.act for one in standing.walk.taken if clock.local_date(one.at, zone) >= term.starts_on
    }
    return standing.today > term.due_on and not since & {*spec.ends, *spec.lapses}


def _possible(step: Step, standing: Standing) -> bool:
    so_far = standing.walk
    return so_far.state in step.from_ and not so_far.has(step.act) and not unmet(step, standing)


def _write(case: Complaint, step: Step, at: datetime) -> Act:
    return Act.objects.create(
        case=case,
        ordinal=case.version + 1,
        name=step.act,
        kind=step.kind,
        at=at,
        recorded_at=clock.now(),
        actor_kind=SYSTEM.kind,
        actor_id=SYSTEM.id,
        actor_role="",
        facts=SILENCE,
        texts={},
    )
