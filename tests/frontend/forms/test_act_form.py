from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import RadioSelect
from django.http import QueryDict
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from frontend.forms.act_form import ActForm, act_form
from kernel.actors import Actor
from procedures import presets
from procedures.actions.adopt_regulation import adopt_regulation
from procedures.models import Complaint
from procedures.queries.regulations import of_case
from tests.cast import Cast, admitted, advised, cast, composed, heard
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")


def form_of(case: Complaint, act: str, who: Actor | None = None, **typed: object) -> ActForm:
    step = of_case(case).step(act)
    assert step is not None
    actor = who or cases.acting(cases.person("Tijn Test", roles=["secretariat"]))
    if not typed:
        return act_form(step, case, actor=actor)
    form = act_form(step, case, actor=actor)
    data = QueryDict(mutable=True)
    data["object_version"] = str(case.version)
    data["once_key"] = str(form["once_key"].value())
    for name, value in typed.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return act_form(step, case, actor=actor, data=data)


def test_labels_and_hints_are_the_regulations_own() -> None:
    form = form_of(cases.complaint(), "declined")
    reason = form.fields["inadmissible_reason"]
    assert reason.label == "Reden in het register"
    assert reason.help_text == "Dit telt mee in het jaarverslag, zonder namen."
    assert ("too_long_ago", "Langer dan 1 jaar geleden") in reason.choices


def test_values_are_what_take_wants() -> None:
    case = cases.complaint()
    form = form_of(case, "declined", inadmissible_reason="too_long_ago", reasons="Vier jaar.")
    assert form.is_valid()
    assert form.values() == {"inadmissible_reason": "too_long_ago", "reasons": "Vier jaar."}


def test_moment_is_read_in_the_clients_zone() -> None:
    typed = {"planned_at-day": "02-07-2026", "planned_at-time": "14.30"}
    form = form_of(
        cases.complaint(),
        "invited",
        side="respondent",
        place="Kamer 2",
        answer_by="25-06-2026",
        **typed,
    )
    assert form.is_valid(), form.errors
    assert form.values()["planned_at"] == datetime(2026, 7, 2, 12, 30, tzinfo=UTC)


def test_candidates_with_a_conflict_are_listed_with_the_reason() -> None:
    who = cast()
    cases.person("Bram Smit", seats=["member"])
    case = admitted(who)
    case.parties.filter(side="respondent").update(person=None)
    party = case.parties.get(side="respondent")
    party.email = "bram@example.org"
    party.save()
    told = dict(form_of(case, "appointed").fields["person"].choices)
    words = {text.partition(" – ")[0]: text.partition(" – ")[2] for text in told.values()}
    assert words["Bram Smit"] == "kan niet: is zelf partij in deze zaak"
    assert words["Dirk Verhoeven, oud-rechter"] == "kan zijn: Voorzitter"
    assert "Henk Visser" not in str(told)


def test_release_asks_among_those_who_have_a_seat() -> None:
    case = composed(cast())
    told = [text for _, text in form_of(case, "released").fields["person"].choices]
    assert told == [
        "Dirk Verhoeven (Voorzitter)",
        "Els Bakker (Lid van de commissie)",
        "Faruk Yilmaz (Lid van de commissie)",
        "Sanne Kok (Secretaris van de commissie)",
    ]


def test_each_element_is_shown_and_asked() -> None:
    case = heard(cast(), cases.complaint(elements=(("bullying", "Punt een."), ("", "Punt twee."))))
    form = form_of(case, "advised")
    rows = next(iter(form.shown())).rows
    assert [(one.row.title, one.row.quote) for one in rows] == [
        ("Onderdeel 1: Pesten", "Punt een."),
        ("Onderdeel 2", "Punt twee."),
    ]


def _rulings(case: Complaint, ruling: str) -> dict[str, str]:
    typed = {}
    for element in case.elements.all():
        typed[f"rulings-{element.id}"] = ruling
        typed[f"rulings-{element.id}-reasons"] = "Dat zagen drie mensen."
    return typed


