"""Addresses where a client sets up its own ways of signing in, below /werk/inloggen/."""

from django.urls import URLPattern

from frontend.views.sign_on import settings
from frontend.views.sign_on.trying import try_out
from kernel.routes import route

_ONE = "<uuid:sign_on_id>/"

urlpatterns: list[URLPattern] = [
    route("", settings.sign_ons, name="sign_ons", needs="sign_on.list"),
    route("openid/", settings.new, {"kind": "oidc"}, name="sign_on_oidc", needs="sign_on.change"),
    route("saml/", settings.new, {"kind": "saml"}, name="sign_on_saml", needs="sign_on.change"),
    route(_ONE, settings.one, name="sign_on_one", needs="sign_on.read"),
    route(f"{_ONE}wijzigen/", settings.change, name="sign_on_change", needs="sign_on.change"),
    route(f"{_ONE}proberen/", try_out, name="sign_on_try", needs="sign_on.change"),
    route(f"{_ONE}schakelen/", settings.switch, name="sign_on_switch", needs="sign_on.change"),
    route(f"{_ONE}verplichten/", settings.enforce, name="sign_on_enforce", needs="sign_on.change"),
]
