"""What hiding costs and what an attacker gets, over invented years of clients. `make bench`."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter

import pytest

from procedures.rules.suppression import Mark, audit, cover
from tests.benchmarks.ratios import say
from tests.factories.client_years import ClientYear, client_year, small_year
from tests.factories.least_hidden import least_hidden

SMALL_YEARS = 200


@dataclass(slots=True)
class Sum:
    """What came out over all years; times in seconds."""

    counts: int = 0
    small: int = 0
    hidden: int = 0
    exposed: int = 0
    in_editions: int = 0
    naive_years: int = 0
    naive_exposed: int = 0
    hiding: float = 0.0
    longest: float = 0.0
    auditing: float = 0.0

    def add(self, year: ClientYear) -> None:
        """Hide, attack, the same after editions of three quarters, and attack naive hiding."""
        begun = perf_counter()
        marks = cover(year.values, tuple(year.relations)).marks
        hidden = perf_counter()
        self.exposed += exposed(year, marks)
        self.auditing += perf_counter() - hidden
        self.hiding += hidden - begun
        self.longest = max(self.longest, perf_counter() - begun)
        published = year.published()
        self.in_editions += sum(map(bool, published.values()))
        self.exposed += exposed(year, published)
        naive = exposed(year, year.naive())
        self.naive_years += bool(naive)
        self.naive_exposed += naive
        self.counts += len(marks)
        self.small += sum(bool(mark) for mark in year.naive().values())
        self.hidden += sum(bool(mark) for mark in marks.values())


def exposed(year: ClientYear, marks: Mapping[str, Mark]) -> int:
    """Return how many hidden counts an attacker works out."""
    return len(audit(year.printed(marks), tuple(year.relations)))


def test_no_count_of_any_invented_year_can_be_derived(request: pytest.FixtureRequest) -> None:
    years = int(request.config.getoption("--clients"))
    found = Sum()
    for seed in range(years):
        found.add(client_year(seed))
    sys.stdout.write(told(found, years))
    assert found.exposed == 0
    assert found.naive_exposed > 0


def test_how_much_more_is_hidden_than_had_to_be() -> None:
    ours = least = small = 0
    for seed in range(SMALL_YEARS):
        year = small_year(seed)
        ours += sum(map(bool, cover(year.values, tuple(year.relations)).marks.values()))
        small += sum(map(bool, year.naive().values()))
        least += len(least_hidden(year))
    say(f"{SMALL_YEARS} small years, {small} counts small: hidden {ours}, the optimum {least}")
    say(f"  x {ours / least:.2f} of the optimum\n")


def told(found: Sum, years: int) -> str:
    """Return what came out, in lines."""
    ratio = found.hidden / found.small
    hiding, auditing = found.hiding / years, found.auditing / years
    return f"""
  {years} client-years, {found.counts} counts, {found.small} of them small
  hidden {found.hidden} (x {ratio:.2f}), after editions of three quarters {found.in_editions}
  of both exposed {found.exposed}
  hiding below five alone: {found.naive_years} years leak {found.naive_exposed} counts
  a year: {hiding:.2f} s to hide, {auditing:.3f} s to audit; the longest {found.longest:.1f} s
"""
