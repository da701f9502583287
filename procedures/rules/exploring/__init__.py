"""Everything that can happen under a regulation, as a finite graph of situations.

A situation is a state with what the guards look at: admitted, told, heard, complete, and which
acts were taken. Dates and content are left out; time passing is a move of its own.
"""

from procedures.rules.exploring.flags import Flags
from procedures.rules.exploring.graph import Edge, Graph, Situation, explore, told
from procedures.rules.exploring.moves import Move, System, system_of

__all__ = ["Edge", "Flags", "Graph", "Move", "Situation", "System", "explore", "system_of", "told"]
