"""Every address on the consultancy's own host."""

from django.urls import include, path

from frontend.urls import (
    bureau_people,
    consultancy,
    consultancy_accounts,
    oversight,
    own_account,
    shared,
)

urlpatterns = [
    path("", include(shared)),
    path("", include(own_account)),
    path("", include(consultancy_accounts)),
    path("mensen/", include(bureau_people)),
    path("beheer/", include(oversight)),
    path("", include(consultancy)),
    path("api/", include("api.consultancy_urls")),
    path("billing/", include("billing.urls")),
]

handler400 = "frontend.views.failures.bad_request"
handler403 = "frontend.views.failures.forbidden"
handler404 = "frontend.views.failures.not_found"
handler500 = "frontend.views.failures.broken"
