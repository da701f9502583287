"""Is it going well? A judgment of a year from its printed figures only, so it tells no more."""

from dataclasses import dataclass
from typing import Literal

from procedures.rules.statistics.tables import Cell, Figures

State = Literal["good", "attention", "action", "unknown"]

TERMS_GOAL, TERMS_FLOOR = 90, 75
APPRECIATION_GOAL, APPRECIATION_FLOOR = 7.0, 6.0
"""Goals of the house: shares in percent, marks from 1 to 10."""
MANY_MORE = 1.5
"""So many times as many open complaints as at the start is too many."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one question, the number it rests on and the goal it is held against."""

    code: str
    state: State
    found: Cell
    line: str = ""
    goal: float | None = None
    before: Cell | None = None


def verdicts(figures: Figures) -> tuple[Verdict, ...]:
    """Judge the terms, measures, appreciation, signals of retaliation and open complaints."""
    return (
        _terms(figures),
        _events(figures, "measures_overdue", "measures"),
        _appreciation(figures),
        _events(figures, "retaliation", "retaliation"),
        _caseload(figures),
    )


def _terms(figures: Figures) -> Verdict:
    """Judge by the term that was kept least; a lower bound alone is no reason for alarm."""
    table = figures.table("terms")
    shares = [(line.code, line.cells[-1]) for line in table.lines] if table else []
    known = [(cell.value, code, cell) for code, cell in shares if cell.value is not None]
    if not known:
        return Verdict("terms", "unknown", Cell(None, "none"), goal=TERMS_GOAL)
    value, code, cell = min(known, key=lambda each: each[0])
    state = _state(value, TERMS_GOAL, TERMS_FLOOR)
    if cell.mark == "at_least" and state == "action":
        state = "attention"
    return Verdict("terms", state, cell, code, TERMS_GOAL)


def _appreciation(figures: Figures) -> Verdict:
    cell = figures.cell("appreciation", "handling") or Cell(None, "none")
    if cell.value is None:
        return Verdict("appreciation", "unknown", cell, goal=APPRECIATION_GOAL)
    state = _state(cell.value, APPRECIATION_GOAL, APPRECIATION_FLOOR)
    return Verdict("appreciation", state, cell, goal=APPRECIATION_GOAL)


def _state(value: float, goal: float, floor: float) -> State:
    if value >= goal:
        return "good"
    return "attention" if value >= floor else "action"


def _caseload(figures: Figures) -> Verdict:
    """Judge whether more complaints are open than at the start, where both may be told."""
    start, end = (figures.cell("flow", line) for line in ("open_start", "open_end"))
    if start is None or end is None or start.value is None or end.value is None:
        return Verdict("caseload", "unknown", end or Cell(None, "none"))
    is_little = end.value - start.value < figures.threshold
    state: State = "attention" if end.value <= MANY_MORE * start.value or is_little else "action"
    return Verdict("caseload", "good" if end.value <= start.value else state, end, before=start)


def _events(figures: Figures, line: str, code: str) -> Verdict:
    """Judge what should not happen at all: some is a warning, the threshold or more is too many.

    Where no complaint was handled, nothing could happen: that is no praise.
    """
    cell = figures.cell("events", line) or Cell(None, "none")
    states: dict[str, State] = {"none": "unknown", "small": "attention", "withheld": "attention"}
    handled = figures.cell("flow", "caseload")
    never: State = "unknown" if handled and handled.value == 0 else "good"
    return Verdict(code, states.get(cell.mark, never if cell.value == 0 else "action"), cell)
