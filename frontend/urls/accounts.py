"""Addresses for signing in and out at a client, and of what several kinds of readers share."""

from django.conf import settings
from django.urls import URLPattern, URLResolver

from frontend.views.accounts import restoring
from frontend.views.accounts.enter import enter
from frontend.views.accounts.forgotten import follow_link, forgotten, new_password
from frontend.views.accounts.notice_choices import notice_choices
from frontend.views.accounts.sign_in import sign_in, sign_out
from frontend.views.accounts.start import start
from frontend.views.advice_document import advice_document
from frontend.views.invited.accepting import arrive, invited
from kernel.routes import route

urlpatterns: list[URLPattern | URLResolver] = [
    route("aanmelden/", sign_in, name="sign_in", needs="public"),
    route("afmelden/", sign_out, name="sign_out", needs="public"),
    route("wachtwoord/vergeten/", forgotten, name="forgotten", needs="public"),
    route("wachtwoord/nieuw/", new_password, name="new_password", needs="public"),
    route("wachtwoord/nieuw/<str:token>/", follow_link, name="new_password_link", needs="public"),
    route("herstel/", restoring.restorations, name="restorations", needs="restoration.list"),
    route(
        "herstel/vragen/",
        restoring.restoration_ask,
        name="restoration_ask",
        needs="restoration.ask",
    ),
    route(
        "herstel/<uuid:restoration_id>/",
        restoring.restoration_agree,
        name="restoration_agree",
        needs="restoration.agree",
    ),
    route("mijn-werk/", start, name="start", needs="account.read"),
    route(
        "mijn-account/seintjes/",
        notice_choices,
        name="notice_choices",
        needs="account.change",
    ),
    route("binnenkomen/", enter, name="enter", needs="public"),
    route("uitnodiging/", invited, name="invited", needs="public"),
    route("uitnodiging/<str:secret>/", arrive, name="invitation", needs="public"),
    route(
        "advies/<uuid:case_id>/",
        advice_document,
        name="advice_document",
        needs="advice.download own_advice.download seated_advice.download opened_advice.download",
    ),
]

if settings.DEMO:
    from frontend.views.postbox import mailbox

    urlpatterns.append(route("postvak/", mailbox, name="mailbox", needs="public"))
