"""Tables of two codes at once: the form of a municipality, chapters by who is complained about."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from procedures.rules.statistics import Figures, Frame, RegisterRow, TermResult, figures, leaks
from procedures.rules.statistics.crossing import TABLES

HERE, THERE = "this_municipality", "other_municipality"
FORM = frozenset({"flow", "residence", "form_ground", "ground"})
ABOUT = frozenset({"flow", "complaint_about", *(name for name in TABLES if name[:3] != "for")})
TODAY = date(2026, 2, 1)


def row(lives_in: str, happened_in: str, *grounds: str, about: str = "own_service") -> RegisterRow:
    return RegisterRow(
        number="K",
        kind="complaint",
        received_on=date(2025, 2, 3),
        closed_on=date(2025, 3, 3),
        channel="phone",
        grounds=grounds,
        outcome="founded",
        resolution="resolved",
        handling="talk",
        lives_in=lives_in,
        happened_in=happened_in,
        complaint_about=about,
    )


def made(rows: list[RegisterRow], tables: frozenset[str], **given: object) -> Figures:
    asked = Frame(year=2025, today=TODAY, tables=tables)
    return figures(rows, replace(asked, **given))  # type: ignore[arg-type]


def printed(seen: Figures, name: str) -> dict[str, list[object]]:
    table = seen.table(name)
    assert table is not None
    lines = (*table.lines, *table.totals)
    return {line.code: [cell.value for cell in line.cells] for line in lines}


def test_the_form_of_a_municipality_divides_each_line_by_where_one_lives_and_where_it_was() -> None:
    rows = [row(HERE, HERE, "age")] * 7 + [row(HERE, THERE, "age", "sex")] * 6
    rows += [row(THERE, HERE, "sex")] * 8
    seen = made(rows, FORM)
    table = seen.table("form_ground")
    assert table is not None
    assert [column.code for column in table.columns] == [
        "resident_here",
        "resident_elsewhere",
        "subtotal",
        "visitor_here",
        "total",
    ]
    assert printed(seen, "form_ground") == {
        "age": [7, 6, 13, 0, 13],
        "sex": [0, 6, 6, 8, 14],
        "total": [7, 6, 13, 8, 21],
    }
    assert (table.multi_valued, table.footnotes) == (True, ("multi_valued",))
    assert seen.table("ground") is None


def test_own_service_and_recognised_providers_each_have_their_own_figures() -> None:
    rows = [row(HERE, HERE, about="own_staff")] * 5 + [row(HERE, HERE)] * 6
    rows += [row(HERE, HERE, about="licensed_provider")] * 9
    rows += [row(HERE, HERE, about="not_sure")] * 5
    seen = made(rows, ABOUT)
    assert printed(seen, "own_channel") == {"phone": [11, 5, 25], "total": [11, 5, 25]}
    assert printed(seen, "provider_outcome") == {"founded": [9, 5, 25], "total": [9, 5, 25]}
    assert seen.table("own_inadmissible") is None
    assert [
        each.footnotes for each in seen.tables if each.name in {"own_channel", "own_outcome"}
    ] == [
        ("part_columns",),
        ("closed_only", "part_columns"),
    ]


def test_own_service_and_recognised_providers_each_have_their_own_terms() -> None:
    kept = TermResult("decide", due_on=date(2025, 3, 19), ended_on=date(2025, 3, 3))
    late = replace(kept, ended_on=date(2025, 3, 20))
    rows = [replace(row(HERE, HERE, about="own_staff"), terms=(kept,))] * 6
    rows += [replace(row(HERE, HERE), terms=(kept, late))] * 7
    rows += [row(HERE, HERE, about="licensed_provider")] * 8
    seen = made(rows, ABOUT)
    assert printed(seen, "own_in_time") == {
        "kept": [6, 6],
        "late": [7, 7],
        "none": [0, 8],
        "total": [13, 21],
    }
    assert printed(seen, "provider_in_time")["none"] == [8, 8]


def test_such_tables_are_there_only_where_a_report_asks_for_them() -> None:
    rows = [row(HERE, HERE, "age")] * 9
    seen = figures(rows, Frame(year=2025, today=TODAY))
    assert {table.name for table in seen.tables} & set(TABLES) == set()


def drawn(number: int, seed: int) -> list[RegisterRow]:
    lot = Random(seed)  # noqa: S311 cases to test with
    places, about = (HERE, HERE, THERE, "unknown"), ("own_service", "own_staff", "not_sure")
    return [
        replace(
            row(lot.choice(places), lot.choice(places), *lot.sample(["age", "sex", "faith"], 2)),
            received_on=date(2025, lot.randint(1, 12), 3),
            closed_on=date(2025, 12, lot.randint(4, 30)),
            channel=lot.choice(["phone", "portal", "letter"]),
            complaint_about=lot.choice((*about, "recognised_provider")),
        )
        for _ in range(number)
    ]


@pytest.mark.parametrize(("number", "seed"), [(9, 1), (30, 2), (60, 3)])
def test_no_hidden_count_follows_from_divided_tables_beside_the_year(
    number: int, seed: int
) -> None:
    rows = drawn(number, seed)
    year = figures(rows, Frame(year=2025, today=TODAY))
    for tables, part in ((FORM, "h1"), (ABOUT, "")):
        asked = Frame(year=2025, today=TODAY, tables=tables, part=part)
        beside = figures(rows, asked, published=[year])
        assert leaks(year, beside) == []
