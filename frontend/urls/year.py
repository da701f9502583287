"""Addresses of the year: register, figures, editions, advice meetings and their decisions."""

from django.urls import URLPattern, URLResolver

from frontend.views.year import (
    advices,
    decisions,
    editions,
    figures,
    files,
    meetings,
    overview,
    papers,
    register,
    reports,
    steps,
    vignettes,
)
from kernel.routes import route

_EDITION = "edities/<uuid:edition_id>/"
_MEETING = "gesprekken/<uuid:meeting_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    route("", overview.year, name="year", needs="year.read"),
    route("<int:year>/register/", register.register, name="register", needs="register.list"),
    route(
        "<int:year>/register.xlsx",
        register.register_export,
        name="register_export",
        needs="register.export",
    ),
    route("<int:year>/cijfers/", figures.figures, name="figures", needs="figures.read"),
    route("<int:year>/rapportage/", editions.edition_new, name="edition_new", needs="edition.add"),
    route("<int:year>/gesprek/", meetings.meeting_new, name="meeting_new", needs="meeting.add"),
    route("rapportages/", reports.reports, name="reports", needs="year.read"),
    route("rapportages/nieuw/", reports.report_new, name="report_new", needs="edition.add"),
    route(_EDITION, editions.edition, name="edition", needs="edition.read"),
    route(
        f"{_EDITION}verbeteren/",
        editions.edition_correct,
        name="edition_correct",
        needs="edition.add",
    ),
    route(
        f"{_EDITION}toelichting/",
        editions.edition_edit,
        name="edition_edit",
        needs="edition.change",
    ),
    route(
        f"{_EDITION}tellen/",
        steps.edition_step,
        kwargs={"step": "recount"},
        name="edition_recount",
        needs="edition.decide",
    ),
    route(
        f"{_EDITION}goedkeuren/",
        steps.edition_step,
        kwargs={"step": "review"},
        name="edition_review",
        needs="edition.decide",
    ),
    route(
        f"{_EDITION}publiceren/",
        steps.edition_step,
        kwargs={"step": "publish"},
        name="edition_publish",
        needs="edition.decide",
    ),
    route(
        f"{_EDITION}rapportage.pdf", files.edition_pdf, name="edition_pdf", needs="edition.download"
    ),
    route(
        f"{_EDITION}cijfers.xlsx", files.edition_xlsx, name="edition_xlsx", needs="edition.download"
    ),
    route(
        f"{_EDITION}<slug:table>.csv",
        files.edition_csv,
        name="edition_csv",
        needs="edition.download",
    ),
    route(f"{_EDITION}verhalen/", vignettes.vignettes, name="vignettes", needs="edition.change"),
    route(
        f"{_EDITION}verhalen/nieuw/",
        vignettes.vignette_new,
        name="vignette_new",
        needs="edition.change",
    ),
    route(
        "verhalen/<uuid:vignette_id>/",
        vignettes.vignette_edit,
        name="vignette_edit",
        needs="edition.change",
    ),
    route(
        "verhalen/<uuid:vignette_id>/goedkeuren/",
        vignettes.vignette_step,
        kwargs={"step": "approve"},
        name="vignette_approve",
        needs="edition.decide",
    ),
    route(
        "verhalen/<uuid:vignette_id>/weghalen/",
        vignettes.vignette_step,
        kwargs={"step": "remove"},
        name="vignette_remove",
        needs="edition.decide",
    ),
    route(_MEETING, meetings.meeting, name="meeting", needs="meeting.read"),
    route(
        f"{_MEETING}wijzigen/", meetings.meeting_edit, name="meeting_edit", needs="meeting.change"
    ),
    route(
        f"{_MEETING}uitnodigen/",
        meetings.meeting_invite,
        name="meeting_invite",
        needs="meeting.send",
    ),
    route(
        f"{_MEETING}uitnodiging.ics",
        meetings.meeting_ics,
        name="meeting_ics",
        needs="meeting.download",
    ),
    route(
        f"{_MEETING}pakket.pdf", papers.meeting_pack, name="meeting_pack", needs="meeting.download"
    ),
    route(
        f"{_MEETING}dias.pdf",
        papers.meeting_slides,
        name="meeting_slides",
        needs="meeting.download",
    ),
    route(
        f"{_MEETING}verslag.pdf",
        papers.meeting_minutes,
        name="meeting_minutes",
        needs="meeting.download",
    ),
    route(
        f"{_MEETING}agenda/", papers.meeting_agenda, name="meeting_agenda", needs="meeting.change"
    ),
    route(
        f"{_MEETING}komst/", papers.meeting_reply, name="meeting_reply", needs="attendance.answer"
    ),
    route(
        f"{_MEETING}goedkeuren/", papers.meeting_sign, name="meeting_sign", needs="meeting.answer"
    ),
    route(f"{_MEETING}advies/", advices.advice_new, name="advice_new", needs="meeting.change"),
    route(
        f"{_MEETING}verslag/", advices.meeting_report, name="meeting_report", needs="meeting.change"
    ),
    route(
        "adviezen/<uuid:advice_id>/",
        advices.advice_answer,
        name="advice_answer",
        needs="meeting.answer",
    ),
    route("afspraken/", decisions.decisions, name="decisions", needs="agreement.list"),
    route(
        "afspraken/<uuid:decision_id>/",
        decisions.decision,
        name="decision",
        needs="agreement.change",
    ),
    route(
        "afspraken/<uuid:decision_id>/bewijs/<uuid:progress_id>/",
        decisions.decision_proof,
        name="decision_proof",
        needs="agreement.download",
    ),
]
