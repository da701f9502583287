"""Addresses of the employer pages."""

from django.urls import URLPattern, URLResolver

from frontend.views.employer import cases, office, start
from kernel.routes import route

_CASE = "zaken/<uuid:case_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    route("", start.start, name="employer_start", needs="running_count.read"),
    route("adviezen/", cases.cases, name="employer_cases", needs="opened_case.list"),
    route(_CASE, cases.case, name="employer_case", needs="opened_case.read"),
    route(f"{_CASE}stap/<slug:act>/", cases.take_act, name="employer_act", needs="opened_case.act"),
    route(
        f"{_CASE}stukken/<uuid:piece_id>/",
        cases.piece,
        name="employer_piece",
        needs="opened_piece.download",
    ),
    route("maatregelen/", office.measures, name="employer_measures", needs="opened_measure.list"),
    route("regeling/", office.regulation, name="employer_regulation", needs="regulation.read"),
    route(
        "regeling/<uuid:regulation_id>/",
        office.regulation,
        name="employer_regulation_version",
        needs="regulation.read",
    ),
    route("abonnement/", office.subscription, name="employer_billing", needs="subscription.read"),
    route("binnengekomen/", office.entered, name="employer_log", needs="entry.list"),
]
