"""Addresses of the people of a client, below /werk/mensen/."""

from django.urls import URLPattern, URLResolver

from frontend.views.people import inviting, listing, person, watching
from kernel.routes import route

_INVITATION = "uitnodigingen/<uuid:invitation_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    route("", listing.people, name="people", needs="person.list"),
    route("uitnodigen/", inviting.person_invite, name="person_invite", needs="person.add"),
    route(
        f"{_INVITATION}opnieuw/",
        inviting.invitation_again,
        name="invitation_again",
        needs="person.add",
    ),
    route(
        f"{_INVITATION}intrekken/",
        inviting.invitation_revoke,
        name="invitation_revoke",
        needs="person.add",
    ),
    route(
        "meekijken/",
        watching.platform_accesses,
        name="platform_accesses",
        needs="platform_access.list",
    ),
    route(
        "meekijken/<uuid:access_id>/",
        watching.platform_decide,
        name="platform_decide",
        needs="platform_access.decide",
    ),
    route("<uuid:person_id>/", person.person, name="person", needs="person.change"),
    route(
        "<uuid:person_id>/uitnodigen/",
        inviting.person_invite,
        name="person_invite_known",
        needs="person.add",
    ),
    route("<uuid:person_id>/einde/", person.person_end, name="person_end", needs="person.change"),
]
