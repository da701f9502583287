from datetime import date, timedelta

from procedures.rules.statistics import Cell, Department, MeasureState, Table, TermResult, figures
from tests.factories.registers import RegisterRow, complaint, frame

LABELS = {
    "channel": {"portal": {"nl": "Portaal"}, "phone": {"nl": "Telefoon"}},
    "category": {"bullying": {"nl": "Pesten"}, "violence": {"nl": "Geweld"}},
    "outcome": {"founded": {"nl": "Gegrond"}},
}
MAY = date(2025, 5, 12)


def counts(table: Table | None, column: str) -> dict[str, int | float | None]:
    assert table is not None
    place = [each.code for each in table.columns].index(column)
    return {line.code: line.cells[place].value for line in (*table.lines, *table.totals)}


def ended(number: int, **given: object) -> list[RegisterRow]:
    return [complaint(MAY, MAY + timedelta(30), **given) for _ in range(number)]


def test_the_flow_adds_up_from_start_to_end() -> None:
    rows = [
        *(complaint(date(2024, 12, 1), date(2025, 1, 1)) for _ in range(5)),
        *(complaint(date(2024, 12, 1), date(2024, 12, 31)) for _ in range(5)),
        *(complaint(date(2025, 1, 1), date(2025, 12, 31)) for _ in range(6)),
        *(complaint(date(2025, 12, 31), date(2026, 1, 1)) for _ in range(7)),
        *(complaint(date(2026, 1, 1)) for _ in range(8)),
    ]
    flow = figures(rows, frame(departments={})).table("flow")
    expected = {"open_start": 5, "received": 13, "caseload": 18, "closed": 11, "open_end": 7}
    assert counts(flow, "2025") == expected


def test_quarters_and_months_appear_as_the_numbers_allow() -> None:
    few = figures(ended(20), frame()).table("periods")
    assert counts(few, "received") == {"q1": 0, "q2": 20, "q3": 0, "q4": 0, "total": 20}
    many = figures(ended(60), frame()).table("periods")
    months = counts(many, "received")
    assert (months["m05"], months["m06"], months["q2"], months["total"]) == (60, 0, 60, 60)


def test_a_period_that_has_not_begun_is_not_a_zero() -> None:
    table = figures(ended(6), frame(today=date(2025, 6, 30))).table("periods")
    assert table is not None
    assert table.cell("q3", "received") == Cell(None, "none")
    assert table.cell("q1", "received") == Cell(0, "", "periods/received/q1")


def test_what_happens_after_the_day_of_asking_is_not_counted() -> None:
    rows = [*ended(6), complaint(date(2025, 7, 1))]
    seen = figures(rows, frame(today=date(2025, 6, 1), departments={}))
    assert seen.until_on == date(2025, 6, 1)
    flow = counts(seen.table("flow"), "2025")
    assert (flow["received"], flow["closed"], flow["open_end"]) == (6, 0, 6)


def test_a_complaint_in_two_categories_counts_in_both_and_once_in_the_total() -> None:
    rows = [*ended(6, categories=("bullying", "violence")), *ended(9, categories=("bullying",))]
    table = figures(rows, frame(labels=LABELS)).table("category")
    assert counts(table, "2025") == {"bullying": 15, "violence": 6, "total": 15}
    assert counts(table, "share") == {"bullying": 100, "violence": 40, "total": None}
    assert table is not None
    assert table.multi_valued
    assert table.footnotes == ("multi_valued",)


def test_codes_stand_in_the_order_of_the_client_and_strangers_after_them() -> None:
    rows = [*ended(5, channel="letter"), *ended(5, channel="phone"), *ended(5)]
    table = figures(rows, frame(labels=LABELS)).table("channel")
    assert counts(table, "2025") == {
        "portal": 0,
        "phone": 5,
        "letter": 5,
        "unknown": 5,
        "total": 15,
    }


def test_tables_without_codes_are_left_out() -> None:
    names = [table.name for table in figures(ended(6), frame(departments={})).tables]
    assert names == [
        "flow",
        "periods",
        "name_given",
        "lead_time",
        "hearing",
        "events",
        "appreciation",
    ]


def test_other_kinds_are_counted_apart_and_never_as_complaints() -> None:
    other = [RegisterRow(number="M", kind="report", received_on=MAY) for _ in range(7)]
    seen = figures([*ended(6), *other], frame())
    assert counts(seen.table("kind"), "2025") == {"complaint": 6, "report": 7, "total": 13}
    assert seen.cell("flow", "received") == Cell(6, "", "received")


def test_a_year_with_reports_only_has_no_complaints() -> None:
    other = [RegisterRow(number="M", kind="report", received_on=MAY) for _ in range(7)]
    seen = figures(other, frame())
    assert counts(seen.table("kind"), "2025") == {"report": 7, "total": 7}
    assert seen.cell("flow", "received") == Cell(0, "", "received")


def test_departments_are_counted_for_each_hundred_employees() -> None:
    rows = [*ended(6, department="care"), *ended(5, department="kitchen"), *ended(5)]
    table = figures(rows, frame()).table("department")
    assert counts(table, "employees") == {
        "care": 240,
        "office": 80,
        "kitchen": 4,
        "unknown": None,
        "total": 324,
    }
    assert table is not None
    assert table.cell("care", "per_100") == Cell(2.5)
    assert table.cell("kitchen", "per_100") == Cell(None, "few")
    assert table.cell("unknown", "per_100") == Cell(None, "none")
    assert table.cell("total", "per_100") == Cell(4.9)


def test_a_client_that_gave_no_head_count_has_no_rate() -> None:
    named = {"care": Department("Zorg", 50), "office": Department("Kantoor")}
    seen = figures(ended(6), frame(departments=named))
    assert seen.cell("flow", "per_100") is None
    assert seen.cell("department", "total", "per_100") == Cell(None, "none")
    assert figures([], frame(departments={}, employees_count=900)).cell("flow", "employees") == (
        Cell(900)
    )


def test_measures_are_counted_by_kind_and_state() -> None:
    person = MeasureState("person", "done")
    organisation = MeasureState("organisation", "open", date(2025, 6, 1))
    rows = [*ended(6, measures=(person, organisation)), *ended(5, measures=(person,))]
    seen = figures(rows, frame())
    table = seen.table("measures")
    assert counts(table, "done") == {"organisation": 0, "person": 11, "total": 11}
    assert counts(table, "open") == {"organisation": 6, "person": 0, "total": 6}
    assert counts(table, "total") == {"organisation": 6, "person": 11, "total": 17}
    assert seen.cell("events", "measures_overdue") == Cell(6, "", "events/measures_overdue")


def test_events_of_complaints_are_counted() -> None:
    extended = TermResult("decision", MAY, MAY, extended_count=2)
    rows = ended(6, hearings_count=2, terms=(extended,), retaliation_signalled=True)
    seen = counts(figures(rows, frame()).table("events"), "2025")
    assert seen == {"hearings": 12, "extensions": 12, "retaliation": 6, "measures_overdue": 0}


def test_following_and_departing_from_an_advice_are_counted() -> None:
    rows = [*ended(6, departed_from_advice=False), *ended(5, departed_from_advice=True), *ended(5)]
    table = figures(rows, frame()).table("advice")
    assert counts(table, "2025") == {"followed": 6, "departed": 5, "no_advice": 5, "total": 16}
