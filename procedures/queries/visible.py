"""The cases somebody may see: the law of rules.access as querysets."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kernel.actors import Actor
from procedures.models import Act, Appointment, Complaint, Party
from procedures.queries.regulations import light
from procedures.rules.access import SEES_EVERY_CASE


def cases_for(actor: Actor, at: datetime) -> QuerySet[Complaint]:
    """Return the cases this actor may see at this moment; everything shown derives from it."""
    every = _every()
    if actor.id is None:
        return every.none()
    if actor.kind == "party":
        return _told(every, actor.id, actor.roles)
    if actor.kind != "person":
        return every.none()
    cases = every.filter(not_about(actor.id))
    if actor.roles & SEES_EVERY_CASE:
        return cases
    return cases.filter(_seated(actor.id, at) | Q(opened_to__overlap=sorted(actor.roles)))


def opened_to_roles(actor: Actor) -> QuerySet[Complaint]:
    """Return the cases that were opened to one of somebody's roles, and are not about them."""
    if actor.id is None or actor.kind != "person":
        return _every().none()
    return _every().filter(not_about(actor.id), opened_to__overlap=sorted(actor.roles))


def _every() -> QuerySet[Complaint]:
    return light(Complaint.objects.select_related("regulation", "department"), "regulation__")


def not_about(person: UUID, case: str = "pk") -> Q:
    """Return the condition that leaves out the cases about this person; `case` is where its id is.

    Nobody handles, decides on or reads a complaint about themselves with a role (Awb art. 9:7(1)).
    """
    about = Party.objects.filter(person_id=person, side="respondent", case_id=OuterRef(case))
    return Q(~Exists(about))


def ids_about(actor: Actor) -> list[UUID]:
    """Return the ids of the cases about this actor: what lists and counts over cases leave out."""
    return list(asked_about(actor))


def asked_about(actor: Actor) -> QuerySet[Party, UUID]:
    """Return the same as a question within another one."""
    about = Party.objects.filter(side="respondent")
    own = about.filter(person_id=actor.id) if actor.id else about.none()
    return own.values_list("case_id", flat=True)


def people_named_in(case: Complaint) -> list[UUID]:
    """Return the people of the client about whom a case is: no notice of it goes to them."""
    named = case.parties.filter(side="respondent").exclude(person=None)
    return [one for one in named.values_list("person_id", flat=True) if one]


def _told(cases: QuerySet[Complaint], party: UUID, sides: frozenset[str]) -> QuerySet[Complaint]:
    """Return a party's own case; a respondent's only once it was told of it."""
    own = cases.filter(parties__id=party)
    told = Act.objects.filter(case=OuterRef("pk"), kind="inform")
    return own.filter(Exists(told)) if "respondent" in sides else own


def _seated(person: UUID, at: datetime) -> Q:
    own = Appointment.objects.filter(live_seats(at), person_id=person, case=OuterRef("pk"))
    return Q(Exists(own))


def live_seats(at: datetime) -> Q:
    """Return the condition that a seat's grant holds at a moment: `rules.grants` as a queryset."""
    lasting = Q(until_at=None) | Q(until_at__gt=at)
    seeing = Q(expires_at=None) | Q(expires_at__gt=at)
    stage = Q(stages=[]) | Q(stages__contains=[F("case__state")])
    return Q(from_at__lte=at) & lasting & seeing & stage
