from typing import Any

import pytest
from django.core.checks import CheckMessage
from django.db import models

from kernel.errors import Refusal
from kernel.vault import fields, ring
from kernel.vault.fields import SealedColumn, SealedField, sealed_columns
from tests.kernel.vault.rows import CASE, STORY, House, Misled, Note, Unnumbered


def test_attribute_on_the_class_is_the_descriptor() -> None:
    assert isinstance(Note.text, fields.SealedAttribute)


@pytest.mark.usefixtures("in_acme")
def test_each_flipped_bit_of_a_value_is_detected() -> None:
    house, detected = House(id=CASE, text=STORY), 0
    field: Any = House._meta.get_field("text")
    stored = field.pre_save(house, add=True).raw
    for bit in range(len(stored) * 8):
        flipped = bytearray(stored)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Refusal) as refusal:
            field.opened(house, fields.Sealed(bytes(flipped)))
        detected += refusal.value.code == "vault.damaged"
    assert (detected, detected > 1000) == (len(stored) * 8, True)
    assert field.opened(house, fields.Sealed(stored)) == STORY


def test_kind_of_value_is_said_by_each_field() -> None:
    bare: SealedField[str] = SealedField()
    with pytest.raises(NotImplementedError):
        bare.to_plain(b"tekst")
    with pytest.raises(NotImplementedError):
        bare.to_content("tekst")


def test_row_without_id_is_not_sealed() -> None:
    field: Any = House._meta.get_field("text")
    with (
        ring.bound("acme"),
        pytest.raises(ValueError, match="needs its id"),
    ):
        field.pre_save(House(id=None, text=STORY), add=True)


def test_label_outlives_a_new_name() -> None:
    field: Any = House._meta.get_field("text")
    plain: Any = Note._meta.get_field("text")
    assert (field.label, plain.label) == ("vault_tests.building.text", "vault_tests.note.text")
    assert field.deconstruct()[3] == {"sealed_as": "vault_tests.building.text"}
    assert plain.deconstruct()[3] == {}
    assert field.clone().sealed_as == field.sealed_as


def test_every_sealed_column_is_listed() -> None:
    columns = sealed_columns()
    stored_file = SealedColumn(
        "vault.StoredFile",
        "vault_storedfile",
        "name",
        "vault.storedfile.name",
    )
    assert columns.count(stored_file) == 1
    assert columns == sorted(columns, key=lambda column: (column.table, column.column))
    assert len({column.label for column in columns}) == len(columns)


def found(model: type[models.Model]) -> list[CheckMessage]:
    return model._meta.get_field("text").check()


def test_check_says_what_a_model_lacks() -> None:
    assert [message.id for message in found(Unnumbered)] == [
        "vault.E001",
        "vault.E002",
        "vault.E003",
    ]
    assert [message.id for message in found(Misled)] == ["vault.E002", "vault.E003"]
    assert found(Unnumbered)[0].msg == "Unnumbered.text is sealed: it needs a UUID primary key."


def test_check_is_content_with_rows_of_a_case_and_of_the_tenant() -> None:
    assert (found(Note), found(House)) == ([], [])
