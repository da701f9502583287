from datetime import date, timedelta

from procedures.rules.statistics import Cell, RegisterRow, TermResult, figures
from tests.factories.registers import complaint, frame

START = date(2025, 3, 3)


def lasting(*days: int) -> list[RegisterRow]:
    return [complaint(START, START + timedelta(each)) for each in days]


def with_terms(*terms: TermResult) -> list[RegisterRow]:
    return [complaint(START, terms=(term,)) for term in terms]


def kept(number: int) -> list[TermResult]:
    return [TermResult("ack", date(2025, 3, 10), date(2025, 3, 10))] * number


def late(number: int) -> list[TermResult]:
    return [TermResult("ack", date(2025, 3, 10), date(2025, 3, 11))] * number


def test_the_median_of_an_odd_and_of_an_even_number_of_complaints() -> None:
    odd = figures(lasting(10, 20, 30, 40, 90), frame())
    assert odd.cell("lead_time", "median") == Cell(30)
    even = figures(lasting(10, 20, 30, 33, 40, 90), frame())
    assert even.cell("lead_time", "median") == Cell(31.5)


def test_the_ninetieth_percentile_needs_twice_as_many_complaints() -> None:
    nine = figures(lasting(*range(1, 10)), frame())
    assert nine.cell("lead_time", "p90") == Cell(None, "few")
    ten = figures(lasting(*range(1, 11)), frame())
    assert ten.cell("lead_time", "p90") == Cell(9)


def test_a_recorded_lead_time_goes_before_the_calendar() -> None:
    rows = [complaint(START, START + timedelta(90), lead_time_days=12) for _ in range(5)]
    assert figures(rows, frame()).cell("lead_time", "median") == Cell(12)


def test_lead_times_of_too_few_complaints_are_not_shown() -> None:
    assert figures(lasting(10, 20), frame()).cell("lead_time", "median") == Cell(None, "few")
    assert figures([], frame()).cell("lead_time", "median") == Cell(None, "none")
    assert figures([], frame()).cell("lead_time", "p90") == Cell(None, "none")


def test_a_term_ends_within_or_late_and_late_while_it_runs_past_its_date() -> None:
    running = [TermResult("ack", date(2025, 6, 1))] * 5
    rows = with_terms(*kept(5), *late(6), *running)
    seen = figures(rows, frame())
    assert seen.cell("terms", "ack", "within") == Cell(5, "", "terms/ack/within")
    assert seen.cell("terms", "ack", "late") == Cell(11, "", "terms/ack/late")
    assert seen.cell("terms", "ack", "share_within") == Cell(31)


def test_a_term_that_ended_in_another_year_or_still_has_time_is_not_counted() -> None:
    before = TermResult("ack", date(2024, 3, 10), date(2024, 3, 10))
    after = TermResult("ack", date(2026, 1, 10), date(2026, 1, 9))
    seen = figures(with_terms(*kept(5), before, after), frame())
    assert seen.cell("terms", "ack", "total") == Cell(5, "", "terms/ack/total")


def test_few_late_terms_hide_the_share_but_leave_a_lower_bound() -> None:
    seen = figures(with_terms(*kept(19), *late(1)), frame())
    assert seen.cell("terms", "ack", "late") == Cell(None, "small", "terms/ack/late")
    assert seen.cell("terms", "ack", "within") == Cell(None, "covered", "terms/ack/within")
    assert seen.cell("terms", "ack", "share_within") == Cell(80, "at_least")


def test_few_terms_kept_leave_no_share() -> None:
    seen = figures(with_terms(*kept(1), *late(19)), frame())
    assert seen.cell("terms", "ack", "share_within") == Cell(None, "few")
    few = figures(with_terms(*kept(2)), frame())
    assert few.cell("terms", "ack", "share_within") == Cell(None, "few")


def test_a_term_without_results_has_no_share() -> None:
    named = {"term": {"ack": {"nl": "Bevestiging"}}}
    seen = figures([], frame(labels=named))
    assert seen.cell("terms", "ack", "share_within") == Cell(None, "none")


def test_extended_terms_are_counted_beside_the_others() -> None:
    extended = [TermResult("ack", date(2025, 4, 10), date(2025, 4, 1), "", 1)] * 5
    seen = figures(with_terms(*kept(5), *extended), frame())
    assert seen.cell("terms", "ack", "extended") == Cell(5, "", "terms/ack/extended")
    assert seen.cell("terms", "ack", "within") == Cell(10, "", "terms/ack/within")


def test_the_mean_appreciation_needs_enough_answers() -> None:
    done = START + timedelta(9)
    rows = [complaint(START, done, appreciation_handling=mark) for mark in (6, 7, 7, 8, 9)]
    rows += [complaint(START, done, appreciation_reception=8) for _ in range(4)]
    seen = figures(rows, frame())
    assert seen.cell("appreciation", "handling") == Cell(7.4)
    assert seen.cell("appreciation", "handling", "answers") == Cell(5, "", "appreciation/handling")
    assert seen.cell("appreciation", "reception") == Cell(None, "few")


def test_a_covered_total_still_carries_what_the_threshold_allows() -> None:
    rows = [*lasting(10, 20, 30, 40, 50, 60, 70, 80, 90, 100), complaint(START), complaint(START)]
    seen = figures(rows, frame(departments={}))
    assert seen.cell("flow", "closed") == Cell(None, "covered", "closed")
    assert seen.cell("lead_time", "median") == Cell(55)
    assert seen.cell("lead_time", "p90") == Cell(None, "few")
