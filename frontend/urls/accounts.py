"""Addresses for signing in and out at a client, and of what several kinds of readers share."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from frontend.views.accounts.enter import enter
from frontend.views.accounts.sign_in import sign_in, sign_out
from frontend.views.accounts.start import start
from frontend.views.advice_document import advice_document

urlpatterns: list[URLPattern | URLResolver] = [
    path("aanmelden/", sign_in, name="sign_in"),
    path("afmelden/", sign_out, name="sign_out"),
    path("mijn-werk/", start, name="start"),
    path("binnenkomen/", enter, name="enter"),
    path("advies/<uuid:case_id>/", advice_document, name="advice_document"),
]

if settings.DEMO:
    from frontend.views.postbox import mailbox

    urlpatterns.append(path("postvak/", mailbox, name="mailbox"))
