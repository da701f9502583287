"""Where everything of the picture stands: boxes for the states, lines for the steps.

The states stand under each other, one layer after the other. A way to the next state goes
straight down. Every other way leaves its state on the right, under the names of its steps, and
joins a lane of the state it goes to; the lane comes in at the right of that state.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from procedures.rules.flow.ways import Way, layers, staying, ways
from procedures.rules.flow.wrapping import wrapped
from procedures.rules.language import Regulation

LINE = 22
"""Height of a line of text."""
BOX_LEFT, BOX_WIDTH = 16, 300
LABELS_LEFT = 328
LANES_LEFT, LANE = 640, 28
PAD, GAP, ARROW = 14, 34, 9
BOX_LETTERS, LABEL_LETTERS = 30, 36
TONES = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, and where its foot begins."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """A state: its place, its title, for whom it waits, and how many steps stay in it."""

    state: str
    y: int
    height: int
    title: tuple[Line, ...]
    below: tuple[Line, ...]
    tone: int
    final: bool

    @property
    def middle(self) -> int:
        """Where a straight line leaves and comes in."""
        return BOX_LEFT + BOX_WIDTH // 2


@dataclass(frozen=True, slots=True)
class Path:
    """A line of the picture with the words along it; `back` when it turns to an earlier state."""

    d: str
    lines: tuple[Line, ...] = ()
    arrow: str = ""
    back: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture; `roles` are those that states wait for, each with its tone."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    paths: tuple[Path, ...]
    roles: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The words of the picture: of acts, states and roles; `waits` and `stays` have a place."""

    acts: Mapping[str, str]
    states: Mapping[str, str]
    roles: Mapping[str, str]
    waits: str
    stays: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Exit:
    """A way that leaves its state on the right, and how high its words are."""

    way: Way
    words: tuple[str, ...]

    @property
    def height(self) -> int:
        return len(self.words) * LINE + 12


@dataclass(frozen=True, slots=True)
class _Row:
    """A state with its place in the picture and the ways that leave it."""

    state: str
    y: int
    height: int
    down: Way | None
    exits: tuple[_Exit, ...]
    entered: bool

    @property
    def entry_y(self) -> int:
        return self.y + PAD + 8

    @property
    def first_exit_y(self) -> int:
        return self.y + (PAD + 18 if self.entered else 2)


def drawing(regulation: Regulation, told: Told) -> Drawing:
    """Return the picture of a regulation in these words."""
    tones = _tones(regulation)
    rows = tuple(_rows(regulation, told))
    lanes = _lanes(rows)
    boxes = tuple(_box(regulation, told, row, tones) for row in rows)
    paths = (_begin(regulation, told, rows[0]), *_downward(rows, told), *_sideways(rows, lanes))
    return Drawing(
        width=LANES_LEFT + max(len(lanes), 1) * LANE + PAD,
        height=rows[-1].y + rows[-1].height + PAD,
        boxes=boxes,
        paths=paths,
        roles=tuple((told.roles.get(role, role), tone) for role, tone in tones.items()),
    )


def _tones(regulation: Regulation) -> dict[str, int]:
    waited = dict.fromkeys(
        state.waits_for for state in regulation.states.values() if state.waits_for
    )
    return {role: number % TONES + 1 for number, role in enumerate(waited)}


def _rows(regulation: Regulation, told: Told) -> Iterator[_Row]:
    order = [state for layer in layers(regulation) for state in layer]
    all_ways = ways(regulation)
    straight = {
        (way.from_, way.to) for way in all_ways if (way.from_, way.to) in set(_pairs(order))
    }
    joined = {way.to for way in all_ways if (way.from_, way.to) not in straight}
    y = PAD + 2 * LINE + GAP
    for state in order:
        own = [way for way in all_ways if way.from_ == state]
        exits = tuple(
            _Exit(way, _words(way, told)) for way in own if (way.from_, way.to) not in straight
        )
        down = next((way for way in own if (way.from_, way.to) in straight), None)
        height = _height(regulation, told, state, exits, entered=state in joined)
        yield _Row(state, y, height, down, exits, state in joined)
        y += height + GAP + (len(_words(down, told)) * LINE if down else 0)


def _pairs(order: Sequence[str]) -> Iterator[tuple[str, str]]:
    return itertools.pairwise(order)


