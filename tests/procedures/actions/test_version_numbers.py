"""The numbers of versions: one line that people file under, and each regulation beside it apart."""

from datetime import date

import pytest

from procedures.actions.adopt_regulation import adopt
from procedures.models import AdoptedRegulation
from procedures.rules.adopting import Adoption, Draft
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")


def test_regulation_beside_the_others_does_not_take_a_number_of_theirs() -> None:
    given = [
        ("provider", date(2024, 1, 1), False),
        ("wbk", date(2024, 1, 1), True),
        ("awb", date(2024, 1, 1), True),
        ("provider", date(2025, 1, 1), False),
        ("wbk", date(2025, 1, 1), True),
        ("awb", date(2026, 1, 1), False),
    ]
    for name, day, beside in given:
        consent = Adoption(day, note="Er is geen ondernemingsraad.", beside=beside)
        adopt(
            Draft(f"inherits: {name}\n"),
            consent,
            by=cases.SYSTEM,
            at=cases.RECEIVED_AT.replace(year=2023),
        )
    found = AdoptedRegulation.objects.order_by("in_force_from", "beside", "name")
    assert [(one.name, one.version, one.beside) for one in found] == [
        ("provider", 1, False),
        ("awb", 1, True),
        ("wbk", 1, True),
        ("provider", 2, False),
        ("wbk", 2, True),
        ("awb", 3, False),
    ]
