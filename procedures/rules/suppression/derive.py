"""Attack a print: find the hidden counts that follow from what is shown.

Written apart from the code that hides, and from the other side: it sees the print only. It solves
the equations exactly and narrows every hidden count until nothing narrows further.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from procedures.rules.suppression.marks import Interval
from procedures.rules.suppression.relations import Relation, forms

ROUNDS = 200
Intervals = dict[str, Interval]


@dataclass(frozen=True, slots=True)
class Leak:
    """A hidden count that a reader can work out: it can be ``count`` only."""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class _Row:
    """The weighed sum of hidden counts plus a constant is zero, or is zero or more."""

    weights: Mapping[str, Fraction]
    constant: Fraction
    exact: bool


def derivable(intervals: Mapping[str, Interval], relations: tuple[Relation, ...]) -> list[Leak]:
    """List the counts that look hidden but can be one number only, by key."""
    hidden = {key for key, (lowest, highest) in intervals.items() if lowest != highest}
    rows = [_fill_in(form.weights, form.exact, intervals) for form in forms(relations)]
    solved = _solve([row for row in rows if row.exact])
    narrowed = _narrow(dict(intervals), [*rows, *solved])
    return [
        Leak(key, narrowed[key][0])
        for key in sorted(hidden)
        if narrowed[key][0] == narrowed[key][1]
    ]


def _fill_in(weights: Mapping[str, int], exact: bool, intervals: Mapping[str, Interval]) -> _Row:  # noqa: FBT001 - read straight from the form
    constant = Fraction(0)
    unknown = {}
    for key, weight in weights.items():
        lowest, highest = intervals[key]
        if lowest == highest:
            constant += weight * lowest
        else:
            unknown[key] = Fraction(weight)
    return _Row(unknown, constant, exact)


def _solve(rows: list[_Row]) -> list[_Row]:
    """Bring the equations to reduced echelon form: each leading count stands in one row only."""
    solved: list[_Row] = []
    for row in rows:
        rest = row
        for done in solved:
            rest = _without(rest, next(iter(done.weights)), done)
        if not rest.weights:
            continue
        lead = next(iter(rest.weights))
        scaled = _scaled(rest, lead)
        solved = [_without(done, lead, scaled) for done in solved]
        solved.append(scaled)
    return solved


def _scaled(row: _Row, lead: str) -> _Row:
    factor = row.weights[lead]
    weights = {key: weight / factor for key, weight in row.weights.items()}
    return _Row(weights, row.constant / factor, exact=True)


def _without(row: _Row, key: str, pivot: _Row) -> _Row:
    """Subtract the pivot row so that ``key`` no longer stands in the row."""
    factor = row.weights.get(key)
    if not factor:
        return row
    keys = dict.fromkeys([*row.weights, *pivot.weights])
    weights = {k: row.weights.get(k, 0) - factor * pivot.weights.get(k, 0) for k in keys}
    left = {k: Fraction(weight) for k, weight in weights.items() if weight}
    return _Row(left, row.constant - factor * pivot.constant, exact=True)


def _narrow(intervals: Intervals, rows: list[_Row]) -> Intervals:
    for _round in range(ROUNDS):
        before = dict(intervals)
        for row in rows:
            intervals.update(_bounds(row, intervals))
        if intervals == before:
            break
    return intervals


def _bounds(row: _Row, intervals: Intervals) -> Iterator[tuple[str, Interval]]:
    """Bound each count of a row by what the others of the row leave for it."""
    for key, weight in row.weights.items():
        others = [(k, w) for k, w in row.weights.items() if k != key]
        most = _sum(others, intervals, row.constant, high=True)
        least = _sum(others, intervals, row.constant, high=False) if row.exact else None
        yield key, _tighter(intervals[key], weight, least, most)


def _sum(
    others: list[tuple[str, Fraction]], intervals: Intervals, constant: Fraction, *, high: bool
) -> Fraction | None:
    """Return the highest or lowest value of a weighed sum; None when it has no such bound."""
    total = constant
    for key, weight in others:
        bound = intervals[key][1 if (weight > 0) == high else 0]
        if bound is None:
            return None
        total += weight * bound
    return total


def _tighter(
    known: Interval, weight: Fraction, least: Fraction | None, most: Fraction | None
) -> Interval:
    """Narrow an interval by: weight times the count plus the others is zero (or at least zero)."""
    at_least = None if most is None else -most / weight
    at_most = None if least is None else -least / weight
    if weight < 0:
        at_least, at_most = at_most, at_least
    lowest, highest = known
    if at_least is not None:
        lowest = max(lowest, ceil(at_least))
    if at_most is not None:
        highest = floor(at_most) if highest is None else min(highest, floor(at_most))
    return lowest, highest
