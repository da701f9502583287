"""Addresses of the consultancy's pages."""

from django.urls import URLPattern, URLResolver, path

from frontend.views.consultancy import opening, picture, progress
from frontend.views.consultancy.clients import client_card, clients, enter_client
from frontend.views.consultancy.closing import closing, closing_withdraw
from frontend.views.consultancy.worklist import show_worklist

_NEW = "organisaties/nieuw/"
_ONE = f"{_NEW}<uuid:opening_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", show_worklist, name="worklist"),
    path("organisaties/", clients, name="clients"),
    path(_NEW, opening.opening_new, name="opening_new"),
    path(f"{_NEW}huisstijl.css", picture.portal_style, name="opening_style"),
    path(_ONE, progress.progress, name="opening"),
    path(f"{_ONE}organisatie/", opening.organisation, name="opening_organisation"),
    path(f"{_ONE}regeling/", opening.regulation, name="opening_regulation"),
    path(f"{_ONE}mensen/", opening.people, name="opening_people"),
    path(f"{_ONE}controle/", progress.check, name="opening_check"),
    path(f"{_ONE}opnieuw/", progress.try_again, name="opening_again"),
    path(f"{_ONE}weg/", progress.drop, name="opening_drop"),
    path(f"{_ONE}voorbeeld/", picture.portal_picture, name="opening_picture"),
    path("organisaties/<slug:slug>/", client_card, name="client_card"),
    path("organisaties/<slug:slug>/openen/", enter_client, name="enter_client"),
    path("organisaties/<slug:slug>/sluiten/", closing, name="closing"),
    path("organisaties/<slug:slug>/sluiten/intrekken/", closing_withdraw, name="closing_withdraw"),
]
