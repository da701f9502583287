"""Addresses of what is kept, held and shredded, below /werk/bewaren/."""

from django.urls import URLPattern, path

from frontend.views.keeping import case, deciding, lists

_CASE = "zaken/<uuid:case_id>/"

urlpatterns: list[URLPattern] = [
    path("", lists.due, name="keeping"),
    path("aanvragen/", lists.requests, name="keeping_requests"),
    path("aanvragen/goedkeuren/", deciding.approve, name="keeping_approve"),
    path("aanvragen/<uuid:shredding_id>/", deciding.request_page, name="keeping_request"),
    path("vastgehouden/", lists.held, name="keeping_held"),
    path("vernietigd/", lists.gone, name="keeping_gone"),
    path(
        "vernietigd/<uuid:shredding_id>/verklaring.pdf",
        deciding.certificate,
        name="keeping_certificate",
    ),
    path(_CASE, case.keeping_case, name="keeping_case"),
    path(f"{_CASE}vasthouden/", case.hold, name="keeping_hold"),
    path(f"{_CASE}loslaten/", case.lift, name="keeping_lift"),
    path(f"{_CASE}eerder/", case.early, name="keeping_early"),
]
