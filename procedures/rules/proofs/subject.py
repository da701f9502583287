from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from procedures.rules.exploring import Edge, Graph, Situation, explore, system_of
from procedures.rules.language import Regulation, Step, Texts
from procedures.rules.walk import CLOSED

Words = Mapping[str, Texts]


Fact = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """What stands in the way of an obligation, and a shortest walk that shows it, if one does.

    The code is stable; `proofs.told` has the words for it, with the facts by their names.
    """

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()
    walk: tuple[str, ...] = ()


def failed(code: str, walk: tuple[str, ...] = (), /, **facts: Fact) -> Failure:
    """Return a failure with its facts."""
    return Failure(code, tuple(facts.items()), walk)


class Subject:
    """A regulation with its words, and every situation a case can be in under it.

    `like` is another regulation: where the same can happen, it is not walked again.
    """

    def __init__(
        self, regulation: Regulation, words: Words, *, like: "Subject | None" = None
    ) -> None:
        self.regulation = regulation
        self.words = words
        self._like = like

    @cached_property
    def graph(self) -> Graph:
        """Every situation that can be reached."""
        system = system_of(self.regulation)
        if self._like is not None and system.same_as(self._like.graph.system):
            return self._like.graph
        return explore(system)

    def flag(self, name: str) -> int:
        """Return the bit of a fact of a situation."""
        return self.graph.system.flags[name]

    def edges_of(self, step: Step) -> tuple[Edge, ...]:
        """Return every move that takes this step, the nearest first."""
        return self.graph.by_act.get(step.act, ())

    def nearest(self, step: Step, wrong: Callable[[Edge], bool]) -> tuple[str, ...] | None:
        """Return a shortest walk that takes this step where something is wrong; None without."""
        edge = next(filter(wrong, self.edges_of(step)), None)
        return None if edge is None else self.graph.walk_through(edge)

    def is_final(self, situation: Situation) -> bool:
        """Whether a case ends in this situation."""
        state = self.regulation.states.get(situation.state)
        return state is not None and state.final

    def closes(self, edge: Edge) -> bool:
        """Whether a move closes the case, for the first time."""
        return bool(edge.events & self.graph.system.events[CLOSED] and edge.move.to == CLOSED)


Check = Callable[[Subject], Iterator[Failure]]
