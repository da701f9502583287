from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from frontend.readers import for_people
from kernel.actors import Actor
from procedures.queries.registrations import REGISTERS
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.people import MANAGES_PEOPLE


@for_people
def start(request: HttpRequest, actor: Actor) -> HttpResponse:  # noqa: ARG001 a view's form
    """Send somebody who signed in to the place that is made for them."""
    if actor.roles & SEES_EVERY_CASE:
        return redirect("cases")
    if actor.roles & {"employer", "hr"}:
        return redirect("employer_start")
    if actor.roles & {"policy_officer"}:
        return redirect("year")
    if actor.roles & REGISTERS:
        return redirect("registrations")
    if actor.roles & MANAGES_PEOPLE:
        return redirect("people")
    return redirect("committee_cases")
