import pytest

from kernel import clock
from kernel.actors import Actor
from procedures.actions.discard_draft import discard_draft
from tenants import scope
from tests.frontend.draft.editor import BASE, Editor
from tests.frontend.staff.desk import House, text_of

BROKEN = "Zo kan deze regeling nog niet gelden"


def test_term_is_changed_shown_as_own_and_set_back(editor: Editor) -> None:
    assert editor.save("termijnen/advice/", length_0="10").url == f"{BASE}termijnen/advice/"
    assert editor.written() == {"terms": {"advice": {"amount": 10}}}
    page = editor.read("termijnen/advice/")
    assert "In het voorbeeld is dit: acht weken." in page
    assert "1 eigen keuze" in editor.read()
    editor.press("termijnen/advice/terug/")
    assert editor.written() == {}


def test_term_without_a_unit_is_asked_again_and_nothing_is_lost(editor: Editor) -> None:
    answer = editor.save("termijnen/advice/", length_0="11", length_1="")
    assert answer.status_code == 422
    page = text_of(answer)
    assert "kies daarbij dagen, weken, maanden of jaren" in page
    assert 'value="11"' in page
    assert editor.written() == {}


def test_extension_that_has_no_length_is_asked_for(editor: Editor) -> None:
    answer = editor.save("termijnen/admissibility/", extends="fixed")
    assert "Vul in met hoeveel er wordt verlengd." in text_of(answer)
    editor.save("termijnen/admissibility/", extends="open", by="extended", times="1")
    assert editor.written() == {
        "terms": {
            "admissibility": {
                "extension": {"max_times": 1},
                "tells": ["complainant", "respondent"],
            }
        }
    }


def test_letter_that_is_taken_away_is_told_at_once_with_where_to_mend_it(editor: Editor) -> None:
    editor.save("stappen/declined/", letters=[])
    page = editor.read("stappen/declined/")
    assert BROKEN in page
    assert "is een beslissing, maar niemand krijgt er een brief van." in page
    assert f'href="{BASE}stappen/declined/"' in page
    assert "Dit klopt nog niet" in editor.read("controle/")
    editor.save("stappen/declined/", letters=["refusal|complainant"])
    assert BROKEN not in editor.read()
    assert editor.written() == {}


def test_step_says_what_needs_it_and_goes_with_what_cannot_do_without_it(editor: Editor) -> None:
    page = editor.read("stappen/mediation_started/uit/")
    assert "De stap ‘Opgelost door bemiddeling’ kan pas na deze stap." in page
    assert "Vanaf deze stap staat de termijn ‘Advies van de commissie’ stil." in page
    answer = editor.save("stappen/mediation_started/uit/")
    assert answer.url == f"{BASE}stappen/"
    assert BROKEN not in editor.read("stappen/")
    for act in ("mediation_started", "mediation_ended", "mediated"):
        assert "Deze stap staat uit." in editor.read(f"stappen/{act}/")
        editor.press(f"stappen/{act}/aan/")
    assert editor.written() == {}


def test_step_that_is_kept_though_it_waits_for_one_that_is_gone_is_told(editor: Editor) -> None:
    editor.save("stappen/mediation_started/uit/", also=[])
    page = editor.read()
    assert "wacht op een stap die er niet is: ‘Bemiddeling begonnen’." in page
    assert "Nog 1 ding klopt niet" in page


def test_shortest_walk_is_told_on_the_page(editor: Editor, house: House) -> None:
    editor.save("stappen/mediated/", waits=[])
    page = editor.read("controle/")
    assert "Zo kan dat gebeuren:" in page
    assert "<li>Klacht ontvangen</li>" in page
    assert house.case.number not in page


def test_who_takes_a_step_is_at_least_somebody(editor: Editor) -> None:
    answer = editor.save("stappen/admitted/", by=[])
    assert answer.status_code == 422
    editor.save("stappen/admitted/", by=["complaints_officer"])
    assert editor.written() == {"steps": [{"act": "admitted", "by": ["complaints_officer"]}]}


