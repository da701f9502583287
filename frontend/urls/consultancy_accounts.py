"""Addresses for signing in and out at the consultancy."""

from django.conf import settings
from django.urls import URLPattern, URLResolver

from frontend.views.accounts.sign_in import sign_in_consultancy, sign_out
from kernel.routes import route

urlpatterns: list[URLPattern | URLResolver] = [
    route("aanmelden/", sign_in_consultancy, name="sign_in", needs="public"),
    route("afmelden/", sign_out, name="sign_out", needs="public"),
]

if settings.DEMO:
    from frontend.views.postbox import bureau_codes

    urlpatterns.append(route("postvak/", bureau_codes, name="mailbox", needs="public"))
