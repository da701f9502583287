from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from procedures.rules.exploring import Edge, Graph, explore, system_of
from procedures.rules.exploring.graph import Situation
from procedures.rules.language import Regulation, Step, Texts
from procedures.rules.walk import CLOSED

Words = Mapping[str, Texts]


@dataclass(frozen=True, slots=True)
class Failure:
    """What stands in the way of an obligation, and a shortest walk that shows it, if one does."""

    sentence: str
    walk: tuple[str, ...] = ()


class Subject:
    """A regulation with its words, and every situation a case can be in under it."""

    def __init__(self, regulation: Regulation, words: Words) -> None:
        self.regulation = regulation
        self.words = words

    @cached_property
    def graph(self) -> Graph:
        """Every situation that can be reached."""
        return explore(system_of(self.regulation))

    def flag(self, name: str) -> int:
        """Return the bit of a fact of a situation."""
        return self.graph.system.flags[name]

    def edges_of(self, step: Step) -> Iterator[Edge]:
        """Yield every move that takes this step, the nearest first."""
        return (edge for edge in self._by_act.get(step.act, ()))

    @cached_property
    def _by_act(self) -> dict[str, list[Edge]]:
        found: dict[str, list[Edge]] = {}
        for edge in self.graph.edges:
            found.setdefault(edge.move.act, []).append(edge)
        return found

    def nearest(self, step: Step, wrong: Callable[[Edge], bool]) -> tuple[str, ...] | None:
        """Return a shortest walk that takes this step where something is wrong; None without."""
        edge = next(filter(wrong, self.edges_of(step)), None)
        return None if edge is None else self.graph.walk_through(edge)

    def is_final(self, situation: Situation) -> bool:
        """Whether a case ends in this situation."""
        state = self.regulation.states.get(situation[0])
        return state is not None and state.final

    def closes(self, edge: Edge) -> bool:
        """Whether a move closes the case, for the first time."""
        return edge.move.to == CLOSED and not edge.source[1] & self.flag("closed")

    def happens(self, name: str | None) -> Callable[[Edge], bool]:
        """Return whether a move is the event of this name; the first closing is one too."""
        if name is None:
            return lambda _edge: False
        if name == CLOSED:
            return lambda edge: edge.move.act == CLOSED or self.closes(edge)
        return lambda edge: edge.move.act == name

    def any_of(self, names: tuple[str, ...]) -> Callable[[Edge], bool]:
        """Return whether a move is one of the events of these names."""
        acts = frozenset(names)
        if CLOSED not in acts:
            return lambda edge: edge.move.act in acts
        return lambda edge: edge.move.act in acts or self.closes(edge)


Check = Callable[[Subject], Iterator[Failure]]
