"""What proving, reckoning and sweeping cost: figures, and ratios to a plain way. `make bench`."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from time import perf_counter
from uuid import UUID

import yaml
from django.db import connection

from procedures import presets
from procedures.actions.sweep_terms import passed_on
from procedures.rules.deadlines import terms_of
from procedures.rules.language import Regulation
from procedures.rules.proofs import Subject, proven
from procedures.rules.reading import read_regulation, read_texts
from procedures.rules.walk import Taken, Walk, walk
from tenants.models import Tenant
from tests.benchmarks.ratios import compare
from tests.factories import cases

ZONE, TODAY = "Europe/Amsterdam", date(2026, 11, 22)
MANY, OPEN, DUE = 10_000, 1_000_000, 100
ROWS = """
    INSERT INTO procedures_termrow (case_id, name, source, starts_on, nominal_on, due_on,
        extended_count, suspended_days, state, why)
    SELECT %s, %s || n, 'own regulation', %s, %s, %s, 0, 0, %s, '[]'
    FROM generate_series(1, %s) AS n
"""


def test_reading_and_proving_the_largest_regulation() -> None:
    name = max(presets.names(), key=lambda one: len(presets.source_of(one)))
    source, words = presets.source_of(name), presets.texts_of(name)

    def read_and_proven() -> None:
        texts = {code: read_texts(text, file=code) for code, text in words.items()}
        assert all(one.holds for one in proven(Subject(read_regulation(source), texts)))

    def parsed() -> None:
        for text in (source, *words.values()):
            yaml.load(text, Loader=yaml.CSafeLoader)

    compare(f"read and prove '{name}', the largest", read_and_proven, parsed, "parse its YAML")


def walked(regulation: Regulation, day: int) -> Walk:
    """Return a case that was filed, acknowledged and admitted."""
    filed = datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(days=day % 300)
    acts = ("received", "receive"), ("acknowledged", "acknowledge"), ("admitted", "admit")
    return walk(
        regulation,
        [
            Taken(name, kind, filed + timedelta(days=place * 3))  # type: ignore[arg-type]
            for place, (name, kind) in enumerate(acts)
        ],
    )


def test_terms_of_ten_thousand_cases() -> None:
    regulation = read_regulation(presets.source_of("provider"))
    walks = [walked(regulation, place) for place in range(MANY)]

    def reckoned(count: int) -> Callable[[], object]:
        return lambda: [
            len(tuple(terms_of(regulation, one, zone=ZONE, today=TODAY))) for one in walks[:count]
        ]

    def added(count: int) -> Callable[[], object]:
        weeks = [timedelta(weeks=one) for one in (1, 2, 1, 2, 8)]
        return lambda: [[TODAY + one for one in weeks] for _ in walks[:count]]

    compare(f"reckon the terms of {MANY} cases", reckoned(MANY), added(MANY), "add weeks to a day")
    tenth = f"the terms of {MANY // 10} cases"
    compare("the same (ten times as many: x 10 is linear)", reckoned(MANY), reckoned(1000), tenth)


def rows(case: UUID, state: str, due_on: date, count: int) -> None:
    """Add terms that stand so, all of one case."""
    with connection.cursor() as cursor:
        name = f"{state}_{due_on:%y%m%d}_"
        cursor.execute(ROWS, [case, name, TODAY, due_on, due_on, state, count])


def test_sweep_of_a_million_open_terms(in_acme: Tenant) -> None:  # noqa: ARG001
    case = cases.complaint().id
    rows(case, "running", TODAY + timedelta(days=30), OPEN)
    rows(case, "running", TODAY - timedelta(days=1), DUE)
    analysed()
    before = timed(lambda: passed_on(TODAY))
    compare(
        f"find the {DUE} of {OPEN:,} open terms that passed",
        lambda: passed_on(TODAY),
        without_index(lambda: passed_on(TODAY)),
        "the same without the index",
    )
    rows(case, "met", TODAY - timedelta(days=9), OPEN)
    analysed()
    after = timed(lambda: passed_on(TODAY))
    sys.stdout.write(f"\n  the same with {OPEN:,} closed terms beside them: x {after / before:.1f}")


def analysed() -> None:
    """Let the planner know what there is."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE procedures_termrow")


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of the quickest of twenty times."""
    found = []
    for _ in range(20):
        started = perf_counter()
        work()
        found.append(perf_counter() - started)
    return min(found)


def without_index(work: Callable[[], object]) -> Callable[[], object]:
    """Return the same work, for which the planner may use no index."""

    def slow() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_indexscan = off")
            cursor.execute("SET LOCAL enable_indexonlyscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
            work()
            cursor.execute("RESET enable_indexscan")
            cursor.execute("RESET enable_indexonlyscan")
            cursor.execute("RESET enable_bitmapscan")

    return slow
