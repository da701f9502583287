from uuid import uuid4

import pytest
from django.db import connection

from kernel.errors import Refusal
from kernel.vault import many, ring
from procedures.models import Complaint, Party
from tests.factories import cases

pytestmark = pytest.mark.django_db


def _rows(model: type, *columns: str) -> list[tuple[object, ...]]:
    asked = model.objects.order_by().values_list(*columns)
    with connection.cursor() as cursor:
        cursor.execute(*asked.query.sql_with_params())
        return [(row[0], str(row[1]), *row[2:]) for row in cursor.fetchall()]


def _stories(keys: many.Many) -> list[str]:
    column = many.Column(Complaint._meta.get_field("story"))
    return [text for _, text in keys.texts([column], _rows(Complaint, "id", "id", "story"))]


def _names(keys: many.Many) -> set[str]:
    column = many.Column(Party._meta.get_field("name"))
    return {text for _, text in keys.texts([column], _rows(Party, "id", "case_id", "name"))}


@pytest.mark.usefixtures("in_acme")
def test_many_open_what_a_row_opens() -> None:
    made = [cases.complaint("Eerste"), cases.complaint("Tweede")]
    keys = many.opened([one.id for one in made])
    assert sorted(_stories(keys)) == ["Eerste", "Tweede"]
    assert _names(keys) == {"Anna Jansen", "Bram Smit"}


@pytest.mark.usefixtures("in_acme")
def test_all_keys_at_once_open_the_asked_cases_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    first = cases.complaint("Eerste")
    cases.complaint("Tweede")
    monkeypatch.setattr(many, "FEW", 0)
    assert _stories(many.opened([first.id])) == ["Eerste"]


@pytest.mark.usefixtures("in_acme")
def test_a_case_whose_keys_were_destroyed_has_no_text() -> None:
    case = cases.complaint("Eerste")
    ring.destroy_case_key(case.id)
    assert _stories(many.opened([case.id])) == []


@pytest.mark.usefixtures("in_acme")
def test_names_stay_shut_where_identities_are_closed() -> None:
    case = cases.complaint("Eerste")
    with ring.identities_closed():
        keys = many.opened([case.id])
    assert (_stories(keys), _names(keys)) == (["Eerste"], set())


@pytest.mark.usefixtures("in_acme")
def test_opening_many_notes_nobody_and_showing_does() -> None:
    case = cases.complaint("Eerste")
    with ring.bound(ring.reference()):
        _names(many.opened([case.id]))
        assert ring.opened_identities() == frozenset()
        ring.note_shown([case.id])
        assert ring.opened_identities() == {case.id}


@pytest.mark.usefixtures("in_acme")
def test_a_value_of_another_row_is_damaged() -> None:
    case = cases.complaint("Eerste")
    keys = many.opened([case.id])
    column = many.Column(Complaint._meta.get_field("story"))
    rows = [
        (uuid4(), case_id, story) for _, case_id, story in _rows(Complaint, "id", "id", "story")
    ]
    with pytest.raises(Refusal) as refused:
        list(keys.texts([column], rows))
    assert refused.value.code == "vault.damaged"
