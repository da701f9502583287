"""Reports of a bureau to each of its municipalities: right beside each other, and safe together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from random import Random

import highspy
import numpy as np
import pytest

from kernel.errors import Refusal
from procedures.rules.statistics import Figures, Frame, RegisterRow, figures, leaks
from procedures.rules.statistics.prints import prints
from tests.factories.registers import complaint

HALF = Frame(
    year=2025,
    today=date(2026, 2, 1),
    part="h1",
    tables=frozenset({"flow", "residence", "form_ground", "ground"}),
)
TOWNS = ("delft", "gouda", "leiden")
ELSEWHERE, UNKNOWN = "other_municipality", "unknown"


def case(lives_in: str, happened_in: str, ground: str = "age") -> RegisterRow:
    day = date(2025, 3, 3)
    return complaint(
        day, day, lives_in=lives_in, happened_in=happened_in, grounds=(ground,), department=None
    )


def told(rows: Sequence[RegisterRow], scope: str, *before: Figures) -> Figures:
    return figures(rows, replace(HALF, scope=scope), published=before)


def form(seen: Figures) -> dict[str, list[object]]:
    table = seen.table("form_ground")
    assert table is not None
    assert [one.code for one in table.columns][-2:] == ["unknown", "total"]
    lines = (*table.lines, *table.totals)
    return {line.code: [cell.value for cell in line.cells] for line in lines}


def by_hand() -> list[RegisterRow]:
    """Return seventy-one complaints of which everything can be shown."""
    return [
        *[case("delft", "delft", "age")] * 9,
        *[case("delft", "delft", "sex")] * 7,
        *[case("delft", "gouda", "age")] * 6,
        *[case("gouda", "gouda", "sex")] * 8,
        *[case("gouda", "delft", "sex")] * 5,
        *[case("gouda", ELSEWHERE, "age")] * 10,
        *[case(ELSEWHERE, "delft", "age")] * 12,
        *[case("delft", UNKNOWN, "sex")] * 5,
        *[case(ELSEWHERE, ELSEWHERE, "age")] * 9,
    ]


def test_each_municipality_gets_the_form_from_where_it_stands() -> None:
    """Who lives in Delft and met it in Gouda is a resident in the one, a visitor in the other."""
    rows = by_hand()
    assert form(told(rows, "municipality:delft")) == {
        "age": [9, 6, 15, 12, 0, 27],
        "sex": [7, 0, 7, 5, 5, 17],
        "total": [16, 6, 22, 17, 5, 44],
    }
    seen = told(rows, "municipality:gouda").table("form_ground")
    assert seen is not None
    assert {line.code: [cell.value for cell in line.cells] for line in seen.lines} == {
        "age": [0, 10, 10, 6, 16],
        "sex": [8, 5, 13, 0, 13],
    }


def test_the_bureau_counts_a_case_once_and_has_no_form_for_all_together() -> None:
    seen = told(by_hand(), "")
    assert {table.name for table in seen.tables} == {"flow", "ground"}
    table = seen.table("ground")
    assert table is not None
    assert {line.code: line.cells[0].value for line in table.lines} == {"age": 46, "sex": 25}


def test_what_two_municipalities_share_does_not_follow_from_their_reports_and_the_bureaus() -> None:
    """Twelve of Delft and ten of Gouda beside twenty of the bureau: two stand in both."""
    rows = [case("delft", "delft")] * 10 + [case("gouda", "gouda")] * 8
    rows += [case("delft", "gouda")] * 2
    rows += [case("delft", "delft", "sex")] * 9 + [case("gouda", "gouda", "sex")] * 9
    naive = [told(rows, scope) for scope in ("", "municipality:delft", "municipality:gouda")]
    assert [one.cell("flow", "received").value for one in naive] == [38, 21, 19]  # type: ignore[union-attr]
    assert bounded(naive, TOWNS[:2]) != []
    seen: list[Figures] = []
    for scope in ("", "municipality:delft", "municipality:gouda"):
        seen.append(told(rows, scope, *seen))
        assert leaks(*seen) == []
    assert bounded(seen, TOWNS[:2]) == []


def drawn(seed: int, towns: Sequence[str], number: int) -> list[RegisterRow]:
    lot = Random(seed)  # noqa: S311 cases to test with
    places = (*towns, ELSEWHERE, UNKNOWN)
    homes = lot.choices(places, (6, 3, *(1 for _ in places[2:])), k=number)
    return [
        case(home, home if lot.random() < 0.6 else lot.choice(places), lot.choice(("age", "sex")))
        for home in homes
    ]


@pytest.mark.parametrize(("seed", "towns", "number"), [(1, 2, 30), (2, 2, 90), (3, 3, 60)])
def test_whoever_counts_by_home_and_place_bounds_no_hidden_number(
    seed: int, towns: int, number: int
) -> None:
    rows, seen = drawn(seed, TOWNS[:towns], number), []
    scopes = ["", *(f"municipality:{one}" for one in TOWNS[:towns])]
    Random(seed).shuffle(scopes)  # noqa: S311 an order to test with
    for scope in scopes:
        try:
            seen.append(told(rows, scope, *seen))
        except Refusal as refusal:
            assert refusal.code == "suppression.unsafe"  # noqa: PT017 now and then
    assert len(seen) > 1
    assert leaks(*seen) == []
    assert bounded(seen, TOWNS[:towns]) == []


# An attacker that shares no code with the house: the cases by their grounds, by where one lives and
# by where it happened, as whole numbers; each print bounds a sum of them.

Cell = tuple[str, str, str]
GROUNDS = ("age", "sex", "age+sex")


def bounded(seen: Sequence[Figures], towns: Sequence[str]) -> list[str]:
    """Return the hidden numbers that can be one number only."""
    places = (*towns, ELSEWHERE, UNKNOWN)
    cells = [(ground, *pair) for ground in GROUNDS for pair in product(places, places)]
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for _ in cells:
        solver.addVar(0.0, 1000.0)
    columns = np.arange(len(cells), dtype=np.int32)
    whole = np.full(len(cells), int(highspy.HighsVarType.kInteger), dtype=np.uint8)
    solver.changeColsIntegrality(len(cells), columns, whole)
    hidden = {}
    for one in seen:
        for each in prints(one):
            inside = _cells_of(one.scope, each.key, cells)
            if inside:
                least, most = each.bounds(5)
                top = highspy.kHighsInf if most is None else float(most)
                solver.addRow(
                    float(least), top, len(inside), np.array(inside), np.ones(len(inside))
                )
                if each.mark:
                    hidden[each.name] = inside
    return [name for name, inside in hidden.items() if not _opens(solver, columns, inside)]


def _cells_of(scope: str, key: str, cells: Sequence[Cell]) -> list[int]:
    """Return which cases a count is of, by what its table says; none for counts by date."""
    table, *names = key.split("/")
    column = names[-1] if table in {"residence", "ground_by_residence"} else ""
    ground = names[0] if table in {"ground", "ground_by_residence"} else ""
    if table not in {"received", "residence", "ground", "ground_by_residence"}:
        return []
    town = scope.partition(":")[2]
    return [
        number
        for number, (of, home, where) in enumerate(cells)
        if (not town or town in {home, where})
        and ground in of
        and column in {"", *_columns(town, home, where)}
    ]


def _columns(town: str, home: str, where: str) -> Iterator[str]:
    at_home, here = home == town, where == town
    if UNKNOWN in {home, where} or not (at_home or here):
        yield "unknown"
        return
    yield "visitor_here" if not at_home else "resident_here" if here else "resident_elsewhere"
    if at_home:
        yield "subtotal"


def _opens(solver: highspy.Highs, columns: np.ndarray, inside: Sequence[int]) -> bool:
    found = set()
    for sign in (1.0, -1.0):
        cost = np.zeros(len(columns))
        cost[list(inside)] = sign
        solver.changeColsCost(len(columns), columns, cost)
        solver.run()
        assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found.add(round(sum(solver.getSolution().col_value[place] for place in inside)))
    return len(found) > 1
