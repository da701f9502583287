"""Every address on a client's own host."""

from django.urls import include, path

from frontend.urls import (
    accounts,
    committee,
    draft,
    employer,
    keeping,
    parties,
    public,
    regulations,
    shared,
    staff,
    year,
)

urlpatterns = [
    path("", include(shared)),
    path("", include(public)),
    path("", include(accounts)),
    path("mijn-zaak/", include(parties)),
    path("werk/regeling/", include(regulations)),
    path("werk/regeling/concept/", include(draft)),
    path("werk/bewaren/", include(keeping)),
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
