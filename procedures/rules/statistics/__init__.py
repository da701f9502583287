# ruff: noqa: A005 - the house's name for this subject; nothing here imports the other one
"""The figures of a client and a period: counted from the register, safe to publish, frozen."""

from procedures.rules.statistics.figures import ORDER, figures
from procedures.rules.statistics.frame import Department, Frame
from procedures.rules.statistics.freezing import digest, dump, load
from procedures.rules.statistics.leaks import leaks
from procedures.rules.statistics.places import CLIENT, PARTS, Period, Place, period_of
from procedures.rules.statistics.recoding import Move, recoded
from procedures.rules.statistics.register import (
    MeasureState,
    OutsideNumber,
    RegisterRow,
    Spent,
    TermResult,
)
from procedures.rules.statistics.tables import Cell, Column, Figures, Labels, Line, Table, Unit
from procedures.rules.statistics.verdicts import State, Verdict, verdicts

__all__ = [
    "CLIENT",
    "ORDER",
    "PARTS",
    "Cell",
    "Column",
    "Department",
    "Figures",
    "Frame",
    "Labels",
    "Line",
    "MeasureState",
    "Move",
    "OutsideNumber",
    "Period",
    "Place",
    "RegisterRow",
    "Spent",
    "State",
    "Table",
    "TermResult",
    "Unit",
    "Verdict",
    "digest",
    "dump",
    "figures",
    "leaks",
    "load",
    "period_of",
    "recoded",
    "verdicts",
]
