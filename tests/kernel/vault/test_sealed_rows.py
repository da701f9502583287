from typing import Any
from uuid import uuid4

import pytest
from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Length

from kernel.errors import Refusal
from kernel.vault import ring
from tests.kernel.vault.rows import CASE, OTHER_CASE, STORY, House, Note, put_raw, raw

pytestmark = pytest.mark.usefixtures("tables")


def refused(row: models.Model, field: str) -> str:
    with pytest.raises(Refusal) as refusal:
        getattr(type(row)._default_manager.get(pk=row.pk), field)  # noqa: SLF001 Django's name
    return refusal.value.code


def test_text_is_plain_on_the_row_and_sealed_in_the_table() -> None:
    note = Note.objects.create(case_id=CASE, text=STORY)
    assert (note.text, Note.objects.get().text) == (STORY, STORY)
    stored = raw(note, "text") or b""
    assert (STORY.encode() in stored, b"leidinggevende" in stored) == (False, False)


def test_value_is_opened_once_and_only_when_read() -> None:
    Note.objects.create(case_id=CASE, text=STORY)
    note = Note.objects.get()
    assert repr(note.__dict__["text"]) == "<sealed>"
    assert note.text == STORY
    assert note.__dict__["text"] == STORY


def test_absent_and_empty_values_stay_as_they_are() -> None:
    note = Note.objects.create(case_id=CASE, text="")
    assert (raw(note, "text"), raw(note, "remark"), raw(note, "answers")) == (b"", None, None)
    kept = Note.objects.get()
    assert (kept.text, kept.remark, kept.answers) == ("", None, None)


@pytest.mark.parametrize("value", [{"a": [1, "é", None]}, [], {}, False, 0, "", "tekst"])
def test_json_value_comes_back(value: object) -> None:
    Note.objects.create(case_id=CASE, answers=value)
    assert Note.objects.get().answers == value


def test_json_value_that_json_cannot_say_is_refused() -> None:
    with pytest.raises(TypeError):
        Note.objects.create(case_id=CASE, answers={"at": object()})


@pytest.mark.parametrize("value", [3, b"bytes", Value("tekst"), F("remark")])
def test_what_is_no_text_is_not_sealed(value: Any) -> None:
    with pytest.raises(TypeError, match=r"vault_tests\.note\.text is sealed\. It takes a str"):
        Note.objects.create(case_id=CASE, text=value)


def test_many_rows_are_sealed_at_once() -> None:
    notes = Note.objects.bulk_create(Note(case_id=CASE, text=f"deel {n}") for n in range(3))
    assert {note.text for note in Note.objects.all()} == {"deel 0", "deel 1", "deel 2"}
    assert b"deel" not in b"".join(raw(note, "text") or b"" for note in notes)


def test_saved_row_is_sealed_anew_and_reads_on() -> None:
    note = Note.objects.create(case_id=CASE, text=STORY)
    before = raw(note, "text")
    kept = Note.objects.get()
    kept.save()
    assert raw(note, "text") != before
    kept.text = "anders"
    kept.save(update_fields=["text"])
    note.refresh_from_db()
    assert (note.text, Note.objects.get().text) == ("anders", "anders")


def test_deferred_text_is_fetched_when_read() -> None:
    Note.objects.create(case_id=CASE, text=STORY)
    assert Note.objects.only("case_id").get().text == STORY
    assert Note.objects.defer("text").get().text == STORY


def test_values_of_a_query_stay_sealed() -> None:
    Note.objects.create(case_id=CASE, text=STORY)
    assert repr(Note.objects.values_list("text", "remark").get()) == "(<sealed>, None)"


def test_row_of_the_tenant_opens_with_the_tenants_key() -> None:
    house = House.objects.create(text=STORY)
    assert House.objects.get().text == STORY
    ring.destroy_case_key(CASE)
    assert (refused, House.objects.get(pk=house.pk).text) == (refused, STORY)


def test_text_copied_to_another_row_does_not_open() -> None:
    note = Note.objects.create(case_id=CASE, text=STORY)
    other = Note.objects.create(case_id=CASE, text="")
    put_raw(other, "text", raw(note, "text"))
    assert refused(other, "text") == "vault.damaged"


