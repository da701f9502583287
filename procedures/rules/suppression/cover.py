"""Hide small counts, and as few others as it takes, so that no hidden count can be found out.

For every hidden count the search looks for another world: other counts that obey the same
relations and print exactly the same, in which this count differs. Whoever has only the print
cannot tell the worlds apart, so the count cannot be derived. Where no such world exists, the
cheapest further counts are hidden until one does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kernel.errors import Refusal
from procedures.rules.suppression.board import Board, Move
from procedures.rules.suppression.cheapest import cheapest
from procedures.rules.suppression.marks import MINIMUM_THRESHOLD, Interval, Mark
from procedures.rules.suppression.relations import Relation

SEARCH_STEPS = 60
"""Looking step by step is quick where little has to be hidden; after this a solver looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What readers know already, from earlier editions of the same client.

    ``shown`` counts are public and stay so, ``hidden`` counts were hidden and stay so. A
    ``stepwise`` count stands in the edition of the year before or after as well: it may differ by
    one at most, up as well as down, so that the worlds of both editions fit onto each other.

    ``printed`` are counts of editions that are out, each with its mark and what that mark says of
    it: such a print never changes. ``latent`` counts are printed nowhere but follow from others:
    a small one has to stay open, a larger one may follow.
    """

    shown: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    stepwise: frozenset[str] = frozenset()
    printed: Mapping[str, tuple[Mark, Interval]] = field(default_factory=dict)
    latent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cover:
    """The mark of every count and, for every hidden one, the other worlds that protect it."""

    marks: Mapping[str, Mark]
    worlds: Mapping[str, tuple[Move, ...]]


@dataclass(slots=True)
class _Search:
    board: Board
    steps_left: int = SEARCH_STEPS
    best: Move | None = None
    best_price: int = 0

    def extend(self, move: Move, price: int) -> None:
        """Mend what the move breaks, in the order of least choice, until nothing is broken."""
        if self.steps_left == 0 or (self.best is not None and price >= self.best_price):
            return
        self.steps_left -= 1
        choices = [self.board.mends(form, gap, move) for form, gap in self.board.broken(move)]
        if not choices:
            self.best, self.best_price = move, price
            return
        for _price, key, delta in min(choices, key=len):
            wider = {**move, key: delta}
            self.extend(wider, sum(self.board.price(k, d) for k, d in wider.items()))


@dataclass(slots=True)
class _Covering:
    board: Board
    worlds: dict[str, list[Move]] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)

    def protect(self, key: str) -> None:
        """Hide what it takes to leave the count open, in both directions when it must be."""
        self.tried.add(key)
        if key in self.board.stepwise:
            hidden = [self._hide(self._cheapest(key, step)) for step in (1, -1)]
        else:
            moves = [move for move in (self._cheapest(key, step) for step in (1, -1)) if move]
            hidden = [self._hide(min(moves, key=self._price, default=None))]
        if not any(hidden):
            raise Refusal(
                "suppression.unsafe",
                message="De cijfers laten zich niet veilig tonen.",
                count=key,
            )

    def _price(self, move: Move) -> int:
        return sum(self.board.price(key, delta) for key, delta in move.items())

    def _cheapest(self, key: str, step: int) -> Move | None:
        if not self.board.may_move(key, step):
            return None
        search = _Search(self.board)
        search.extend({key: step}, self.board.price(key, step))
        return search.best if search.steps_left else cheapest(self.board, key, step)

    def _hide(self, move: Move | None) -> bool:
        """Hide what the move needs hidden; tell whether there was a move."""
        wanted = {key: self.board.mark_for(key, delta) for key, delta in (move or {}).items()}
        self.board.marks.update(wanted)
        for key in wanted:
            self.worlds.setdefault(key, []).append(move or {})
        return bool(wanted)

    def open_counts(self) -> list[str]:
        """List the hidden counts that still lack a world of their own."""
        marks = self.board.marks.items()
        return [key for key, mark in marks if mark and not self._is_safe(key)]

    def _is_safe(self, key: str) -> bool:
        if key in self.board.latent and self.board.values[key] >= self.board.threshold:
            return True
        return key in self.worlds and (key not in self.board.stepwise or key in self.tried)


def cover(
    values: Mapping[str, int],
    relations: tuple[Relation, ...],
    *,
    threshold: int = 5,
    known: Known | None = None,
) -> Cover:
    """Return how each count is printed so that no hidden count can be derived.

    Raise the refusal ``suppression.threshold`` for a threshold below three, and
    ``suppression.unsafe`` when no safe print was found; then nothing may be published.
    """
    if threshold < MINIMUM_THRESHOLD:
        raise Refusal(
            "suppression.threshold",
            message="De drempel voor kleine aantallen is ten minste drie.",
            threshold=threshold,
        )
    known = known or Known()
    shown = {key for key, (mark, _) in known.printed.items() if not mark}
    board = Board(
        values,
        threshold,
        pinned=known.shown | shown,
        stepwise=known.stepwise,
        frozen={key: bounds for key, (mark, bounds) in known.printed.items() if mark},
        latent=known.latent,
    )
    board.relate(relations)
    board.marks = {key: _first_mark(key, count, threshold, known) for key, count in values.items()}
    covering = _Covering(board)
    while remaining := covering.open_counts():
        covering.protect(remaining[0])
    return Cover(board.marks, {key: tuple(moves) for key, moves in covering.worlds.items()})


def _first_mark(key: str, count: int, threshold: int, known: Known) -> Mark:
    if key in known.printed:
        return known.printed[key][0]
    if key in known.latent:
        return "withheld" if count else ""
    if 0 < count < threshold:
        return "small"
    return "covered" if key in known.hidden and count else ""
