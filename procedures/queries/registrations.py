"""The registrations somebody may read, and what a list and a page show of them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from kernel.actors import Actor
from procedures.models import Registration, TimeSpent
from procedures.rules.access import SEES_EVERY_CASE

ADVISER, SECRETARIAT = "adviser", "secretariat"
ADVISER_ROLE = "confidential_adviser"
REGISTERS = SEES_EVERY_CASE | {ADVISER_ROLE}


def desk_of(actor: Actor) -> str:
    """Return whose a registration is that this actor makes: an adviser's is always their own."""
    return ADVISER if ADVISER_ROLE in actor.roles else SECRETARIAT


def registrations_for(actor: Actor) -> QuerySet[Registration]:
    """Return what this actor may read: an adviser their own, who handles cases the secretariat's.

    Nobody reads an adviser's registrations but that adviser; others know them from counts.
    """
    every = Registration.objects.select_related("department", "case")
    if actor.kind != "person" or actor.id is None:
        return every.none()
    may = Q(pk=None)
    if ADVISER_ROLE in actor.roles:
        may |= Q(desk=ADVISER, registered_by=actor.id)
    if actor.roles & SEES_EVERY_CASE:
        may |= Q(desk=SECRETARIAT)
    return every.filter(may)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; empty means everything."""

    kind: str = ""
    year: int | None = None


def listed(actor: Actor, wanted: Wanted) -> QuerySet[Registration]:
    """Return the registrations of a list, the newest first."""
    found = registrations_for(actor)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.year:
        found = found.filter(happened_on__year=wanted.year)
    return found.order_by("-happened_on", "-registered_at").defer("text")


def years_of(actor: Actor) -> list[int]:
    """Return the years in which there is something, the newest first."""
    days: QuerySet[Registration, date] = registrations_for(actor).dates("happened_on", "year")
    return sorted({day.year for day in days}, reverse=True)


def minutes_by_purpose(
    *, case: UUID | None = None, registration: UUID | None = None
) -> dict[str, int]:
    """Return the minutes that count, by what they were for."""
    found = TimeSpent.objects.filter(withdrawn_at=None, case=case, registration=registration)
    totals = found.values_list("purpose").annotate(total=Sum("minutes")).order_by("purpose")
    return dict(totals)
