"""Addresses of signing in through a client's own provider, below /aanmelden/."""

from django.urls import URLPattern

from frontend.views.sign_on.arriving import come_back, go_on, metadata, receive
from frontend.views.sign_on.leaving import leave
from frontend.views.sign_on.linking import link
from kernel.routes import route

_ONE = "via/<uuid:sign_on_id>/"

urlpatterns: list[URLPattern] = [
    route(_ONE, leave, name="sign_on", needs="public"),
    route(f"{_ONE}terug/", come_back, name="sign_on_back", needs="public"),
    route(f"{_ONE}ontvangst/", receive, name="sign_on_receive", needs="public"),
    route(f"{_ONE}verder/", go_on, name="sign_on_onward", needs="public"),
    route(f"{_ONE}gegevens.xml", metadata, name="sign_on_metadata", needs="public"),
    route("koppelen/", link, name="sign_on_link", needs="public"),
]
