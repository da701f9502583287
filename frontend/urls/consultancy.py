"""Addresses of the consultancy's pages."""

from django.urls import URLPattern, URLResolver, path

from frontend.views.consultancy.clients import client_card, clients, enter_client
from frontend.views.consultancy.worklist import show_worklist

urlpatterns: list[URLPattern | URLResolver] = [
    path("", show_worklist, name="worklist"),
    path("organisaties/", clients, name="clients"),
    path("organisaties/<slug:slug>/", client_card, name="client_card"),
    path("organisaties/<slug:slug>/openen/", enter_client, name="enter_client"),
]
