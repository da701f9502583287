"""Addresses of the committee pages."""

from django.urls import URLPattern, URLResolver

from frontend.views.committee import case, cases, declaration, recusal
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
        f"{_CASE}stukken/<uuid:piece_id>/",
        case.piece,
        name="committee_piece",
        needs="seated_piece.download",
    ),
]
