"""How few counts could be hidden safely: the optimum that a quick way of hiding is held against.

HiGHS chooses the fewest counts; an attack on that choice says which of them follow, and each that
does becomes a cut: of the counts that stayed open, one more must be hidden. Exact, and slow: for
small tables. The way is that of M. Fischetti and J.J. Salazar, Management Science 47 (2001).
"""

from collections.abc import Iterable

import highspy
import numpy as np

from procedures.rules.suppression import Mark, audit
from tests.factories.client_years import ClientYear


def least_hidden(year: ClientYear) -> frozenset[str]:
    """Return as few counts as can be hidden so that none of them follows."""
    small = {key for key, mark in year.naive().items() if mark}
    more = [key for key, count in year.values.items() if count and key not in small]
    if not more:
        return frozenset(small)
    solver = _choice(len(more))
    while True:
        chosen = small | _chosen(solver, more)
        exposed = _exposed(year, chosen)
        if not exposed:
            return frozenset(chosen)
        for key in exposed:
            still = _grown(year, chosen, key, more)
            _cut(solver, more, still, key)


def _choice(count: int) -> highspy.Highs:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for _ in range(count):
        solver.addVar(0.0, 1.0)
    columns = np.arange(count, dtype=np.int32)
    whole = np.full(count, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
    solver.changeColsIntegrality(count, columns, whole)
    solver.changeColsCost(count, columns, np.ones(count))
    return solver


def _chosen(solver: highspy.Highs, more: list[str]) -> set[str]:
    solver.run()
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    told = solver.getSolution().col_value
    return {key for key, is_in in zip(more, told, strict=True) if is_in > 0.5}


def _exposed(year: ClientYear, hidden: Iterable[str]) -> list[str]:
    """Return what follows where what is hidden says no more than that it is not zero."""
    withheld: dict[str, Mark] = dict.fromkeys(hidden, "withheld")
    marks = dict.fromkeys(year.values, "") | withheld
    return [one.key for one in audit(year.printed(marks), tuple(year.relations))]


def _grown(year: ClientYear, hidden: set[str], key: str, more: list[str]) -> set[str]:
    """Return a largest choice in which the count still follows: it makes the sharpest cut."""
    grown = set(hidden)
    for one in more:
        if one not in grown and key in _exposed(year, grown | {one}):
            grown.add(one)
    return grown


def _cut(solver: highspy.Highs, more: list[str], still: set[str], key: str) -> None:
    """Ask for one count more than these, as long as the one that follows is hidden."""
    weights = {place: 1.0 for place, one in enumerate(more) if one not in still}
    least = 1.0
    if key in more:
        weights[more.index(key)], least = -1.0, 0.0
    columns = np.array(list(weights), dtype=np.int32)
    solver.addRow(least, highspy.kHighsInf, len(weights), columns, np.array(list(weights.values())))
