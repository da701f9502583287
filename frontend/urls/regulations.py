"""Addresses of the client's regulation: its versions, and what stands between draft and version."""

from django.urls import URLPattern, URLResolver, path

from frontend.views.regulations import adopting, comparing, running, text, versions

urlpatterns: list[URLPattern | URLResolver] = [
    path("", versions.regulations, name="regulations"),
    path("<uuid:regulation_id>/verschil/", comparing.version_difference, name="regulation_change"),
    path("tekst/<slug:language>.pdf", text.draft_file, {"form": "pdf"}, name="draft_text_pdf"),
    path("tekst/<slug:language>.docx", text.draft_file, {"form": "docx"}, name="draft_text_word"),
    path("concept/verschil/", comparing.draft_difference, name="regulation_draft_difference"),
    path("concept/proefdraai/", running.dry_run_page, name="regulation_draft_dry_run"),
    path("concept/vaststellen/", adopting.adopt, name="regulation_draft_adopt"),
    path("concept/weggooien/", adopting.discard, name="regulation_draft_discard"),
]
