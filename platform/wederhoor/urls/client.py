"""Every address on a client's own host."""

from django.urls import include, path

from frontend.urls import (
    accounts,
    agenda,
    committee,
    draft,
    employer,
    finding,
    jobs,
    keeping,
    own_account,
    parties,
    people,
    portal,
    public,
    registering,
    regulations,
    shared,
    sign_on,
    sign_ons,
    staff,
    year,
)

urlpatterns = [
    path("", include(shared)),
    path("", include(own_account)),
    path("", include(public)),
    path("", include(accounts)),
    path("", include(agenda)),
    path("aanmelden/", include(sign_on)),
    path("mijn-zaak/", include(parties)),
    path("werk/regeling/", include(regulations)),
    path("werk/regeling/concept/", include(draft)),
    path("werk/bewaren/", include(keeping)),
    path("werk/inloggen/", include(sign_ons)),
    path("werk/mensen/", include(people)),
    path("werk/bezig/", include(jobs)),
    path("werk/portaal/", include(portal)),
    path("werk/", include(finding)),
    path("werk/", include(registering)),
    path("werk/", include(staff)),
    path("commissie/", include(committee)),
    path("werkgever/", include(employer)),
    path("jaar/", include(year)),
    path("api/", include("api.urls")),
]

handler400 = "frontend.views.failures.bad_request"
handler403 = "frontend.views.failures.forbidden"
handler404 = "frontend.views.failures.not_found"
handler500 = "frontend.views.failures.broken"
