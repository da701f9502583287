"""Addresses that every host has."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path
from django.views.i18n import set_language

from frontend.views.health import health
from frontend.views.house_style import house_style

urlpatterns: list[URLPattern | URLResolver] = [
    path("huisstijl.css", house_style, name="house_style"),
    path("taal/", set_language, name="set_language"),
    path("gezond/", health, name="health"),
]

if settings.DEMO or settings.DEBUG:
    from frontend.views.gallery import gallery

    urlpatterns.append(path("galerij/", gallery, name="gallery"))
