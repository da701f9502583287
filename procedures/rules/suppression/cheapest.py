"""The cheapest other world in which one count differs, found by an integer program.

Used where looking step by step gives up: in years of many small tables that share their totals.
"""

import highspy
import numpy as np

from procedures.rules.suppression.board import FARTHEST, Board, Move


def cheapest(board: Board, key: str, step: int) -> Move | None:
    """Return how other counts could differ when this one differs by `step`, or None.

    Each count may move at most as far as the board lets it; what moves has to be hidden, and the
    sum of what that costs is as small as can be.
    """
    if not board.may_move(key, step):
        return None
    keys = [one for one in board.values if _reach(board, one) != (0, 0)]
    solver = _program(board, keys)
    place = keys.index(key)
    solver.changeColBounds(place, step, step)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    found = [round(number) for number in solver.getSolution().col_value[: len(keys)]]
    return {one: delta for one, delta in zip(keys, found, strict=True) if delta}


def _reach(board: Board, key: str) -> tuple[int, int]:
    """Return how far a count may move, down and up."""
    steps = range(1, FARTHEST + 1)
    down = max((step for step in steps if board.may_move(key, -step)), default=0)
    return -down, max((step for step in steps if board.may_move(key, step)), default=0)


def _program(board: Board, keys: list[str]) -> highspy.Highs:
    """Return the program: a move and a yes or no for each count, in that order."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for key in keys:
        solver.addVar(*map(float, _reach(board, key)))
    for _key in keys:
        solver.addVar(0.0, 1.0)
    count = 2 * len(keys)
    columns = np.arange(count, dtype=np.int32)
    whole = np.full(count, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
    solver.changeColsIntegrality(count, columns, whole)
    prices = [0.0] * len(keys) + [float(_price(board, key)) for key in keys]
    solver.changeColsCost(count, columns, np.array(prices))
    _bind(solver, board, keys)
    return solver


def _price(board: Board, key: str) -> int:
    """Return what it costs when this count moves at all: a count that is hidden anyway is free."""
    deltas = [delta for delta in (-1, 1) if board.may_move(key, delta)]
    return 1 + min(board.price(key, delta) for delta in deltas)


def _bind(solver: highspy.Highs, board: Board, keys: list[str]) -> None:
    """Let a count move only where it is paid for, and keep to what readers know."""
    places = {key: place for place, key in enumerate(keys)}
    for place in range(len(keys)):
        pair = np.array([place, place + len(keys)], dtype=np.int32)
        solver.addRow(0.0, highspy.kHighsInf, 2, pair, np.array([1.0, FARTHEST]))
        solver.addRow(-highspy.kHighsInf, 0.0, 2, pair, np.array([1.0, -FARTHEST]))
    for form in board.all_forms:
        weights = {places[key]: weight for key, weight in form.weights.items() if key in places}
        room = sum(weight * board.values[key] for key, weight in form.weights.items())
        if weights:
            least, most = (0.0, 0.0) if form.exact else (float(-room), highspy.kHighsInf)
            columns = np.array(list(weights), dtype=np.int32)
            solver.addRow(
                least, most, len(weights), columns, np.array([*map(float, weights.values())])
            )
