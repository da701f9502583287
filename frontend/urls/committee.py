"""Addresses of the committee pages."""

from django.urls import URLPattern, URLResolver

from frontend.urls import deliberation
from frontend.views.committee import case, cases, declaration, moments, recusal
from kernel.routes import route

_CASE = "zaken/<uuid:case_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    route("", cases.cases, name="committee_cases", needs="seated_case.list"),
    route(_CASE, case.case_file, name="committee_case", needs="seated_case.read"),
    route(
        f"{_CASE}verklaring/",
        declaration.declare,
        name="committee_declare",
        needs="seated_case.declare",
    ),
    route(f"{_CASE}stap/<slug:act>/", case.take_act, name="committee_act", needs="seated_case.act"),
    route(
        f"{_CASE}terugtrekken/",
        recusal.step_back,
        name="committee_step_back",
        needs="seated_seat.end",
    ),
    route(
        f"{_CASE}momenten/",
        moments.moments,
        name="committee_moments",
        needs="seated_hearing.answer",
    ),
    route(
        f"{_CASE}gesprek/<uuid:hearing_id>/afspraak.ics",
        moments.hearing,
        name="committee_hearing",
        needs="seated_hearing.download",
    ),
    route(
        f"{_CASE}stukken/<uuid:piece_id>/",
        case.piece,
        name="committee_piece",
        needs="seated_piece.download",
    ),
    *deliberation.urlpatterns,
]
