from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kernel.clock import local_date
from procedures.models import TermRow
from procedures.queries.register import register
from procedures.queries.regulations import of_case
from procedures.queries.standing import walk_of
from procedures.rules.deadlines import terms_of
from procedures.rules.statistics import MeasureState, RegisterRow
from tests.cast import cast, decided, heard
from tests.factories import cases, years

pytestmark = pytest.mark.usefixtures("in_acme")
TODAY = date(2026, 2, 2)


def test_row_holds_what_was_recorded_and_no_words() -> None:
    who = cast()
    cases.department("zorg", "Zorg")
    case = years.settled(
        who,
        "2025-03-03",
        "2025-03-31",
        channel="phone",
        categories=("bullying", "discrimination"),
        grounds=("age",),
        department="zorg",
    )
    scores = {"appreciation_reception": 8, "appreciation_handling": 6}
    years.aftercare(who, case, "2025-06-02", resolution="resolved", retaliation=True, **scores)
    (row,) = register(TODAY)
    assert row == RegisterRow(
        number="2025-0001",
        kind="complaint",
        received_on=date(2025, 3, 3),
        closed_on=date(2025, 3, 31),
        channel="phone",
        categories=("bullying", "discrimination"),
        grounds=("age",),
        department="zorg",
        outcome="settled_to_satisfaction",
        resolution="resolved",
        handling="talk",
        terms=row.terms,
        lead_time_days=28,
        appreciation_reception=8,
        appreciation_handling=6,
        retaliation_signalled=True,
    )


def test_ruled_case_counts_hearings_measures_and_the_decision() -> None:
    who = cast()
    case = decided(who)
    (row,) = register(date(2026, 12, 1))
    assert (row.hearings_count, row.handling, row.departed_from_advice) == (2, "rule", False)
    assert row.measures == (MeasureState("person", "agreed", None),)
    assert (row.closed_on, row.lead_time_days, row.outcome) == (None, None, "founded")
    assert case.outcome == "founded"


def test_departing_from_the_advice_is_registered() -> None:
    who = cast()
    case = heard(who)
    given = {"findings": "Gegrond.", "lessons": "Luister.", "rulings": cases.rulings(case)}
    cases.do(case, "advised", who.dirk, **given)
    cases.do(case, "decided", who.henk, reasons="Nee.", departure_reasons="Wij zien dat anders.")
    (row,) = register(date(2026, 12, 1))
    assert row.departed_from_advice is True


@pytest.mark.parametrize(
    ("ending", "handling"), [(years.declined, "decline"), (years.withdrawn, "withdraw")]
)
def test_handling_follows_from_the_kinds_of_acts(ending: object, handling: str) -> None:
    ending(cast(), "2025-03-03", "2025-03-10")  # type: ignore[operator]
    (row,) = register(TODAY)
    assert row.handling == handling


def test_handling_that_the_regulation_records_wins() -> None:
    cases.regulation("training")
    handler = cases.person("Hanna Handelaar", roles=["handler"])
    answers = {"prior_contact": "no"}
    case = years.received("2025-03-03", categories=("content",), answers=answers)
    given = {"agreements": "Opnieuw.", "complainant_consents": True, "handling": "three_way_talk"}
    cases.do(case, "settled", handler, **given)
    (row,) = register(TODAY)
    assert row.handling == "three_way_talk"


def test_term_that_lapsed_in_time_is_neither_kept_nor_broken() -> None:
    who = cast()
    years.withdrawn(who, "2025-03-03", "2025-03-05")
    (row,) = register(TODAY)
    assert [term.name for term in row.terms] == ["aftercare"]


def test_terms_are_those_of_a_recount_on_the_day() -> None:
    who = cast()
    case = heard(who)
    sweepless = date(2026, 9, 1)
    expected = {
        (term.name, term.due_on, term.ended_on, str(term.state))
        for term in terms_of(of_case(case), walk_of(case), zone="Europe/Amsterdam", today=sweepless)
    }
    (row,) = register(sweepless)
    assert {(t.name, t.due_on, t.ended_on, t.state) for t in row.terms} == expected
    assert TermRow.objects.filter(state="overdue").count() < len(
        [term for term in row.terms if term.state == "overdue"]
    )


def test_year_has_the_cases_that_were_open_in_it() -> None:
    who = cast()
    years.settled(who, "2024-11-04", "2024-12-30")
    years.settled(who, "2024-12-02", "2025-01-06")
    years.received("2025-07-01")
    years.received("2026-01-05")
    numbers = [row.number for row in register(TODAY, year=2025)]
    assert numbers == ["2024-0002", "2025-0001"]
    assert len(register(TODAY)) == 4


def _selects(asked: CaptureQueriesContext) -> int:
    return sum(query["sql"].startswith("SELECT") for query in asked)


def test_register_takes_as_many_queries_for_three_cases_as_for_one() -> None:
    who = cast()
    years.settled(who, "2025-03-03", "2025-03-31")
    with CaptureQueriesContext(connection) as one:
        register(TODAY)
    for week in range(2):
        years.settled(who, str(date(2025, 4, 7) + timedelta(weeks=week)), "2025-05-12")
    with CaptureQueriesContext(connection) as three:
        assert len(register(TODAY)) == 3
    assert _selects(three) == _selects(one) == 4


def test_register_reads_nothing_that_people_wrote() -> None:
    who = cast()
    decided(who)
    with CaptureQueriesContext(connection) as asked:
        register(TODAY)
    sealed = ("story", "wish", '"reasons"', "findings", "owner", '"texts"')
    statements = "\n".join(
        query["sql"] for query in asked if "adoptedregulation" not in query["sql"]
    )
    assert [word for word in sealed if word in statements] == []
    assert local_date(cases.RECEIVED_AT, "Europe/Amsterdam") == date(2026, 3, 2)
