"""Addresses of the API on the consultancy's own host."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from api.v1.views.clients import Clients, OneOpening
from api.v1.views.schema import Schema

urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/clients/", Clients.as_view(), name="api_clients"),
    path("v1/openings/<uuid:opening_id>/", OneOpening.as_view(), name="api_opening"),
    path(
        "v1/schema/",
        Schema.as_view(urlconf=settings.PUBLIC_SCHEMA_URLCONF),
        name="api_schema",
    ),
]
