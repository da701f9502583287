"""Addresses of coming in with an account and of looking after it, at every host."""

from django.urls import URLPattern, URLResolver

from frontend.views.accounts import my_account, setting_up
from frontend.views.accounts.again import again
from frontend.views.accounts.passkeys import passkey_sign_in
from frontend.views.accounts.second_step import leave_halfway, second_step
from kernel.routes import route

urlpatterns: list[URLPattern | URLResolver] = [
    route("aanmelden/passkey/", passkey_sign_in, name="passkey_sign_in", needs="public"),
    route("aanmelden/tweede-stap/", second_step, name="second_step", needs="public"),
    route("aanmelden/anders/", leave_halfway, name="leave_halfway", needs="public"),
    route("aanmelden/instellen/", setting_up.set_up, name="set_up", needs="public"),
    route(
        "aanmelden/instellen/passkey/",
        setting_up.set_up_passkey,
        name="set_up_passkey",
        needs="public",
    ),
    route("aanmelden/instellen/app/", setting_up.set_up_app, name="set_up_app", needs="public"),
    route(
        "aanmelden/herstelcodes/",
        setting_up.recovery_codes,
        name="recovery_codes",
        needs="public",
    ),
    route("aanmelden/opnieuw/", again, name="again", needs="public"),
    route("mijn-account/", my_account.my_account, name="my_account", needs="public"),
    route(
        "mijn-account/wachtwoord/",
        my_account.change_password,
        name="change_password",
        needs="public",
    ),
    route("mijn-account/uitloggen/", my_account.end_session, name="end_session", needs="public"),
    route(
        "mijn-account/overal-uitloggen/", my_account.end_others, name="end_others", needs="public"
    ),
    route("mijn-account/weg/", my_account.drop_factor, name="drop_factor", needs="public"),
]
