"""Walking every situation a case can be in, nearest first: so each walk found is a shortest."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from procedures.rules.exploring.moves import BEFORE, Move, System
from procedures.rules.walk import SIDES

Situation = tuple[str, int]
"""A state, and the flags that hold."""


class Edge(NamedTuple):
    """One move out of a situation, and the situation it leads to."""

    source: Situation
    move: Move
    target: Situation


@dataclass(frozen=True, slots=True)
class Graph:
    """Every situation that can be reached, in the order of its distance, with its way out."""

    system: System
    ways: Mapping[Situation, tuple[Edge, ...]]
    came_by: Mapping[Situation, Edge | None]

    @property
    def edges(self) -> Iterator[Edge]:
        """Yield every move that can be made, nearest to the beginning first."""
        for ways in self.ways.values():
            yield from ways

    def walk_to(self, situation: Situation) -> tuple[str, ...]:
        """Return a shortest walk to a situation, as what happens in it."""
        edge = self.came_by[situation]
        return () if edge is None else self.told(self.came_by, edge)

    def walk_through(self, edge: Edge) -> tuple[str, ...]:
        """Return a shortest walk that ends with this move."""
        return self.told(self.came_by, edge)

    def leading_to(self, wanted: Callable[[Situation], bool]) -> set[Situation]:
        """Return every situation from which one that is wanted can be reached, those included."""
        back = defaultdict(list)
        for edge in self.edges:
            back[edge.target].append(edge.source)
        found = {situation for situation in self.ways if wanted(situation)}
        todo = list(found)
        while todo:
            for source in back[todo.pop()]:
                if source not in found:
                    found.add(source)
                    todo.append(source)
        return found

    def shortest(
        self,
        starts: Callable[[Edge], bool],
        stops: Callable[[Edge], bool],
        wanted: Callable[[Situation], bool],
    ) -> tuple[str, ...] | None:
        """Return a shortest walk over a start, not over a stop after it, to what is wanted."""
        first = [((situation, False), None) for situation in self.beginnings]
        came: dict[tuple[Situation, bool], tuple[tuple[Situation, bool], Edge] | None] = dict(first)
        todo = deque(came)
        while todo:
            here, running = now = todo.popleft()
            if running and wanted(here):
                return _told(came, now)
            for edge in self.ways[here]:
                runs = starts(edge) or (running and not stops(edge))
                then = (edge.target, runs)
                if then not in came:
                    came[then] = (now, edge)
                    todo.append(then)
        return None

    def avoiding(self, starts: Callable[[Edge], bool]) -> Mapping[Situation, Edge | None]:
        """Return every situation that can be reached without such a move, with how it was."""
        came: dict[Situation, Edge | None] = dict.fromkeys(self.beginnings)
        todo = deque(came)
        while todo:
            for edge in self.ways[todo.popleft()]:
                if edge.target not in came and not starts(edge):
                    came[edge.target] = edge
                    todo.append(edge.target)
        return came

    def told(self, came: Mapping[Situation, Edge | None], last: Edge) -> tuple[str, ...]:
        """Return the walk by which `came` reached the situation of this move, and the move."""
        steps = [last.move.label]
        edge = came[last.source]
        while edge is not None:
            steps.append(edge.move.label)
            edge = came[edge.source]
        return tuple(reversed(steps))

    def running(
        self, starts: Callable[[Edge], bool], stops: Callable[[Edge], bool]
    ) -> set[Situation]:
        """Return every situation in which what these moves start and stop may be running."""
        found = {edge.target for edge in self.edges if starts(edge)}
        todo = list(found)
        while todo:
            for edge in self.ways[todo.pop()]:
                if edge.target not in found and not stops(edge):
                    found.add(edge.target)
                    todo.append(edge.target)
        return found

    @property
    def beginnings(self) -> Iterable[Situation]:
        """The situations in which nothing was received yet."""
        return [(BEFORE, flags) for flags in self.system.beginnings]


def _told(
    came: Mapping[tuple[Situation, bool], tuple[tuple[Situation, bool], Edge] | None],
    now: tuple[Situation, bool],
) -> tuple[str, ...]:
    steps = []
    step = came[now]
    while step is not None:
        before, edge = step
        steps.append(edge.move.label)
        step = came[before]
    return tuple(reversed(steps))


def explore(system: System) -> Graph:
    """Return every situation a case can be in under this regulation."""
    settle = _settling(system)
    by_state: dict[str, list[Move]] = defaultdict(list)
    for move in system.moves:
        for state in move.from_:
            by_state[state].append(move)
    came_by: dict[Situation, Edge | None] = {(BEFORE, flags): None for flags in system.beginnings}
    ways: dict[Situation, tuple[Edge, ...]] = {}
    todo = deque(came_by)
    while todo:
        here = todo.popleft()
        ways[here] = tuple(_out(here, by_state[here[0]], settle))
        for edge in ways[here]:
            if edge.target not in came_by:
                came_by[edge.target] = edge
                todo.append(edge.target)
    return Graph(system, ways, came_by)


def _out(
    here: Situation, moves: Iterable[Move], settle: tuple[tuple[int, int], ...]
) -> Iterator[Edge]:
    state, flags = here
    for move in moves:
        if flags & move.forbids or not all(flags & want for want in move.wants):
            continue
        then = (flags & ~move.clears) | move.sets
        for heard, other in settle:
            if then & heard:
                then &= ~other
        yield Edge(here, move, (move.to or state, then))


def _settling(system: System) -> tuple[tuple[int, int], ...]:
    """Return per side that who was heard need not be invited any more: fewer situations."""
    flags = system.flags
    return tuple(
        (flags[f"heard:{side}"], flags[f"invited:{side}"] | flags[f"unanswered:{side}"])
        for side in SIDES
    )
