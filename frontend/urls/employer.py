"""Addresses of the employer pages."""

from django.urls import URLPattern, URLResolver, path

from frontend.views.employer import cases, office

_CASE = "zaken/<uuid:case_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", cases.cases, name="employer_cases"),
    path(_CASE, cases.case, name="employer_case"),
    path(f"{_CASE}stap/<slug:act>/", cases.take_act, name="employer_act"),
    path(f"{_CASE}stukken/<uuid:piece_id>/", cases.piece, name="employer_piece"),
    path("maatregelen/", office.measures, name="employer_measures"),
    path("regeling/", office.regulation, name="employer_regulation"),
    path("regeling/<uuid:regulation_id>/", office.regulation, name="employer_regulation_version"),
    path("abonnement/", office.subscription, name="employer_billing"),
    path("binnengekomen/", office.entered, name="employer_log"),
]
