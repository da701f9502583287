"""Codes that went on under another: cases of before are counted as what the code became.

A code that was renamed or merged counts under its new one, in the year of the change and after. A
code that was split or ended keeps its own line, for nobody can say where its cases belong.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from procedures.rules.statistics.register import RegisterRow

ChangeKind = Literal["renamed", "merged", "split", "ended"]
COLUMNS: Mapping[str, str] = {
    "department": "department",
    "category": "categories",
    "ground": "grounds",
    "nature": "natures",
    "field": "fields",
    "barrier": "barriers",
    "found_us": "found_us",
    "complainant_role": "complainant_role",
    "respondent_role": "respondent_role",
}
"""The column of the register by the dimension of a change."""


@dataclass(frozen=True, slots=True)
class Move:
    """What became of a code, from which day on; ``number`` tells moves of one day apart."""

    dimension: str
    kind: ChangeKind
    from_on: date
    code: str
    becomes: tuple[str, ...]
    number: int = 1

    @property
    def note(self) -> str:
        """The code of the footnote on it."""
        return f"{self.dimension}/{self.from_on.isoformat()}/{self.number}"


def recoded(
    rows: Iterable[RegisterRow], moves: Sequence[Move], until_on: date
) -> Iterable[RegisterRow]:
    """Return the rows in the codes of the last counted day."""
    held = sorted((one for one in moves if _goes_on(one, until_on)), key=lambda one: one.from_on)
    return [_recoded(row, held) for row in rows] if held else rows


def _goes_on(move: Move, until_on: date) -> bool:
    return move.kind in {"renamed", "merged"} and move.from_on <= until_on


def _recoded(row: RegisterRow, moves: Sequence[Move]) -> RegisterRow:
    """Follow the moves in their order; what came in after a move holds new codes already."""
    changed: dict[str, Any] = {}
    for move in moves:
        column = COLUMNS[move.dimension]
        before = changed.get(column, getattr(row, column))
        after = _moved(before, move)
        if after != before:
            changed[column] = after
    return replace(row, **changed) if changed else row


def _moved(value: Any, move: Move) -> Any:
    new = move.becomes[0]
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(new if code == move.code else code for code in value))
    return new if value == move.code else value
