"""Addresses of what a committee does among itself; below those of the committee."""

from django.urls import URLPattern, URLResolver

from frontend.views.committee import advice_draft, deliberation
from kernel.routes import route

_CASE = "zaken/<uuid:case_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    route(
        f"{_CASE}concept/",
        advice_draft.advice_draft,
        name="committee_draft",
        needs="seated_advice_draft.change",
    ),
    route(
        f"{_CASE}concept/versies/",
        advice_draft.versions,
        name="committee_versions",
        needs="seated_advice_draft.read",
    ),
    route(
        f"{_CASE}concept/opmerkingen/",
        advice_draft.comments,
        name="committee_comments",
        needs="seated_advice_draft.comment",
    ),
    route(
        f"{_CASE}concept/ondertekenen/",
        advice_draft.sign,
        name="committee_sign",
        needs="seated_advice_draft.sign",
    ),
    route(
        f"{_CASE}overleg/",
        deliberation.notes,
        name="committee_notes",
        needs="seated_deliberation.add",
    ),
    route(
        f"{_CASE}leestekens/",
        deliberation.marks,
        name="committee_marks",
        needs="seated_mark.change",
    ),
]