def test_text_copied_to_another_field_does_not_open() -> None:
    note = Note.objects.create(case_id=CASE, text=STORY)
    put_raw(note, "remark", raw(note, "text"))
    assert refused(note, "remark") == "vault.damaged"


def test_text_in_another_case_does_not_open() -> None:
    ring.case_key(OTHER_CASE)
    note = Note.objects.create(case_id=CASE, text=STORY)
    Note.objects.update(case_id=OTHER_CASE)
    assert refused(note, "text") == "vault.damaged"


def test_row_saved_under_another_id_without_opening_is_refused() -> None:
    Note.objects.create(case_id=CASE, text=STORY)
    copy = Note.objects.get()
    copy.pk, copy._state.adding = uuid4(), True  # noqa: SLF001 Django's way to copy
    with pytest.raises(Refusal):
        copy.save()


def test_opened_row_may_be_copied_and_is_sealed_for_its_own_id() -> None:
    note = Note.objects.create(case_id=CASE, text=STORY)
    note.pk, note._state.adding = uuid4(), True  # noqa: SLF001 Django's way to copy
    note.save()
    assert [row.text for row in Note.objects.all()] == [STORY, STORY]


def test_text_of_a_destroyed_case_is_gone() -> None:
    note = Note.objects.create(case_id=CASE, text=STORY)
    kept = Note.objects.create(case_id=OTHER_CASE, text=STORY)
    ring.destroy_case_key(CASE)
    assert refused(note, "text") == "vault.destroyed"
    with pytest.raises(Refusal), transaction.atomic():
        Note.objects.create(case_id=CASE, text="nog iets")
    assert Note.objects.get(pk=kept.pk).text == STORY


def test_row_of_a_destroyed_case_can_be_emptied() -> None:
    note = Note.objects.create(case_id=CASE, text=STORY, remark=STORY)
    ring.destroy_case_key(CASE)
    Note.objects.update(text="")
    kept = Note.objects.get()
    kept.remark = ""
    kept.save(update_fields=["remark"])
    assert (raw(note, "text"), raw(note, "remark"), Note.objects.get().text) == (b"", b"", "")


def test_row_without_case_is_not_sealed() -> None:
    with pytest.raises(ValueError, match=r"Note\.case_id is empty"), transaction.atomic():
        Note.objects.create(text=STORY)


@pytest.mark.parametrize("value", [STORY, Value(STORY), F("remark"), Length("text")])
def test_update_by_query_is_refused(value: object) -> None:
    note = Note.objects.create(case_id=CASE, text=STORY)
    before = raw(note, "text")
    refusal = pytest.raises(TypeError, match=r"vault_tests\.note\.text is sealed\. Set it on")
    with refusal, transaction.atomic():
        Note.objects.update(text=value)
    assert raw(note, "text") == before


def test_update_of_many_rows_by_query_is_refused() -> None:
    note = Note.objects.create(case_id=CASE, text=STORY)
    with pytest.raises(TypeError, match="expressions cannot seal"):
        Note.objects.bulk_update([note], ["text"])


def test_value_can_be_removed_by_query() -> None:
    note = Note.objects.create(case_id=CASE, remark=STORY)
    Note.objects.update(remark=None)
    assert raw(note, "remark") is None


@pytest.mark.parametrize("lookup", ["text", "text__icontains", "text__in", "text__gt"])
def test_search_in_sealed_text_is_refused(lookup: str) -> None:
    with pytest.raises(TypeError, match="filter on something else"):
        Note.objects.filter(**{lookup: "a"})
    with pytest.raises(TypeError, match="filter on something else"):
        Note.objects.exclude(**{lookup: "a"})


def test_part_of_sealed_json_cannot_be_searched() -> None:
    with pytest.raises(TypeError, match="there is no 'color' of it"):
        Note.objects.filter(answers__color__exact="a")


def test_absence_can_be_searched() -> None:
    Note.objects.create(case_id=CASE, remark=STORY)
    bare = Note.objects.create(case_id=CASE)
    assert list(Note.objects.filter(remark__isnull=True)) == [bare]
