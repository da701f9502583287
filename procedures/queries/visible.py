"""The cases somebody may see: the law of rules.access as querysets."""

from datetime import datetime

from django.db.models import Q, QuerySet

from kernel.actors import Actor
from procedures.models import AdoptedRegulation, Complaint
from procedures.queries.regulations import rules_of
from procedures.rules.access import SEES_EVERY_CASE, states_open_to


def cases_for(actor: Actor, at: datetime) -> QuerySet[Complaint]:
    """Return the cases this actor may see at this moment; everything shown derives from it."""
    every = Complaint.objects.select_related("regulation", "department")
    if actor.id is None:
        return every.none()
    if actor.kind == "party":
        return every.filter(parties__id=actor.id)
    if actor.kind != "person":
        return every.none()
    if actor.roles & SEES_EVERY_CASE:
        return every
    return every.filter(_seated(actor, at) | _opened(actor)).distinct()


def _seated(actor: Actor, at: datetime) -> Q:
    lasting = Q(appointments__until_at=None) | Q(appointments__until_at__gt=at)
    return Q(appointments__person_id=actor.id, appointments__from_at__lte=at) & lasting


def _opened(actor: Actor) -> Q:
    """What the employer sees; an empty condition matches nothing."""
    found = Q(pk__in=[])
    if "employer" not in actor.roles:
        return found
    for adopted in AdoptedRegulation.objects.all():
        states = states_open_to(rules_of(adopted), "employer")
        found |= Q(regulation=adopted, state__in=states)
    return found
