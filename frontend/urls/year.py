"""Addresses of the year: register, figures, editions, advice meetings and their decisions."""

from django.urls import URLPattern, URLResolver, path

from frontend.views.year import (
    advices,
    decisions,
    editions,
    figures,
    files,
    meetings,
    overview,
    register,
    steps,
)

_EDITION = "edities/<uuid:edition_id>/"
_MEETING = "gesprekken/<uuid:meeting_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview.year, name="year"),
    path("<int:year>/register/", register.register, name="register"),
    path("<int:year>/register.xlsx", register.register_export, name="register_export"),
    path("<int:year>/cijfers/", figures.figures, name="figures"),
    path("<int:year>/rapportage/", editions.edition_new, name="edition_new"),
    path("<int:year>/gesprek/", meetings.meeting_new, name="meeting_new"),
    path(_EDITION, editions.edition, name="edition"),
    path(f"{_EDITION}toelichting/", editions.edition_edit, name="edition_edit"),
    path(
        f"{_EDITION}tellen/", steps.edition_step, kwargs={"step": "recount"}, name="edition_recount"
    ),
    path(
        f"{_EDITION}goedkeuren/",
        steps.edition_step,
        kwargs={"step": "review"},
        name="edition_review",
    ),
    path(
        f"{_EDITION}publiceren/",
        steps.edition_step,
        kwargs={"step": "publish"},
        name="edition_publish",
    ),
    path(f"{_EDITION}rapportage.pdf", files.edition_pdf, name="edition_pdf"),
    path(f"{_EDITION}cijfers.xlsx", files.edition_xlsx, name="edition_xlsx"),
    path(f"{_EDITION}<slug:table>.csv", files.edition_csv, name="edition_csv"),
    path(_MEETING, meetings.meeting, name="meeting"),
    path(f"{_MEETING}wijzigen/", meetings.meeting_edit, name="meeting_edit"),
    path(f"{_MEETING}uitnodigen/", meetings.meeting_invite, name="meeting_invite"),
    path(f"{_MEETING}uitnodiging.ics", meetings.meeting_ics, name="meeting_ics"),
    path(f"{_MEETING}advies/", advices.advice_new, name="advice_new"),
    path(f"{_MEETING}verslag/", advices.meeting_report, name="meeting_report"),
    path("adviezen/<uuid:advice_id>/", advices.advice_answer, name="advice_answer"),
    path("afspraken/", decisions.decisions, name="decisions"),
    path("afspraken/<uuid:decision_id>/", decisions.decision, name="decision"),
]
