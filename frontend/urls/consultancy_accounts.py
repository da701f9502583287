"""Addresses for signing in and out at the consultancy."""

from django.conf import settings
from django.urls import URLPattern, URLResolver

from frontend.views.accounts import restoring
from frontend.views.accounts.sign_in import sign_in_consultancy, sign_out
from frontend.views.invited.accepting import arrive
from frontend.views.invited.joining import join
from kernel.routes import route

urlpatterns: list[URLPattern | URLResolver] = [
    route("aanmelden/", sign_in_consultancy, name="sign_in", needs="public"),
    route("afmelden/", sign_out, name="sign_out", needs="public"),
    route("uitnodiging/", join, name="invited", needs="public"),
    route("uitnodiging/<str:secret>/", arrive, name="invitation", needs="public"),
    route("herstel/", restoring.bureau_restorations, name="restorations", needs="restoration.list"),
    route(
        "herstel/vragen/",
        restoring.bureau_restoration_ask,
        name="restoration_ask",
        needs="restoration.ask",
    ),
    route(
        "herstel/<uuid:restoration_id>/",
        restoring.bureau_restoration_agree,
        name="restoration_agree",
        needs="restoration.agree",
    ),
]

if settings.DEMO:
    from frontend.views.postbox import bureau_codes

    urlpatterns.append(route("postvak/", bureau_codes, name="mailbox", needs="public"))
