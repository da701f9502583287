"""The languages of a client's own regulation: chosen, fewer, and what then falls away."""

from procedures.models import RegulationDraft
from procedures.queries.drafts import open_draft, whole_of
from procedures.queries.regulations import rules_of
from tenants import scope
from tests.frontend.draft.editor import BASE, Editor
from tests.frontend.staff.desk import House

OFFERED = ["nl", "en", "fr", "de"]


def test_language_more_is_asked_for_in_every_form_and_one_less_is_not(editor: Editor) -> None:
    page = editor.read("talen/")
    assert [name for name in ("Nederlands", "Engels", "Frans", "Duits") if name in page] == [
        "Nederlands",
        "Engels",
        "Frans",
        "Duits",
    ]
    assert editor.save("talen/", languages=OFFERED).status_code == 302
    assert editor.written_languages() == OFFERED
    two = {"new_nl": "Parkeren", "new_en": "Parking", "object_version": str(editor.row().revision)}
    assert editor.client.post(f"{BASE}keuzelijsten/category/erbij/", two).status_code == 422
    assert editor.save("talen/", languages=["nl"]).status_code == 302
    one = {"new_nl": "Parkeren", "object_version": str(editor.row().revision)}
    assert editor.client.post(f"{BASE}keuzelijsten/category/erbij/", one).status_code == 302
    assert "Alles klopt" in editor.read()


def test_own_words_in_a_language_that_goes_away_go_with_it(editor: Editor) -> None:
    editor.save("teksten/inleiding/", w0_nl="Onze titel", w0_en="Our title")
    assert sorted(editor.row().texts) == ["en", "nl"]
    editor.save("talen/", languages=["nl", "de"])
    assert (sorted(editor.row().texts), editor.written_languages()) == (["nl"], ["nl", "de"])


def test_draft_without_dutch_is_refused_with_what_was_chosen(editor: Editor) -> None:
    answer = editor.save("talen/", languages=["de"])
    assert answer.status_code == 422
    assert "Kies ten minste Nederlands" in answer.content.decode()
    assert editor.written_languages() == ["nl", "en"]


def test_draft_begun_before_there_were_more_languages_keeps_those_of_the_last_version(
    editor: Editor, house: House
) -> None:
    row = editor.row()
    with scope.within(house.tenant):
        RegulationDraft.objects.filter(id=row.id).update(source="inherits: training\n")
        found = open_draft()
        assert found is not None
        assert found.based_on is not None
        assert whole_of(found).regulation.languages == rules_of(found.based_on).languages
