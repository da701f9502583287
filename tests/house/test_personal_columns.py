"""No column of a client is about people without being in the register, sealed or with a reason."""

from pathlib import Path

import pytest

import wederhoor
from procedures.queries.personal import columns_of_client
from procedures.reports.processing_register import processing_register
from procedures.rules.personal import Column, Entry, Purpose, Register, Table, register, wrong_with

ROOT = Path(wederhoor.__file__).parents[2]
NAME = Column("procedures.Person", "name", is_text=True, is_sealed=True)
STATE = Column("procedures.Person", "state", is_text=True)
SET_BY = Column("procedures.Person", "set_by", is_person=True)
PERSON = Table("access", "client", {"name": Entry("name")}, {"state": "a code"})


def small(**given: Table) -> Register:
    tables = {f"procedures.{name}": table for name, table in given.items()}
    purpose = Purpose("what", "basis", "subjects", "recipients")
    return Register({"access": purpose}, {"client": "always"}, tables)


def test_every_column_of_a_client_is_registered_sealed_or_open_for_a_reason() -> None:
    assert wrong_with(register(), columns_of_client()) == []


def test_register_speaks_of_enough_to_be_the_whole() -> None:
    found = register().tables.values()
    personal = sum(len(table.personal) for table in found)
    sealed = [one for one in columns_of_client() if one.is_sealed]
    assert (personal >= 80, len(sealed) >= 40) == (True, True)


def test_what_is_registered_right_is_right() -> None:
    assert wrong_with(small(Person=PERSON), [NAME, STATE]) == []


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        (
            [NAME, STATE, Column("procedures.Person", "motto", is_text=True)],
            "procedures.Person.motto holds text and is not in the register.",
        ),
        (
            [NAME, STATE, SET_BY],
            "procedures.Person.set_by points at a person and is not in the register.",
        ),
        (
            [Column("procedures.Person", "name", is_text=True), STATE],
            "procedures.Person.name is personal, not sealed, and does not say why.",
        ),
        ([NAME], "procedures.Person.state is no column."),
        (
            [NAME, STATE, Column("procedures.Diary", "id")],
            "procedures.Diary is not in the register.",
        ),
    ],
)
def test_each_gap_is_found(columns: list[Column], problem: str) -> None:
    assert wrong_with(small(Person=PERSON), columns) == [problem]


def test_sealed_column_needs_no_reason_to_be_open() -> None:
    table = Table("access", "client", {"name": Entry("name", open="an id")})
    problem = "procedures.Person.name is sealed and says why it is open."
    assert wrong_with(small(Person=table), [NAME]) == [problem]


def test_table_without_purpose_term_or_model_is_found() -> None:
    both = {"name": Entry("name")}
    table = Table("vanity", "for ever", both, {"name": "a code"})
    assert wrong_with(small(Person=table, Ghost=PERSON), [NAME]) == [
        "procedures.Ghost is no table.",
        "procedures.Ghost.name is no column.",
        "procedures.Ghost.state is no column.",
        "procedures.Person has a column that is personal and is not.",
        "procedures.Person has no known purpose or term.",
    ]


def test_register_in_the_documents_is_that_of_this_release() -> None:
    written = (ROOT / "docs" / "processing-register.md").read_text(encoding="utf-8")
    assert written == processing_register()
