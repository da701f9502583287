"""Addresses of the API on the consultancy's own host."""

from django.conf import settings
from django.urls import URLPattern, URLResolver

from api.v1.views.clients import Clients, OneOpening
from api.v1.views.schema import Schema
from kernel.routes import route

urlpatterns: list[URLPattern | URLResolver] = [
    route("v1/clients/", Clients.as_view(), name="api_clients", needs="client.fetch"),
    route(
        "v1/openings/<uuid:opening_id>/",
        OneOpening.as_view(),
        name="api_opening",
        needs="opening.fetch",
    ),
    route(
        "v1/schema/",
        Schema.as_view(urlconf=settings.PUBLIC_SCHEMA_URLCONF),
        name="api_schema",
        needs="public",
    ),
]
