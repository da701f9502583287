"""Addresses of what is kept, held and shredded, below /werk/bewaren/."""

from django.urls import URLPattern

from frontend.views.keeping import case, deciding, lists
from kernel.routes import route

_CASE = "zaken/<uuid:case_id>/"

urlpatterns: list[URLPattern] = [
    route("", lists.due, name="keeping", needs="keeping.list"),
    route("aanvragen/", lists.requests, name="keeping_requests", needs="shredding.list"),
    route(
        "aanvragen/goedkeuren/", deciding.approve, name="keeping_approve", needs="shredding.decide"
    ),
    route(
        "aanvragen/<uuid:shredding_id>/",
        deciding.request_page,
        name="keeping_request",
        needs="shredding.decide",
    ),
    route("vastgehouden/", lists.held, name="keeping_held", needs="keeping.list"),
    route("vernietigd/", lists.gone, name="keeping_gone", needs="shredding.list"),
    route(
        "vernietigd/<uuid:shredding_id>/verklaring.pdf",
        deciding.certificate,
        name="keeping_certificate",
        needs="certificate.download",
    ),
    route(_CASE, case.keeping_case, name="keeping_case", needs="keeping.read"),
    route(f"{_CASE}vasthouden/", case.hold, name="keeping_hold", needs="hold.change"),
    route(f"{_CASE}loslaten/", case.lift, name="keeping_lift", needs="hold.change"),
    route(f"{_CASE}eerder/", case.early, name="keeping_early", needs="shredding.ask"),
]
