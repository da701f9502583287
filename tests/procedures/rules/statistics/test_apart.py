"""Who names no ground names no other either: what is left is those who did."""

from datetime import date

from procedures.rules.statistics import figures, leaks
from procedures.rules.suppression import Leak, Relation, derivable
from tests.factories.registers import complaint, frame


def test_what_shares_no_case_with_the_rest_bounds_it() -> None:
    known = {"total": (22, 22), "none": (20, 20), "age": (1, 4), "sex": (0, 0)}
    relations = (
        Relation("total", ("none", "age", "sex"), "cover"),
        Relation("total", ("none", "age", "sex"), "apart"),
    )
    assert derivable(known, relations) == [Leak("age", 2)]


def test_the_few_who_named_a_ground_do_not_follow_from_those_who_did_not() -> None:
    day = date(2025, 3, 3)
    rows = [complaint(day) for _ in range(20)] + [complaint(day, grounds=("age",))] * 2
    found = figures(rows, frame())
    marks = {line.code: line.cells[-2].mark for line in found.table("ground").lines}  # type: ignore[union-attr]
    assert marks == {"age": "small", "none": "covered"}
    assert leaks(found) == []


def test_who_did_not_name_one_is_shown_where_nothing_follows_from_it() -> None:
    day = date(2025, 3, 3)
    rows = [complaint(day) for _ in range(20)] + [complaint(day, grounds=("age", "sex"))] * 6
    found = figures(rows, frame())
    shown = {line.code: line.cells[-2].value for line in found.table("ground").lines}  # type: ignore[union-attr]
    assert shown == {"age": 6, "sex": 6, "none": 20}
