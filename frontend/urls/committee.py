"""Addresses of the committee pages."""

from django.urls import URLPattern, URLResolver, path

from frontend.views.committee import case, cases, declaration

_CASE = "zaken/<uuid:case_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", cases.cases, name="committee_cases"),
    path(_CASE, case.case_file, name="committee_case"),
    path(f"{_CASE}verklaring/", declaration.declare, name="committee_declare"),
    path(f"{_CASE}stap/<slug:act>/", case.take_act, name="committee_act"),
    path(f"{_CASE}stukken/<uuid:piece_id>/", case.piece, name="committee_piece"),
]
