"""Addresses of the client's regulation: its versions, and what stands between draft and version."""

from django.urls import URLPattern, URLResolver

from frontend.views.regulations import adopting, comparing, running, text, versions
from kernel.routes import route

urlpatterns: list[URLPattern | URLResolver] = [
    route("", versions.regulations, name="regulations", needs="draft.list"),
    route(
        "<uuid:regulation_id>/verschil/",
        comparing.version_difference,
        name="regulation_change",
        needs="draft.read",
    ),
    route(
        "tekst/<slug:language>.pdf",
        text.draft_file,
        {"form": "pdf"},
        name="draft_text_pdf",
        needs="draft.download",
    ),
    route(
        "tekst/<slug:language>.docx",
        text.draft_file,
        {"form": "docx"},
        name="draft_text_word",
        needs="draft.download",
    ),
    route(
        "concept/verschil/",
        comparing.draft_difference,
        name="regulation_draft_difference",
        needs="draft.read",
    ),
    route(
        "concept/proefdraai/",
        running.dry_run_page,
        name="regulation_draft_dry_run",
        needs="draft.try",
    ),
    route(
        "concept/proefdraai/begin/",
        running.dry_run_begin,
        name="regulation_draft_try",
        needs="draft.try",
    ),
    route(
        "concept/vaststellen/", adopting.adopt, name="regulation_draft_adopt", needs="draft.adopt"
    ),
    route(
        "concept/weggooien/", adopting.discard, name="regulation_draft_discard", needs="draft.drop"
    ),
]
