"""Attack a print with a solver, which finds the bounds of each hidden count for a reader.

Written apart from the code that hides and from `derive`, and stronger than it: the print, the
totals and all editions so far become one integer program, and HiGHS finds for each hidden count
the least and the greatest number that agree with everything printed. M. Fischetti and J.J.
Salazar, "Solving the cell suppression problem on tabular data with linear constraints",
Management Science 47 (2001), call this the audit of a pattern.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import highspy
import numpy as np

from kernel.errors import Refusal
from procedures.rules.suppression.marks import Interval
from procedures.rules.suppression.relations import Form, Relation, forms

PROTECTION = 1
"""A reader may never bound a hidden count tighter than this: two numbers stay possible."""

ROOM = 1_000_000
"""What a count without an upper bound may be at most; no client has as many complaints."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """A hidden count that a reader can bound too tightly: from `lowest` to `highest`."""

    key: str
    lowest: int
    highest: int


@dataclass(slots=True)
class _Print:
    """The integer program of a print, and how far each hidden count moved in worlds found."""

    keys: list[str]
    solver: highspy.Highs
    least: dict[str, int] = field(default_factory=dict)
    most: dict[str, int] = field(default_factory=dict)

    def push(self, weights: Mapping[str, int]) -> None:
        """Find a world that prints the same and has the greatest weighed sum; keep its counts.

        Raise Refusal `audit.contradiction` when no world at all agrees with the print.
        """
        cost = np.array([float(weights.get(key, 0)) for key in self.keys])
        columns = np.arange(len(self.keys), dtype=np.int32)
        self.solver.changeColsCost(len(self.keys), columns, -cost)
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise Refusal(
                "audit.contradiction",
                message="De gedrukte cijfers spreken elkaar tegen. Tel ze opnieuw.",
            )
        self._keep(self.solver.getSolution().col_value)

    def _keep(self, found: list[float]) -> None:
        for key, number in zip(self.keys, map(round, found), strict=True):
            self.least[key] = min(number, self.least.get(key, number))
            self.most[key] = max(number, self.most.get(key, number))

    def room(self, key: str) -> int:
        """Return how far a hidden count moved so far."""
        return self.most[key] - self.least[key]


def audit(
    intervals: Mapping[str, Interval],
    relations: tuple[Relation, ...],
    *,
    protection: int = PROTECTION,
) -> list[Exposed]:
    """List the hidden counts that the print bounds tighter than `protection`, by key.

    `intervals` are what each count's own print says; where both ends are equal it is printed.
    """
    print_ = _print_of(intervals, relations)
    if not print_.keys:
        return []
    for sign in (1, -1):
        print_.push(dict.fromkeys(print_.keys, sign))
    found = []
    for key in print_.keys:
        for sign in (1, -1):
            if print_.room(key) < protection:
                print_.push({key: sign})
        if print_.room(key) < protection:
            found.append(Exposed(key, print_.least[key], print_.most[key]))
    return found


def _print_of(intervals: Mapping[str, Interval], relations: tuple[Relation, ...]) -> _Print:
    keys = sorted(key for key, (lowest, highest) in intervals.items() if lowest != highest)
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for key in keys:
        lowest, highest = intervals[key]
        solver.addVar(lowest, ROOM if highest is None else highest)
    columns = np.arange(len(keys), dtype=np.int32)
    whole = np.full(len(keys), int(highspy.HighsVarType.kInteger), dtype=np.uint8)
    solver.changeColsIntegrality(len(keys), columns, whole)
    places = {key: place for place, key in enumerate(keys)}
    for form in forms(relations):
        _add(solver, form, places, intervals)
    return _Print(keys, solver)


def _add(
    solver: highspy.Highs,
    form: Form,
    places: Mapping[str, int],
    intervals: Mapping[str, Interval],
) -> None:
    """Add one statement: what is printed of it is a number, the rest stays unknown."""
    known = sum(weight * intervals[key][0] for key, weight in form.weights.items()
                if key not in places)  # fmt: skip
    hidden = {places[key]: weight for key, weight in form.weights.items() if key in places}
    if hidden:
        columns = np.array(list(hidden), dtype=np.int32)
        weights = np.array(list(hidden.values()), dtype=float)
        most = float(-known) if form.exact else highspy.kHighsInf
        solver.addRow(float(-known), most, len(hidden), columns, weights)
