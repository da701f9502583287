"""Addresses of the parties' pages."""

from django.urls import URLPattern, URLResolver, path

from frontend.views.parties.case import (
    party_act,
    party_case,
    party_complaint,
    party_hearing,
    party_how,
    party_switch,
)
from frontend.views.parties.entry import party_sign_in
from frontend.views.parties.papers import (
    party_letter,
    party_letter_pdf,
    party_letters,
    party_messages,
    party_piece,
    party_pieces,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", party_case, name="party_case"),
    path("code/", party_sign_in, name="party_sign_in"),
    path("klacht/", party_complaint, name="party_complaint"),
    path("brieven/", party_letters, name="party_letters"),
    path("brieven/<uuid:letter_id>/", party_letter, name="party_letter"),
    path("brieven/<uuid:letter_id>/brief.pdf", party_letter_pdf, name="party_letter_pdf"),
    path("berichten/", party_messages, name="party_messages"),
    path("stukken/", party_pieces, name="party_pieces"),
    path("stukken/<uuid:piece_id>/", party_piece, name="party_piece"),
    path("gesprek/<uuid:hearing_id>/afspraak.ics", party_hearing, name="party_hearing"),
    path("zo-gaat-het/", party_how, name="party_how"),
    path("verder/", party_switch, name="party_switch"),
    path("doen/<slug:act>/", party_act, name="party_act"),
]