def test_empty_measure_rows_do_not_count() -> None:
    who: Cast = cast()
    case = heard(who)
    typed = {
        **_rulings(case, "founded"),
        "findings": "Het klopt.",
        "lessons": "Praat eerder.",
        "measures-1-kind": "person",
        "measures-1-text": "Een gesprek.",
        "measures-1-due_on": "01-09-2026",
    }
    form = form_of(case, "advised", cases.acting(who.dirk), **typed)
    assert form.is_valid(), form.errors
    assert [(one["kind"], one["text"]) for one in form.values()["measures"]] == [
        ("person", "Een gesprek.")
    ]
    cases.do(case, "advised", who.dirk, **form.values())
    assert case.outcome == "founded"


def test_half_a_measure_says_what_is_missing_at_its_place() -> None:
    who = cast()
    case = advised(who)
    form = form_of(case, "measure_set", cases.acting(who.henk), **{"measures-0-owner": "Henk"})
    assert not form.is_valid()
    assert form.errors["measures-0-text"] == ["Beschrijf de maatregel."]
    assert form.errors["measures-0-kind"] == ["Kies voor wie of wat de maatregel is."]


def test_required_measures_ask_for_at_least_one() -> None:
    who = cast()
    form = form_of(advised(who), "measure_set", cases.acting(who.henk), other="x")
    assert form.errors["measures-0-text"] == ["Beschrijf ten minste een maatregel."]


def test_party_is_not_asked_for_its_side() -> None:
    case = composed(cast())
    form = form_of(
        case, "invitation_answered", cases.party_acting(case, "respondent"), attends="yes"
    )
    assert form.is_valid(), form.errors
    assert "side" not in form.fields
    assert form.values()["side"] == "respondent"


def test_invitation_is_answered_with_yes_no_or_another_day() -> None:
    case = composed(cast())
    bram = cases.party_acting(case, "respondent")
    with translation.override("en"):
        field = form_of(case, "invitation_answered", bram).fields["attends"]
        assert field.choices == [
            ("yes", "Yes, I will come"),
            ("no", "No, I will not come"),
            ("another_day", "Rather on another day"),
        ]
    assert isinstance(field.widget, RadioSelect)
    unanswered = form_of(case, "invitation_answered", bram, message="Ik bel u.")
    assert list(unanswered.errors) == ["attends"]
    form = form_of(case, "invitation_answered", bram, attends="another_day", message="Vrijdag.")
    assert form.is_valid(), form.errors
    assert form.values() == {"side": "respondent", "attends": "another_day", "message": "Vrijdag."}


def test_the_only_term_that_can_be_extended_is_chosen_already() -> None:
    form = form_of(composed(cast()), "extended")
    assert form.fields["term"].choices == [("advice", "Advies van de commissie")]
    assert form.fields["term"].initial == "advice"


def test_condition_must_be_ticked() -> None:
    form = form_of(composed(cast()), "mediation_started", complainant_consents="on")
    assert form.errors == {"respondent_consents": ["Zet hier een vinkje."]}


def test_files_are_uploads_and_stand_as_ids_when_tried_out() -> None:
    case = composed(cast())
    step = of_case(case).step("answered")
    blank = act_form(step, case, actor=cases.party_acting(case, "respondent"))
    data = QueryDict(mutable=True)
    data["object_version"], data["once_key"] = str(case.version), str(blank["once_key"].value())
    data["answer"] = "Zo is het niet gegaan."
    files = MultiValueDict({"files": [SimpleUploadedFile("brief.txt", b"Beste")]})
    form = act_form(
        step, case, actor=cases.party_acting(case, "respondent"), data=data, files=files
    )
    assert form.is_valid(), form.errors
    assert form.values() == {"answer": "Zo is het niet gegaan."}
    assert [one.name for one in form.uploads()["files"]] == ["brief.txt"]
    assert len(form.values_without_content()["files"]) == 1


def test_hint_of_a_client_is_shown_as_text() -> None:
    texts = {
        code: text.replace("Dit telt mee in het jaarverslag", "<b>Dit</b> telt")
        for code, text in presets.texts_of("provider").items()
    }
    adopt_regulation(
        presets.source_of("provider"),
        texts,
        in_force_from=cases.IN_FORCE_FROM,
        by=cases.SYSTEM,
        at=datetime(2024, 1, 1, 8, tzinfo=UTC),
    )
    field = form_of(cases.complaint(), "declined").fields["inadmissible_reason"]
    assert field.help_text == "&lt;b&gt;Dit&lt;/b&gt; telt, zonder namen."
