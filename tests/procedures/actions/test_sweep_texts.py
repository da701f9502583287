from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from procedures.actions.register_contact import Told, correct_contact, register_contact
from procedures.actions.sweep_texts import sweep_texts
from procedures.models import Correction, Registration
from procedures.queries.register import register
from tests.cast import cast
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")
AT = datetime(2026, 3, 20, 9, tzinfo=UTC)


def test_words_of_a_contact_go_after_two_years_and_its_codes_and_month_stay() -> None:
    carla = cases.acting(cast().carla)
    told = Told("question", date(2026, 3, 19), handling="listened", text="Kanarie")
    made = register_contact(told, key=uuid4(), by=carla, at=AT)
    correct_contact(
        made.id, Told("question", told.happened_on, text="Mus"), version=1, by=carla, at=AT
    )
    assert [sweep_texts(AT.replace(year=2028, day=day)) for day in (19, 20, 21)] == [0, 1, 0]
    row = Registration.objects.get()
    assert (row.text, row.happened_on, Correction.objects.count()) == ("", date(2026, 3, 1), 0)
    assert [one.kind for one in register(date(2028, 4, 1))] == ["question"]
