"""Walking every situation a case can be in, nearest first: so each walk found is a shortest."""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from procedures.rules.exploring.moves import BEFORE, Move, System
from procedures.rules.walk import CLOSED, SIDES


@dataclass(frozen=True, slots=True, eq=False)
class Situation:
    """A state, and the flags that hold. There is one of each in a graph."""

    state: str
    flags: int


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """One move out of a situation, where it leads to, and the events it is (a bit each)."""

    source: Situation
    move: Move
    target: Situation
    events: int


Came = Mapping[Situation, Edge | None]
"""From each situation, the move by which it was first reached."""
Running = tuple[Situation, bool]
"""A situation, and whether what is looked at is running in it."""


@dataclass(frozen=True)
class Graph:
    """Every situation that can be reached, in the order of its distance, with its ways out."""

    system: System
    ways: Mapping[Situation, tuple[Edge, ...]]
    came_by: Came
    beginnings: tuple[Situation, ...]
    _before: dict[int, Came] = field(default_factory=dict)
    _hopeful: dict[int, frozenset[Situation]] = field(default_factory=dict)
    _while: dict[tuple[int, int], frozenset[Situation]] = field(default_factory=dict)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every move that can be made, nearest to the beginning first."""
        return tuple(edge for ways in self.ways.values() for edge in ways)

    @cached_property
    def onward(self) -> Mapping[Situation, tuple[Edge, ...]]:
        """The moves out of each situation that lead to another one."""
        return {
            here: tuple(edge for edge in ways if edge.target is not here)
            for here, ways in self.ways.items()
        }

    @cached_property
    def back(self) -> Mapping[Situation, list[Situation]]:
        """The situations from which each one can be reached with one move."""
        found: dict[Situation, list[Situation]] = defaultdict(list)
        for ways in self.onward.values():
            for edge in ways:
                found[edge.target].append(edge.source)
        return found

    @cached_property
    def by_act(self) -> Mapping[str, tuple[Edge, ...]]:
        """The moves that take each act, nearest to the beginning first."""
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            found[edge.move.act].append(edge)
        return {act: tuple(edges) for act, edges in found.items()}

    @cached_property
    def by_event(self) -> Mapping[int, tuple[Edge, ...]]:
        """The moves that are an event, per bit."""
        found: dict[int, list[Edge]] = {bit: [] for bit in self.system.events.values()}
        for edge in self.edges:
            events = edge.events
            while events:
                bit = events & -events
                found[bit].append(edge)
                events ^= bit
        return {bit: tuple(edges) for bit, edges in found.items()}

    def happening(self, events: int) -> Iterator[Edge]:
        """Yield the moves that are one of these events."""
        for bit, edges in self.by_event.items():
            if bit & events:
                yield from edges

    def events(self, names: Iterable[str | None]) -> int:
        """Return the bits of these events; the first closing of a case is one: `closed`."""
        return sum({self.system.events.get(name or "", 0) for name in names})

    def walk_to(self, situation: Situation) -> tuple[str, ...]:
        """Return a shortest walk to a situation, as what happens in it."""
        edge = self.came_by[situation]
        return () if edge is None else told(self.came_by, edge)

    def walk_through(self, edge: Edge) -> tuple[str, ...]:
        """Return a shortest walk that ends with this move."""
        return told(self.came_by, edge)

    def hopeful(self, events: int) -> frozenset[Situation]:
        """Return every situation from which one of these events can still come."""
        if events not in self._hopeful:
            able = {edge.source for edge in self.happening(events)}
            self._hopeful[events] = frozenset(self.leading_to(able))
        return self._hopeful[events]

    def leading_to(self, wanted: Collection[Situation]) -> set[Situation]:
        """Return every situation from which one that is wanted can be reached, those included."""
        back = self.back
        found, todo = set(wanted), list(wanted)
        while todo:
            for source in back.get(todo.pop(), ()):
                if source not in found:
                    found.add(source)
                    todo.append(source)
        return found

    def avoiding(self, avoided: Callable[[Edge], bool]) -> Came:
        """Return every situation that can be reached without such a move, with how it was."""
        came: dict[Situation, Edge | None] = dict.fromkeys(self.beginnings)
        todo = deque(came)
        while todo:
            for edge in self.onward[todo.popleft()]:
                if edge.target not in came and not avoided(edge):
                    came[edge.target] = edge
                    todo.append(edge.target)
        return came

    def without(self, events: int) -> Came:
        """Return every situation that can be reached before any of these events."""
        if events not in self._before:
            self._before[events] = self.avoiding(lambda edge: bool(edge.events & events))
        return self._before[events]

    def running(self, starts: int, stops: int) -> frozenset[Situation]:
        """Return every situation in which what these events start and stop may be running."""
        if (starts, stops) not in self._while:
            self._while[starts, stops] = frozenset(self._run(starts, stops))
        return self._while[starts, stops]

    def _run(self, starts: int, stops: int) -> set[Situation]:
        found = {edge.target for edge in self.happening(starts)}
        todo = list(found)
        while todo:
            for edge in self.onward[todo.pop()]:
                if edge.target not in found and not edge.events & stops:
                    found.add(edge.target)
                    todo.append(edge.target)
        return found

    def shortest(
        self, starts: int, stops: int, wanted: Callable[[Situation], bool]
    ) -> tuple[str, ...]:
        """Return a shortest walk over a start, not over a stop after it, to what is wanted."""
        came: dict[Running, tuple[Running, Edge] | None]
        came = {(situation, False): None for situation in self.beginnings}
        todo = deque(came)
        while todo:
            here, running = now = todo.popleft()
            if running and wanted(here):
                return _told(came, now)
            for edge in self.ways[here]:
                runs = bool(edge.events & starts) or (running and not edge.events & stops)
                then = (edge.target, runs)
                if then not in came:
                    came[then] = (now, edge)
                    todo.append(then)
        return ()


def told(came: Came, last: Edge) -> tuple[str, ...]:
    """Return the walk by which `came` reached the situation of this move, and the move."""
    steps = [last.move.label]
    edge = came[last.source]
    while edge is not None:
        steps.append(edge.move.label)
        edge = came[edge.source]
    return tuple(reversed(steps))


def _told(came: Mapping[Running, tuple[Running, Edge] | None], now: Running) -> tuple[str, ...]:
    steps = []
    step = came[now]
    while step is not None:
        before, edge = step
        steps.append(edge.move.label)
        step = came[before]
    return tuple(reversed(steps))


@dataclass(slots=True)
class _Found:
    """The situations found so far, one of each."""

    known: dict[tuple[str, int], Situation] = field(default_factory=dict)

    def at(self, state: str, flags: int) -> Situation:
        situation = self.known.get((state, flags))
        if situation is None:
            situation = self.known[state, flags] = Situation(state, flags)
        return situation


@dataclass(frozen=True)
class _Walker:
    """What walking needs at hand."""

    system: System
    found: _Found = field(default_factory=_Found)

    @cached_property
    def moves(self) -> Mapping[str, list[Move]]:
        by_state: dict[str, list[Move]] = defaultdict(list)
        for move in self.system.moves:
            for state in move.from_:
                by_state[state].append(move)
        return by_state

    @cached_property
    def settled(self) -> tuple[tuple[int, int], ...]:
        """Per side: who was heard need not be invited any more, so fewer situations differ."""
        flags = self.system.flags
        return tuple(
            (flags[f"heard:{side}"], flags[f"invited:{side}"] | flags[f"unanswered:{side}"])
            for side in SIDES
        )

    def out_of(self, here: Situation) -> Iterator[Edge]:
        closed, closing = self.system.flags["closed"], self.system.events[CLOSED]
        for move in self.moves.get(here.state, ()):
            flags = here.flags
            if flags & move.forbids or not _allowed(move.wants, flags):
                continue
            then = (flags & ~move.clears) | move.sets
            for heard, other in self.settled:
                if then & heard:
                    then &= ~other
            events = self.system.events.get(move.act, 0)
            if move.to == CLOSED and not flags & closed:
                events |= closing
            yield Edge(here, move, self.found.at(move.to or here.state, then), events)


def _allowed(wants: tuple[int, ...], flags: int) -> bool:
    for want in wants:  # noqa: SIM110 this is walked a hundred thousand times: no generator
        if not flags & want:
            return False
    return True


def explore(system: System) -> Graph:
    """Return every situation a case can be in under this regulation."""
    walker = _Walker(system)
    beginnings = tuple(walker.found.at(BEFORE, flags) for flags in system.beginnings)
    came_by: dict[Situation, Edge | None] = dict.fromkeys(beginnings)
    ways: dict[Situation, tuple[Edge, ...]] = {}
    todo = deque(beginnings)
    while todo:
        here = todo.popleft()
        ways[here] = tuple(walker.out_of(here))
        for edge in ways[here]:
            if edge.target not in came_by:
                came_by[edge.target] = edge
                todo.append(edge.target)
    return Graph(system, ways, came_by, beginnings)
