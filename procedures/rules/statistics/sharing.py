"""How the reports to municipalities hang together with each other and with that of their bureau.

One lives in one municipality and it happened in one, so one case may stand in two of their
reports. What those two share, and what stands in none, follows from the reports together though
nobody prints it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from procedures.rules.statistics.flow import RECEIVED
from procedures.rules.statistics.places import Place
from procedures.rules.suppression import Relation

ELSEWHERE, VISITOR = "resident_elsewhere", "visitor_here"


@dataclass(slots=True)
class Ties:
    """Relations between the counts of different places, and how each that nobody prints is found.

    `names` are the counts that are printed. `counts` are of a place that no report is about, `sums`
    of parts, `rests` what is left of a total without its parts. Rests may be taken from sums, and
    those from counts.
    """

    names: frozenset[str] = frozenset()
    relations: list[Relation] = field(default_factory=list)
    counts: dict[str, tuple[Place, str]] = field(default_factory=dict)
    sums: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rests: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """By the name of a rest: the total, and the parts that are taken from it."""
    groups: dict[str, dict[str, str]] = field(default_factory=dict)
    """By the name of cases that no report is about: the count of all of them, and theirs."""

    @property
    def unprinted(self) -> tuple[str, ...]:
        """The names of the counts that nobody prints."""
        return (*self.counts, *self.sums, *self.rests)

    def add(self, name: str, parts: tuple[str, ...]) -> str:
        """Enter a sum that nobody prints; return its name."""
        self.sums[name] = parts
        self.relations.append(Relation(name, parts))
        return name

    def rest(self, name: str, total: str, parts: tuple[str, ...]) -> None:
        """Enter what is left of a total."""
        self.rests[name] = (total, parts)
        self.relations.append(Relation(total, (*parts, name)))

    def hold(self, total: str, parts: tuple[str, ...]) -> None:
        """Enter that printed counts hold all of a total, and perhaps more."""
        if self.names.issuperset(parts):
            self.relations.append(Relation(total, parts, "cover"))

    def tell(self, group: str, key: str, whole: str) -> str:
        """Return the name of a count of cases that no report is about, beside that of all."""
        name = f"{group}:{key}"
        self.groups.setdefault(group, {})[whole] = name
        return name

    def repeated(self, relations: Iterable[Relation]) -> Iterator[Relation]:
        """Yield what is true of such cases because it is true of all, where sums do not say it."""
        told = [each for each in relations if each.kind != "sum"]
        for names in self.groups.values():
            for one in told:
                if names.keys() >= {one.total, *one.parts}:
                    parts = tuple(names[part] for part in one.parts)
                    yield Relation(names[one.total], parts, one.kind)


def tie_municipalities(found: Ties, place: Place, key: str, scopes: Sequence[str]) -> None:
    """Tie a count of the bureau to those of the municipalities that print it too.

    With what two of them share these make the whole and what is left. Each shared case stands with
    two, so whichever is left out the others hold all that is shared; and it was elsewhere for who
    lives there, and by a visitor for where it was.
    """
    parts = tuple(Place(place.period, scope).name(key) for scope in scopes)
    found.relations.append(Relation(place.name(key), parts, "within"))
    total, rest = place.name(key), f"{place.code}@municipality:not {','.join(scopes)}"
    if len(scopes) == 1:
        found.rest(found.tell(rest, key, total), total, parts)
        return
    both = Place(place.period, "shared:" + ",".join(one.partition(":")[2] for one in scopes))
    shared = found.tell(both.code, key, total)
    found.counts[shared] = (both, key)
    whole = found.add(f"{both.code}+:{key}", (total, shared))
    found.rest(found.tell(rest, key, total), whole, parts)
    found.rest(found.tell(f"{both.code}-", key, total), total, (shared,))
    for one in parts:
        found.hold(shared, tuple(each for each in parts if each != one))
    for column in (ELSEWHERE, VISITOR):
        found.hold(
            shared, tuple(Place(place.period, one).name(divided(key, column)) for one in scopes)
        )


def divided(key: str, column: str) -> str:
    """Return the key of a column of the form, of the count that all columns make."""
    if key == RECEIVED:
        return f"residence/{column}"
    table, *line = key.split("/")
    return "/".join((f"{table}_by_residence", *(line or ["of"]), column))
