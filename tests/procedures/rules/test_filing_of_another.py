from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kernel.errors import Refusal
from procedures.rules.filing import Filed, Filer, PersonNamed, check_filing
from tests.factories.dated import preset

FILED = Filed(
    story="Hij schreeuwt.",
    received_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    channel="portal",
    complainant=PersonNamed("Anna Jansen"),
    answers={"prior_steps": "Ik sprak hem.", "assisted": "nobody"},
    filer=Filer("Mina Jansen", "zus", consented=True),
)


@pytest.mark.parametrize(
    ("filed", "field"),
    [
        (replace(FILED, filer=Filer("Mina Jansen")), "filer_consent"),
        (replace(FILED, filer=Filer(" ", consented=True)), "filer_name"),
        (replace(FILED, anonymous=True), "filer_name"),
    ],
)
def test_filing_for_somebody_else_needs_consent_and_two_names(filed: Filed, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_filing(filed, preset("provider"), date(2026, 3, 2))
    assert (refused.value.code, refused.value.facts["field"]) == ("filing.mandate", field)


def test_filing_for_somebody_else_with_consent_is_taken_in() -> None:
    check_filing(FILED, preset("provider"), date(2026, 3, 2))
