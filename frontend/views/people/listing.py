"""Who has a place at this client, who was asked to take one, and who came in from outside."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.menus import menu_of
from frontend.readers import for_roles
from frontend.views.staff.desk import language
from kernel import clock
from kernel.actors import Actor
from procedures.models import Invitation, Person
from procedures.queries.invitations import (
    from_consultancy,
    listed_invitations,
    seats_of_client,
)
from procedures.queries.staff_lists import listed_people
from procedures.queries.words import words_of_client
from procedures.rules.people import MANAGES_PEOPLE, OFFICES, SEES_PEOPLE

for_managers = for_roles(*sorted(MANAGES_PEOPLE))


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody as the list shows them."""

    person: Person
    roles: tuple[str, ...]
    seats: tuple[str, ...]
    from_consultancy: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """An invitation as the list shows it."""

    invitation: Invitation
    places: tuple[str, ...]
    over: bool


@for_roles(*sorted(SEES_PEOPLE))
def people(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List everybody with a role at this client."""
    roles, listed, now = words_of_client(language()).roles, listed_people(), clock.now()
    visiting = from_consultancy(listed)
    rows = [
        Row(one, _told(roles, one.roles), _told(roles, one.available_as), one.id in visiting)
        for one in listed
    ]
    manages = bool(actor.roles & MANAGES_PEOPLE)
    asked = [
        Asked(one, _told(roles, [*one.roles, *one.available_as]), one.expires_at <= now)
        for one in (listed_invitations() if manages else [])
    ]
    context = {"rows": rows, "asked": asked, "manages": manages}
    return page(request, actor, "list", context)


def page(
    request: HttpRequest,
    actor: Actor,
    template: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page about people inside the menu of who reads it."""
    around = {"reader": actor, "menu": menu_of(actor, "people/nav.html")}
    return render(request, f"people/{template}.html", {**around, **context}, status=status)


def choices() -> dict[str, dict[str, str]]:
    """Return the roles and seats that can be given here, in words."""
    words = words_of_client(language()).roles
    return {
        "roles": {code: words.get(code, code) for code in OFFICES},
        "seats": seats_of_client(language()),
    }


def _told(words: Mapping[str, str], codes: list[str]) -> tuple[str, ...]:
    return tuple(words.get(code, code) for code in codes)
