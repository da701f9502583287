"""The counts of an edition, what is printed of them, and what hiding one more would cost."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from procedures.rules.suppression.marks import Interval, Mark, fits, within
from procedures.rules.suppression.relations import Form, Relation, forms

Move = Mapping[str, int]
"""How many each count would differ in another world that prints the same."""

FARTHEST = 3
"""A world that differs by more in one count is not looked for; the search would not end."""
WITHHOLDING = 1_500
PER_RELATION = 1_000


@dataclass(slots=True)
class Board:
    """Counts, their relations and their marks; the marks change as more is hidden."""

    values: Mapping[str, int]
    threshold: int
    pinned: frozenset[str]
    stepwise: frozenset[str]
    frozen: Mapping[str, Interval] = field(default_factory=dict)
    latent: frozenset[str] = frozenset()
    marks: dict[str, Mark] = field(default_factory=dict)
    all_forms: tuple[Form, ...] = ()
    touching: dict[str, list[Form]] = field(default_factory=lambda: defaultdict(list))

    def relate(self, relations: tuple[Relation, ...]) -> None:
        """Take in the relations between the counts."""
        self.all_forms = tuple(forms(relations))
        for form in self.all_forms:
            for key in form.weights:
                self.touching[key].append(form)

    def may_move(self, key: str, delta: int) -> bool:
        """Tell whether a count could differ by this much; a zero or a known count never moves."""
        if self.values[key] == 0 or key in self.pinned:
            return False
        if abs(delta) > (1 if key in self.stepwise else FARTHEST):
            return False
        moved = self.values[key] + delta
        return moved >= 1 and within(moved, self.frozen.get(key, (1, None)))

    def mark_for(self, key: str, delta: int) -> Mark:
        """Return the mark that leaves both the count and the count moved by ``delta`` possible."""
        mark, moved = self.marks[key], self.values[key] + delta
        if key in self.frozen:
            return mark
        if mark == "" and moved >= self.threshold:
            return "covered"
        return mark if mark != "" and fits(moved, mark, self.threshold) else "withheld"

    def price(self, key: str, delta: int) -> int:
        """Return what is lost when the count is hidden so far that it may move by ``delta``."""
        mark, wanted = self.marks[key], self.mark_for(key, delta)
        if mark == wanted:
            return 0
        lost = PER_RELATION * len(self.touching[key]) + min(self.values[key], PER_RELATION - 1)
        return lost + (WITHHOLDING if wanted == "withheld" else 0)

    def broken(self, move: Move) -> Iterator[tuple[Form, int]]:
        """Yield the statements that the moved counts contradict, with the size of the gap."""
        seen = {id(form): form for key in move for form in self.touching[key]}
        for form in seen.values():
            gap = sum(
                weight * (self.values[key] + move.get(key, 0))
                for key, weight in form.weights.items()
            )
            if gap < 0 or (form.exact and gap > 0):
                yield form, gap

    def mends(self, form: Form, gap: int, move: Move) -> list[tuple[int, str, int]]:
        """List the single steps that narrow a gap, cheapest first, as price, key and new delta."""
        steps = []
        for key, weight in form.weights.items():
            delta = move.get(key, 0)
            step = 1 if (gap < 0) == (weight > 0) else -1
            if delta * step >= 0 and self.may_move(key, delta + step):
                steps.append((self.price(key, delta + step), key, delta + step))
        return sorted(steps)
