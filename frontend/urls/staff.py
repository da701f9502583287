"""Addresses of who handles cases."""

from django.urls import URLPattern, URLResolver
from django.views.generic import RedirectView

from frontend.views.access import access
from frontend.views.staff import (
    case,
    cases,
    correspondence,
    elements,
    file,
    follow_ups,
    grants,
    guests,
    ledger,
    line,
    measures,
    notes,
    objections,
    office,
    originals,
    parties,
    planning,
    post,
    register,
    roots,
    steps,
)
from kernel.routes import route

_CASE = "zaken/<uuid:case_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    route(
        "",
        RedirectView.as_view(pattern_name="cases"),
        name="work",
        needs="case.list",
    ),
    route("zaken/", cases.cases, name="cases", needs="case.list"),
    route("zaken/nieuw/", register.case_new, name="case_new", needs="case.add"),
    route(_CASE, case.overview, name="case", needs="case.read"),
    route(f"{_CASE}klacht/", case.story, name="case_story", needs="complaint.read"),
    route(f"{_CASE}onderdelen/", elements.elements, name="case_elements", needs="element.change"),
    route(f"{_CASE}verloop/", line.line, name="case_acts", needs="act.list"),
    route(
        f"{_CASE}verloop/afdruk/",
        line.line_print,
        name="case_acts_print",
        needs="act.list",
    ),
    route(f"{_CASE}betrokkenen/", case.people, name="case_people", needs="party.list"),
    route(
        f"{_CASE}betrokkenen/nieuw/", parties.party_new, name="case_party_new", needs="party.add"
    ),
    route(
        f"{_CASE}betrokkenen/<uuid:party_id>/",
        parties.party_edit,
        name="case_party",
        needs="party.change",
    ),
    route(f"{_CASE}toegang/<uuid:seat_id>/", grants.grant, name="case_grant", needs="seat.change"),
    route(
        f"{_CASE}bezwaren/", objections.objections, name="case_objections", needs="objection.list"
    ),
    route(
        f"{_CASE}bezwaren/<uuid:objection_id>/",
        objections.objection,
        name="case_objection",
        needs="objection.decide",
    ),
    route(
        f"{_CASE}betrokkenen/<uuid:party_id>/wie/",
        parties.party_person,
        name="case_party_person",
        needs="party.change",
    ),
    route(f"{_CASE}wie-heeft-wat/", ledger.ledger, name="case_ledger", needs="ledger.read"),
    route(
        f"{_CASE}wie-heeft-wat/afdruk/",
        ledger.ledger_print,
        name="case_ledger_print",
        needs="ledger.read",
    ),
    route(
        f"{_CASE}wie-heeft-wat/<slug:what>/",
        ledger.ledger_add,
        name="case_ledger_add",
        needs="ledger.change",
    ),
    route(f"{_CASE}gesprekken/", planning.planning, name="case_planning", needs="hearing.change"),
    route(
        f"{_CASE}gesprekken/voorstel/",
        planning.planning_new,
        name="case_planning_new",
        needs="hearing.add",
    ),
    route(
        f"{_CASE}gesprekken/<uuid:hearing_id>/afspraak.ics",
        planning.planning_file,
        name="case_hearing",
        needs="hearing.download",
    ),
    route(f"{_CASE}stukken/", correspondence.pieces, name="case_pieces", needs="piece.add"),
    route(
        f"{_CASE}stukken/<uuid:piece_id>/",
        correspondence.piece,
        name="case_piece",
        needs="piece.download",
    ),
    route(
        f"{_CASE}stukken/<uuid:piece_id>/origineel/",
        originals.piece_original,
        name="case_piece_original",
        needs="piece.download",
    ),
    route(
        f"{_CASE}brieven/<uuid:letter_id>/",
        correspondence.letter,
        name="case_letter",
        needs="letter.read",
    ),
    route(
        f"{_CASE}brieven/<uuid:letter_id>/brief.pdf",
        correspondence.letter_pdf,
        name="case_letter_pdf",
        needs="letter.download",
    ),
    route(
        f"{_CASE}brieven/<uuid:letter_id>/origineel.docx",
        correspondence.letter_original,
        name="case_letter_original",
        needs="letter.download",
    ),
    route(f"{_CASE}notities/", notes.notes, name="case_notes", needs="note.list note.add"),
    route(f"{_CASE}notities/<uuid:note_id>/", notes.note, name="case_note", needs="note.change"),
    route(
        f"{_CASE}afspraken/", follow_ups.follow_ups, name="case_follow_ups", needs="follow_up.list"
    ),
    route(
        f"{_CASE}afspraken/nieuw/",
        follow_ups.follow_up_new,
        name="case_follow_up_new",
        needs="follow_up.add",
    ),
    route(
        f"{_CASE}afspraken/<uuid:follow_up_id>/",
        follow_ups.follow_up,
        name="case_follow_up",
        needs="follow_up.change",
    ),
    route(
        f"{_CASE}evaluaties/nieuw/",
        follow_ups.evaluation_new,
        name="case_evaluation_new",
        needs="follow_up.add",
    ),
    route(
        f"{_CASE}evaluaties/<uuid:evaluation_id>/",
        follow_ups.evaluation,
        name="case_evaluation",
        needs="follow_up.change",
    ),
    route(f"{_CASE}dossier.pdf", file.case_file, name="case_file", needs="file.download"),
    route(f"{_CASE}ontvangen/", post.post_new, name="case_post_new", needs="message.add"),
    route(f"{_CASE}berichten/", correspondence.messages, name="case_messages", needs="message.add"),
    route(f"{_CASE}uitkomst/", case.outcome, name="case_outcome", needs="decision.read"),
    route(
        f"{_CASE}bijstand/", guests.case_guests, name="case_guests", needs="guest.list guest.add"
    ),
    route(
        f"{_CASE}bijstand/<uuid:guest_id>/einde/",
        guests.case_guest_end,
        name="case_guest_end",
        needs="guest.change",
    ),
    route(f"{_CASE}codes/", steps.case_codes, name="case_codes", needs="code.add"),
    route(f"{_CASE}stap/<slug:act>/", steps.case_act, name="case_act", needs="case.act"),
    route(
        f"{_CASE}maatregelen/<uuid:measure_id>/",
        measures.measure_finish,
        name="measure_finish",
        needs="measure.change",
    ),
    route("toegang/", access, name="access", needs="access.read"),
    route("maatregelen/", measures.measures, name="measures", needs="measure.list"),
    route("logboek/", office.log, name="log", needs="log.read"),
    route("logboek/zegels/", roots.seals, name="seals", needs="seal.list"),
    route("logboek/zegels/nu/", roots.seal_now, name="seal_now", needs="seal.add"),
    route("logboek/zegels/<int:size>/", roots.seal, name="seal", needs="seal.download"),
    route("post/", office.outbox, name="outbox", needs="mail.list"),
    route(
        "post/<uuid:message_id>/", office.outbox_decide, name="outbox_decide", needs="mail.decide"
    ),
]
