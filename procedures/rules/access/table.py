"""The policy table as values: who may see and do what, and where that comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SOURCE = Path(__file__).parent / "table.yaml"
EVERYTHING = "everything"
PUBLIC = "public"
STAGES = ("before_told", "running", "advised", "decided", "closed", "shredded")
LIVING = STAGES[:-1]
PREFIXES: Mapping[str, str] = {
    "own": "own_",
    "seated": "seated_",
    "opened": "opened_",
    "filed": "filed_",
}
"""How an address names what it needs when that depends on the relation to the case."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: these roles, standing so to the case, may do this while it stands there.

    `when` are conditions that must all hold, `stages` where the case may be. A row with `allows`
    False takes away what any other row gives.
    """

    relation: str
    kind: str
    acts: tuple[str, ...]
    who: tuple[str, ...]
    source: str
    stages: tuple[str, ...] = LIVING
    when: tuple[str, ...] = ()
    allows: bool = True

    @property
    def needs(self) -> tuple[str, ...]:
        """What addresses say that are opened by this row: `kind.act`, after the relation."""
        kind = PREFIXES.get(self.relation, "") + self.kind
        return tuple(f"{kind}.{act}" for act in self.acts)

    def is_about(self, kind: str, act: str) -> bool:
        """Whether the row says something of doing this with that."""
        return self.kind in (kind, EVERYTHING) and bool({act, EVERYTHING} & set(self.acts))


@cache
def rows() -> tuple[Row, ...]:
    """Return the rows of this release, in the order in which a reader meets them."""
    found = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    groups = {name: tuple(members) for name, members in found["groups"].items()}
    return tuple(_row(one, groups) for one in found["rows"])


@cache
def openers() -> Mapping[str, frozenset[str]]:
    """Return by what an address can need the roles that some row lets in there."""
    found: dict[str, frozenset[str]] = {PUBLIC: frozenset()}
    for row in rows():
        if row.allows:
            for need in row.needs:
                found[need] = found.get(need, frozenset()) | set(row.who)
    return found


def who_may(needs: Iterable[str]) -> frozenset[str]:
    """Return the roles that one of these needs lets in; raise KeyError for one in no row."""
    return frozenset().union(*(openers()[need] for need in needs))


def _row(given: Mapping[str, Any], groups: Mapping[str, tuple[str, ...]]) -> Row:
    who = [member for one in given["who"] for member in groups.get(one, (one,))]
    return Row(
        relation=given["relation"],
        kind=given["kind"],
        acts=tuple(given["acts"]),
        who=tuple(dict.fromkeys(who)),
        source=given["source"],
        stages=tuple(given.get("stages", LIVING)),
        when=tuple(given.get("when", ())),
        allows=given.get("answer", True) is not False,
    )
