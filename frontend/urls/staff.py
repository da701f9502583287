"""Addresses of who handles cases."""

from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from frontend.views.staff import (
    case,
    cases,
    correspondence,
    elements,
    measures,
    office,
    parties,
    register,
    roots,
    steps,
)

_CASE = "zaken/<uuid:case_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="cases"), name="work"),
    path("zaken/", cases.cases, name="cases"),
    path("zaken/nieuw/", register.case_new, name="case_new"),
    path(_CASE, case.overview, name="case"),
    path(f"{_CASE}klacht/", case.story, name="case_story"),
    path(f"{_CASE}onderdelen/", elements.elements, name="case_elements"),
    path(f"{_CASE}verloop/", case.acts, name="case_acts"),
    path(f"{_CASE}betrokkenen/", case.people, name="case_people"),
    path(f"{_CASE}betrokkenen/nieuw/", parties.party_new, name="case_party_new"),
    path(f"{_CASE}betrokkenen/<uuid:party_id>/", parties.party_edit, name="case_party"),
    path(f"{_CASE}stukken/", correspondence.pieces, name="case_pieces"),
    path(f"{_CASE}stukken/<uuid:piece_id>/", correspondence.piece, name="case_piece"),
    path(f"{_CASE}brieven/<uuid:letter_id>/", correspondence.letter, name="case_letter"),
    path(
        f"{_CASE}brieven/<uuid:letter_id>/brief.pdf",
        correspondence.letter_pdf,
        name="case_letter_pdf",
    ),
    path(
        f"{_CASE}brieven/<uuid:letter_id>/origineel.docx",
        correspondence.letter_original,
        name="case_letter_original",
    ),
    path(f"{_CASE}berichten/", correspondence.messages, name="case_messages"),
    path(f"{_CASE}uitkomst/", case.outcome, name="case_outcome"),
    path(f"{_CASE}codes/", steps.case_codes, name="case_codes"),
    path(f"{_CASE}stap/<slug:act>/", steps.case_act, name="case_act"),
    path(f"{_CASE}maatregelen/<uuid:measure_id>/", measures.measure_finish, name="measure_finish"),
    path("maatregelen/", measures.measures, name="measures"),
    path("logboek/", office.log, name="log"),
    path("logboek/zegels/", roots.seals, name="seals"),
    path("logboek/zegels/nu/", roots.seal_now, name="seal_now"),
    path("logboek/zegels/<int:size>/", roots.seal, name="seal"),
    path("post/", office.outbox, name="outbox"),
    path("post/<uuid:message_id>/", office.outbox_decide, name="outbox_decide"),
    path("mensen/", office.people, name="people"),
]
