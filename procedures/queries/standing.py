"""How a case stands: its walk, and what may be done next by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.models import Act, Complaint
from procedures.queries.regulations import of_case
from procedures.rules.guards import Standing, unmet
from procedures.rules.language import Step
from procedures.rules.walk import Taken, Walk, walk
from tenants import scope


@dataclass(frozen=True, slots=True)
class Possible:
    """A step somebody may take now, or may not yet: `obstacles` say why."""

    step: Step
    obstacles: tuple[Refusal, ...]


def taken(acts: Iterable[Act]) -> tuple[Taken, ...]:
    """Return the recorded acts as values for the rules."""
    return tuple(Taken(act.name, act.kind, act.at, act.facts) for act in acts)  # type: ignore[arg-type]


def walk_of(case: Complaint) -> Walk:
    """Return what has happened in the case, folded from its acts."""
    return walk(of_case(case), taken(case.acts.all()))


def hides_complainant(case: Complaint) -> bool:
    """Whether the complainant's name is still kept from third parties."""
    return case.hidden and not walk_of(case).revealed


def standing_of(case: Complaint, today: date) -> Standing:
    """Return the case as guards see it on `today` (a date in the tenant's zone)."""
    return Standing(
        of_case(case),
        walk_of(case),
        today,
        named=not case.anonymous,
        hidden=case.hidden,
        answers=case.answers,
        zone=scope.current().time_zone,
    )


def roles_in(actor: Actor, so_far: Walk) -> frozenset[str]:
    """Return the roles of an actor in this case: their own, and the seats they now hold."""
    seats = {seat.seat for seat in so_far.seats if seat.person == actor.id and not seat.until_at}
    return actor.roles | seats


def possible(case: Complaint, actor: Actor, today: date) -> tuple[Possible, ...]:
    """Return each step of the case's state that is the actor's, with its obstacles."""
    standing = standing_of(case, today)
    roles = roles_in(actor, standing.walk)
    return tuple(
        Possible(step, unmet(step, standing))
        for step in standing.regulation.steps
        if standing.walk.state in step.from_
        and roles & set(step.by)
        and (step.repeats or not standing.walk.has(step.act))
    )