def test_words_of_a_step_are_kept_per_language_and_an_empty_box_goes_back(editor: Editor) -> None:
    editor.save("stappen/heard/woorden/", w0_nl="Gesprek gevoerd")
    assert editor.row().texts == {"nl": "acts:\n  heard: Gesprek gevoerd\n"}
    assert "Was: Hoorgesprek gehouden" in editor.read("stappen/heard/woorden/")
    editor.save("stappen/heard/woorden/", w0_nl="")
    assert editor.row().texts == {}


def test_committee_is_changed_and_told_when_it_cannot_be_so(editor: Editor) -> None:
    editor.save("commissie/", seat_member="3", odd="on")
    assert editor.written() == {"panel": {"seats": {"member": 3}, "odd": True}}
    assert "De commissie telt 4 leden, maar het aantal moet oneven zijn." in editor.read()
    assert f'href="{BASE}commissie/"' in editor.read()
    editor.save("commissie/", seat_member="2", odd=None)
    assert editor.written() == {}


def test_filing_is_changed_with_the_usual_words_for_a_new_choice(editor: Editor) -> None:
    who = ["complainant", "representative", "observer", "intermediary"]
    editor.save("indienen/", who=who, questions=["prior_steps"], required=["prior_steps"])
    assert editor.written()["filing"] == {
        "who": who,
        "questions": [{"name": "prior_steps", "required": True}],
    }
    assert BROKEN not in editor.read("indienen/")
    assert "Ik geef door wat iemand mij vertelde" in editor.row().texts["nl"]


def test_choice_is_added_named_and_taken_away(editor: Editor) -> None:
    editor.press("keuzelijsten/category/erbij/", new_nl="Roddelen", new_en="Gossip")
    assert editor.written()["code_lists"]["category"][-1] == "roddelen"
    editor.save("keuzelijsten/category/", w2_nl="Treiteren")
    assert "Treiteren" in editor.read("keuzelijsten/")
    editor.press("keuzelijsten/category/weg/", code="roddelen")
    assert "code_lists" not in editor.written()
    assert "roddelen" not in editor.read("keuzelijsten/category/")


def test_choice_without_a_name_in_each_language_is_asked_again(editor: Editor) -> None:
    answer = editor.press("keuzelijsten/category/erbij/", new_nl="Roddelen", new_en="")
    assert answer.status_code == 422
    assert 'value="Roddelen"' in text_of(answer)


def test_choice_that_a_running_case_has_stays(editor: Editor, house: House) -> None:
    with scope.within(house.tenant):
        used = house.case.categories[0]
    page = editor.read("keuzelijsten/category/")
    assert page.count("Er lopen zaken met deze keuze.") == 1
    answer = editor.press("keuzelijsten/category/weg/", code=used)
    assert answer.url == f"{BASE}keuzelijsten/category/"
    assert "Er zijn zaken met deze keuze." in editor.read("keuzelijsten/category/")
    assert editor.written() == {}


def test_choice_of_the_example_is_taken_out_and_put_back(editor: Editor) -> None:
    editor.press("keuzelijsten/category/weg/", code="stalking")
    assert "Weggehaald" in editor.read("keuzelijsten/category/")
    editor.press("keuzelijsten/category/terug/", code="stalking")
    assert editor.written() == {}
    assert editor.press("keuzelijsten/category/weg/", code="unheard_of").status_code == 404


def test_retention_and_aftercare_are_changed_together_with_the_term(editor: Editor) -> None:
    editor.save("bewaren/", kept_0="3", after_0="6", after_1="weeks", channel="message")
    assert editor.written() == {
        "retention": {"amount": 3},
        "aftercare": {"after": {"amount": 6, "unit": "weeks"}, "channel": "message"},
        "terms": {"aftercare": {"amount": 6, "unit": "weeks"}},
    }
    assert BROKEN not in editor.read()


def test_texts_are_written_in_paragraphs(editor: Editor) -> None:
    editor.save("teksten/inleiding/", w0_nl="Onze regeling", w1_nl="Een.\r\n\r\nTwee\r\nen drie.")
    assert editor.row().texts["nl"] == (
        "title: Onze regeling\nintroduction:\n- Een.\n- Twee en drie.\n"
    )
    assert "Klachtenregeling ongewenst gedrag" in editor.read()


