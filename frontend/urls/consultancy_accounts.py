"""Addresses for signing in and out at the consultancy."""

from django.urls import URLPattern, URLResolver

from frontend.views.accounts.sign_in import sign_in_consultancy, sign_out
from kernel.routes import route

urlpatterns: list[URLPattern | URLResolver] = [
    route("aanmelden/", sign_in_consultancy, name="sign_in", needs="public"),
    route("afmelden/", sign_out, name="sign_out", needs="public"),
]
