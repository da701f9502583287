"""Addresses that every host has."""

from django.conf import settings
from django.urls import URLPattern, URLResolver
from django.views.i18n import set_language

from frontend.views.health import health
from frontend.views.house_style import house_style, logo
from frontend.views.screen_colours import screen_colours
from frontend.views.security_contact import security_contact
from kernel.routes import route

urlpatterns: list[URLPattern | URLResolver] = [
    route("huisstijl.css", house_style, name="house_style", needs="public"),
    route("logo.png", logo, name="logo", needs="public"),
    route("taal/", set_language, name="set_language", needs="public"),
    route("kleuren/", screen_colours, name="screen_colours", needs="public"),
    route("gezond/", health, name="health", needs="public"),
    route(".well-known/security.txt", security_contact, name="security_contact", needs="public"),
]

if settings.DEMO or settings.DEBUG:
    from frontend.views.gallery import gallery

    urlpatterns.append(route("galerij/", gallery, name="gallery", needs="public"))