def test_letter_can_be_looked_at_before_it_is_kept(editor: Editor) -> None:
    words = "Dag {recipient}, wij laten het weten voor {due.admissibility}."
    answer = editor.save("brieven/acknowledgement/", w1_nl=words, look="1")
    page = text_of(answer)
    assert "Dit is nog niet bewaard" in page
    assert "Dag Anna Voorbeeld, wij laten het weten voor " in page
    assert editor.row().texts == {}
    editor.save("brieven/acknowledgement/", w1_nl=words)
    assert "paragraphs" in editor.row().texts["nl"]
    assert "aangepast" in editor.read("brieven/")


def test_letter_that_names_what_does_not_exist_is_told(editor: Editor) -> None:
    editor.save("brieven/acknowledgement/", w1_nl="Dag {naam}.")
    page = editor.read("brieven/acknowledgement/")
    assert "{naam} bestaat niet (Nederlands)." in page
    assert f'href="{BASE}brieven/acknowledgement/"' in page


def test_own_words_after_an_article_stand_in_the_text(editor: Editor) -> None:
    editor.save("eigen-woorden/filing/", own_nl="Ook vrijwilligers kunnen klagen.")
    assert editor.row().wording == {"nl": {"filing": ["Ook vrijwilligers kunnen klagen."]}}
    for page in ("eigen-woorden/", "voorbeeld/", "naast-elkaar/"):
        assert "Ook vrijwilligers kunnen klagen." in editor.read(page)


def test_draft_stands_beside_the_version_in_force_where_it_differs(editor: Editor) -> None:
    editor.save("termijnen/employer_decision/", length_0="5")
    page = editor.read("naast-elkaar/")
    assert "<del>vier</del>" in page
    assert "<ins>vijf</ins>" in page
    assert "Toon alle artikelen" in page
    assert "Toon alleen wat anders is" in editor.read("naast-elkaar/", alles="")


def test_flow_is_drawn_and_told_as_a_list(editor: Editor) -> None:
    page = editor.read("verloop/")
    assert page.count('class="wh-state') == 7
    assert "<title" in page
    assert "<desc" in page
    assert f'href="{BASE}stappen/heard/"' in page


def test_last_change_is_undone_and_redone(editor: Editor) -> None:
    assert "Er is nog niets gewijzigd." in editor.read()
    editor.save("termijnen/advice/", length_0="9")
    editor.save("termijnen/inform/", length_0="2")
    editor.press("ongedaan/")
    assert editor.written() == {"terms": {"advice": {"amount": 9}}}
    editor.press("ongedaan/")
    assert set(editor.written()["terms"]) == {"advice", "inform"}


def test_form_that_is_older_than_the_draft_is_refused(editor: Editor) -> None:
    answer = editor.save("termijnen/advice/", length_0="9", object_version="0")
    assert answer.status_code == 409
    assert 'value="9"' in text_of(answer)
    editor.press("ongedaan/", object_version="0")
    assert editor.written() == {}


def test_saving_what_is_there_already_changes_nothing(editor: Editor) -> None:
    before = editor.row().revision
    for path in ("termijnen/advice/", "commissie/", "indienen/", "bewaren/", "stappen/heard/"):
        assert editor.save(path).status_code == 302
    assert editor.row().revision == before


@pytest.mark.parametrize(("start", "kept"), [("-", "provider"), ("training", "training")])
def test_draft_begins_with_the_version_of_now_or_one_we_ship(
    editor: Editor, house: House, start: str, kept: str
) -> None:
    row = editor.row()
    by = Actor("system", None, "", frozenset())
    with scope.within(house.tenant):
        discard_draft(row.id, revision=row.revision, by=by, at=clock.now())
    assert editor.get(BASE).url == f"{BASE}begin/"
    page = editor.read("begin/")
    assert "De regeling die u nu hebt (versie 1)" in page
    assert editor.client.post(f"{BASE}begin/", {"start": "nothing"}).status_code == 422
    assert editor.client.post(f"{BASE}begin/", {"start": start}).status_code == 422
    asked = {"start": start, "languages": ["nl", "fr"]}
    assert editor.client.post(f"{BASE}begin/", asked)["Location"] == BASE
    assert (editor.row().parent, editor.written_languages()) == (kept, ["nl", "fr"])
    assert "Concept" in editor.read()
