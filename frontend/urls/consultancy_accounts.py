"""Addresses for signing in and out at the consultancy."""

from django.urls import URLPattern, URLResolver, path

from frontend.views.accounts.sign_in import sign_in_consultancy, sign_out

urlpatterns: list[URLPattern | URLResolver] = [
    path("aanmelden/", sign_in_consultancy, name="sign_in"),
    path("afmelden/", sign_out, name="sign_out"),
]
