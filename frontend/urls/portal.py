"""Addresses of what the portal tells everybody, below /werk/portaal/."""

from django.urls import URLPattern, URLResolver

from frontend.views.people import house_style, portal, portal_languages
from kernel.routes import route

urlpatterns: list[URLPattern | URLResolver] = [
    route("", portal.portal, name="portal", needs="contact.list"),
    route(
        "huisstijl/",
        house_style.house_style_edit,
        name="house_style_edit",
        needs="house_style.change",
    ),
    route(
        "huisstijl/voorbeeld/",
        house_style.house_style_picture,
        name="house_style_picture",
        needs="house_style.change",
    ),
    route(
        "huisstijl/voorbeeld.css",
        house_style.house_style_try,
        name="house_style_try",
        needs="house_style.change",
    ),
    route(
        "talen/",
        portal_languages.portal_languages,
        name="portal_languages",
        needs="house_style.change",
    ),
    route("mensen/nieuw/", portal.contact_new, name="contact_new", needs="contact.add"),
    route("mensen/<uuid:contact_id>/", portal.contact, name="contact", needs="contact.change"),
    route(
        "mensen/<uuid:contact_id>/weg/",
        portal.contact_remove,
        name="contact_remove",
        needs="contact.change",
    ),
]
