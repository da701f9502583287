"""What somebody may do at this client, and the end of it: it counts with their next request."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import Invitation, Person
from procedures.queries.invitations import is_of_consultancy, managers, seats_of_client
from procedures.queries.sign_ons import keeps_door
from procedures.rules.people import MANAGES_PEOPLE, check_manager_remains, check_places


@transaction.atomic
def change_roles(
    person_id: UUID, roles: Collection[str], seats: Collection[str], *, by: Actor, at: datetime
) -> Person:
    """Give somebody these roles and seats in place of the former ones.

    Raise Refusal `people.unknown`, `people.nothing`, `people.last_manager` or
    `people.keeps_door`, and Http404 for who is not active here, or comes from the consultancy.
    """
    person = _own(person_id)
    check_places(roles, seats, known_seats={*seats_of_client("nl"), *person.available_as})
    _check_remaining(person, still_manages=bool(MANAGES_PEOPLE & set(roles)))
    before = tuple(person.roles)
    person.roles, person.available_as = sorted(roles), sorted(seats)
    person.save(update_fields=["roles", "available_as"])
    record(
        "person.changed",
        by=by,
        at=at,
        about=About("person", person.id, ("roles", "available_as")),
        facts={"before": before, "roles": tuple(person.roles), "seats": tuple(seats)},
    )
    return person


@transaction.atomic
def end_person(person_id: UUID, *, by: Actor, at: datetime) -> Person:
    """End somebody's place here; they are out with their next request, in every browser.

    Raise Refusal `people.last_manager` or `people.keeps_door`, and Http404 as `change_roles` does.
    """
    person = _own(person_id)
    _check_remaining(person, still_manages=False)
    before = tuple(person.roles)
    person.active, person.roles, person.available_as = False, [], []
    person.save(update_fields=["active", "roles", "available_as"])
    Invitation.objects.filter(person=person, accepted_at=None).update(revoked_at=at)
    record(
        "person.ended",
        by=by,
        at=at,
        about=About("person", person.id, ("active",)),
        facts={"before": before},
    )
    return person


def _own(person_id: UUID) -> Person:
    """Return a person of the client itself; whom the consultancy sends, the consultancy ends.

    Everybody's row is locked, in one order: two who end each other at once do not both succeed.
    """
    list(Person.objects.select_for_update(of=("self",)).filter(active=True).order_by("id"))
    person = get_object_or_404(Person, id=person_id, active=True)
    if person.account_id and is_of_consultancy(person.account_id):
        raise Http404
    return person


def _check_remaining(person: Person, *, still_manages: bool) -> None:
    if not still_manages and keeps_door(person.id):
        message = (
            "Deze beheerder kan als enige altijd met een wachtwoord binnenkomen. Kies daarvoor"
            " eerst een ander, bij Inloggen."
        )
        raise Refusal("people.keeps_door", message=message, field="roles")
    left = [one.id for one in managers()]
    check_manager_remains(person.id, left, still_manages=still_manages)
