"""The figures of a year with ten thousand cases, beside one SQL statement that counts the same."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from procedures.models import Complaint
from procedures.queries.register import register
from procedures.queries.year import frame_of, year_figures
from procedures.rules.statistics import Figures
from procedures.rules.statistics import figures as counted
from tests import cast
from tests.benchmarks.by_sql import COUNTS
from tests.benchmarks.cores import Cores
from tests.benchmarks.ratios import say, seconds, words
from tests.benchmarks.year_of_cases import fill
from tests.factories import cases

pytestmark = pytest.mark.django_db
ROUNDS, COUNT, YEAR, TODAY = 5, 10_000, 2025, date(2026, 1, 20)


@pytest.fixture
def full(in_acme: None) -> Complaint:  # noqa: ARG001
    """A client with ten thousand cases that walked to their end."""
    who = cast.cast()
    case = cast.decided(who)
    cases.do(case, "closed", who.carla)
    cases.do(case, "aftercare_done", who.carla, aftercare_channel="phone", resolution="resolved")
    fill(case, COUNT)
    return case


def by_sql() -> Mapping[tuple[str, str], int]:
    """Return what one statement counts, by table and line."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, {"from": date(YEAR, 1, 1), "until": date(YEAR, 12, 31)})
        return {(table, line): number for table, line, number in cursor.fetchall()}


def printed(found: Figures) -> Mapping[tuple[str, str], int | float | None]:
    """Return what the figures print of the year itself."""
    return {
        (table.name, line.code): cell.value
        for table in found.tables
        for line in table.lines
        if (cell := table.cell(line.code, str(YEAR))) and not cell.mark
    }


@pytest.mark.usefixtures("full")
def test_figures_of_a_year() -> None:
    with CaptureQueriesContext(connection) as asked:
        found = year_figures(YEAR, TODAY)
    told, plain = printed(found), by_sql()
    both = sorted(told.keys() & plain.keys())
    assert {place: told[place] for place in both} == {place: plain[place] for place in both}
    ours, theirs = Cores(), Cores()
    for _ in range(ROUNDS):
        for cores, count in ((ours, lambda: year_figures(YEAR, TODAY)), (theirs, by_sql)):
            cores.begin()
            count()
            cores.end()
    ratio = ours.both / theirs.both
    say(
        f"{COUNT} cases in a year, {len(both)} counts alike, {ROUNDS} times, {len(asked)} questions"
    )
    say(f"  the figures:   {ours.told()} (goal {ROUNDS} s)")
    say(f"  one statement: {theirs.told()}, x {ratio:.1f} of a core (goal 3)")
    rows, frame = register(TODAY), frame_of(YEAR, TODAY)
    say(f"  reading the register: {words(seconds(lambda: register(TODAY)))}")
    say(f"  counting and hiding: {words(seconds(lambda: counted(rows, frame)))}")
