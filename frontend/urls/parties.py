"""Addresses of the parties' pages."""

from django.urls import URLPattern, URLResolver

from frontend.views.parties.case import (
    party_act,
    party_case,
    party_complaint,
    party_hearing,
    party_how,
    party_switch,
)
from frontend.views.parties.entry import party_sign_in
from frontend.views.parties.guests import party_guest_end, party_guests
from frontend.views.parties.moments import party_moments
from frontend.views.parties.notices import party_notices
from frontend.views.parties.objection import party_objection
from frontend.views.parties.outcome import party_outcome
from frontend.views.parties.papers import (
    party_letter,
    party_letter_pdf,
    party_letters,
    party_messages,
    party_no_more_time,
    party_piece,
    party_pieces,
)
from frontend.views.parties.proof import party_receipt_content, party_receipt_pdf
from frontend.views.parties.report import party_report
from frontend.views.parties.witnesses import party_witnesses
from kernel.routes import route

urlpatterns: list[URLPattern | URLResolver] = [
    route("", party_case, name="party_case", needs="own_case.read"),
    route("code/", party_sign_in, name="party_sign_in", needs="public"),
    route("bezwaar/", party_objection, name="party_objection", needs="own_objection.add"),
    route(
        "stukken/genoeg-tijd/",
        party_no_more_time,
        name="party_no_more_time",
        needs="own_piece.list",
    ),
    route("klacht/", party_complaint, name="party_complaint", needs="own_complaint.read"),
    route(
        "bewijs/ontvangstbewijs.pdf",
        party_receipt_pdf,
        name="party_receipt_pdf",
        needs="own_receipt.download",
    ),
    route(
        "bewijs/ingediend.json",
        party_receipt_content,
        name="party_receipt_content",
        needs="own_receipt.download",
    ),
    route("brieven/", party_letters, name="party_letters", needs="own_letter.list"),
    route("brieven/<uuid:letter_id>/", party_letter, name="party_letter", needs="own_letter.read"),
    route(
        "brieven/<uuid:letter_id>/brief.pdf",
        party_letter_pdf,
        name="party_letter_pdf",
        needs="own_letter.download",
    ),
    route("berichten/", party_messages, name="party_messages", needs="own_message.add"),
    route("stukken/", party_pieces, name="party_pieces", needs="own_piece.add"),
    route("stukken/<uuid:piece_id>/", party_piece, name="party_piece", needs="own_piece.download"),
    route(
        "gesprek/<uuid:hearing_id>/afspraak.ics",
        party_hearing,
        name="party_hearing",
        needs="own_hearing.download",
    ),
    route("gesprek/", party_moments, name="party_moments", needs="own_hearing.answer"),
    route(
        "gesprek/<uuid:hearing_id>/verslag/",
        party_report,
        name="party_report",
        needs="own_hearing.answer",
    ),
    route(
        "getuigen/", party_witnesses, name="party_witnesses", needs="own_guest.list own_guest.add"
    ),
    route("uitkomst/", party_outcome, name="party_outcome", needs="own_case.read"),
    route("bijstand/", party_guests, name="party_guests", needs="own_guest.list own_guest.add"),
    route(
        "bijstand/<uuid:guest_id>/einde/",
        party_guest_end,
        name="party_guest_end",
        needs="own_guest.change",
    ),
    route(
        "seintjes/", party_notices, name="party_notices", needs="own_notice.read own_notice.change"
    ),
    route("zo-gaat-het/", party_how, name="party_how", needs="own_case.read"),
    route("verder/", party_switch, name="party_switch", needs="own_case.switch"),
    route("doen/<slug:act>/", party_act, name="party_act", needs="own_case.act"),
]