def _height(
    regulation: Regulation,
    told: Told,
    state: str,
    exits: Sequence[_Exit],
    *,
    entered: bool,
) -> int:
    title, below = _said(regulation, told, state)
    words = (len(title) + len(below)) * LINE + 2 * PAD - 4
    beside = sum(one.height for one in exits) + (PAD + 18 if entered else 2) + PAD
    return max(words, beside if exits else 0)


def _said(
    regulation: Regulation, told: Told, state: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    title = wrapped(told.states.get(state, state), BOX_LETTERS - 2)
    waits = regulation.states[state].waits_for
    stays = len(staying(regulation, state))
    below = [told.waits.format(told.roles.get(waits, waits))] if waits else []
    below += [told.stays[min(stays, 2)].format(stays)] if stays else []
    return title, tuple(line for one in below for line in wrapped(one, BOX_LETTERS + 4))


def _words(way: Way | None, told: Told) -> tuple[str, ...]:
    acts = way.acts if way else ()
    return tuple(line for act in acts for line in wrapped(told.acts.get(act, act), LABEL_LETTERS))


def _lanes(rows: Sequence[_Row]) -> dict[str, int]:
    """Return where the lane of each state is that is come into from aside; short lanes first."""
    place = {row.state: number for number, row in enumerate(rows)}
    reach: dict[str, int] = {}
    for row in rows:
        for one in row.exits:
            far = abs(place[one.way.to] - place[row.state])
            reach[one.way.to] = max(reach.get(one.way.to, 0), far)
    near = sorted(reach, key=lambda state: (reach[state], place[state]))
    return {state: LANES_LEFT + number * LANE + LANE // 2 for number, state in enumerate(near)}


def _box(regulation: Regulation, told: Told, row: _Row, tones: Mapping[str, int]) -> Box:
    title, below = _said(regulation, told, row.state)
    state = regulation.states[row.state]
    top, x = row.y + PAD + LINE - 6, BOX_LEFT + 24
    return Box(
        state=row.state,
        y=row.y,
        height=row.height,
        title=_lines(x, top, title),
        below=_lines(x, top + len(title) * LINE, below),
        tone=tones.get(state.waits_for or "", 0),
        final=state.final,
    )


def _lines(x: int, y: int, words: Sequence[str]) -> tuple[Line, ...]:
    return tuple(Line(x, y + number * LINE, text) for number, text in enumerate(words))


def _begin(regulation: Regulation, told: Told, first: _Row) -> Path:
    receives = next((step.act for step in regulation.steps if step.kind == "receive"), "")
    words = wrapped(told.acts.get(receives, receives), LABEL_LETTERS)
    return _straight(PAD, first.y, words)


def _downward(rows: Sequence[_Row], told: Told) -> Iterator[Path]:
    for row, below in itertools.pairwise(rows):
        if row.down is not None:
            yield _straight(row.y + row.height, below.y, _words(row.down, told))


def _straight(from_y: int, to_y: int, words: Sequence[str]) -> Path:
    x = BOX_LEFT + BOX_WIDTH // 2
    first = (from_y + to_y - len(words) * LINE) // 2 + LINE - 6
    return Path(
        d=f"M {x} {from_y} V {to_y - ARROW}",
        lines=_lines(x + 14, first, words),
        arrow=f"M {x} {to_y} l -6 -{ARROW} h 12 z",
    )


def _sideways(rows: Sequence[_Row], lanes: Mapping[str, int]) -> Iterator[Path]:
    by_state = {row.state: row for row in rows}
    for row in rows:
        y = row.first_exit_y
        for one in row.exits:
            y += one.height
            yield _joining(one, y - 4, by_state[one.way.to].entry_y, lane=lanes[one.way.to])


def _joining(one: _Exit, y: int, to_y: int, *, lane: int) -> Path:
    edge = BOX_LEFT + BOX_WIDTH
    first = y - 8 - (len(one.words) - 1) * LINE
    return Path(
        d=f"M {edge} {y} H {lane} V {to_y} H {edge + ARROW}",
        lines=_lines(LABELS_LEFT, first, one.words),
        arrow=f"M {edge} {to_y} l {ARROW} -6 v 12 z",
        back=to_y < y,
    )
