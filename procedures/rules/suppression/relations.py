"""What a reader of an edition knows about how its counts hang together.

Every count has a key; a total that returns in ten tables has one key. A relation says how the
parts of a table make its total, so that one set of relations describes all tables of an edition.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

RelationKind = Literal["sum", "cover", "within", "apart"]
"""sum: the parts add up to the total. cover: they add up to at least the total, because one
complaint may count in several parts. within: no part is larger than the total. apart: the first
part shares no complaint with the others ("not named"), so with each of them it fits the total."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How the counts named in ``parts`` relate to the count named ``total``."""

    total: str
    parts: tuple[str, ...]
    kind: RelationKind = "sum"


@dataclass(frozen=True, slots=True)
class Form:
    """A linear statement: the weighed sum of the counts is zero, or is zero or more."""

    weights: Mapping[str, int]
    exact: bool


def forms(relations: tuple[Relation, ...]) -> Iterator[Form]:
    """Write each relation as one or more linear statements."""
    for relation in relations:
        if relation.kind == "within":
            yield from (Form({relation.total: 1, part: -1}, exact=False) for part in relation.parts)
        elif relation.kind == "apart":
            alone, *others = relation.parts
            yield from (Form({relation.total: 1, alone: -1, o: -1}, exact=False) for o in others)
        else:
            weights = dict.fromkeys(relation.parts, 1) | {relation.total: -1}
            yield Form(weights, exact=relation.kind == "sum")
