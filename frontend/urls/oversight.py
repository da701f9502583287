"""Addresses of the platform over all its clients, below /beheer/ on the consultancy's host."""

from django.urls import URLPattern, URLResolver

from frontend.views.oversight import access, overview
from kernel.routes import route

urlpatterns: list[URLPattern | URLResolver] = [
    route("", overview.platform, name="platform", needs="platform.list"),
    route(
        "toegang/<uuid:access_id>/instemmen/",
        access.platform_agree,
        name="platform_agree",
        needs="platform.agree",
    ),
    route(
        "toegang/<uuid:access_id>/einde/",
        access.platform_end,
        name="platform_end",
        needs="platform.end",
    ),
    route("<slug:slug>/", overview.platform_client, name="platform_client", needs="platform.read"),
    route(
        "<slug:slug>/binnen/",
        access.platform_enter,
        name="platform_enter",
        needs="platform.enter",
    ),
]
