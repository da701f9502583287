"""The table as law: how somebody stands to a case, and what that lets them do with an object."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from kernel.actors import Actor
from procedures.rules.access.roles import SEES_EVERY_CASE, sits
from procedures.rules.access.table import EVERYTHING, rows
from procedures.rules.walk import SeatTaken

PERSON = "person"
ADVISED = frozenset({"rule", "advise"})


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the law asks of a case: the kinds of its acts, who is in it, and to whom it opened.

    `parties` is the side of each party, `named` the people of the client whom it is about.
    """

    kinds: frozenset[str]
    closed: bool
    opened_to: frozenset[str] = frozenset()
    seats: tuple[SeatTaken, ...] = ()
    parties: Mapping[UUID, str] = field(default_factory=dict)
    named: frozenset[UUID] = frozenset()

    @property
    def stage(self) -> str:
        """Where the case is, in the words of the table."""
        if self.closed:
            return "closed"
        if "decide" in self.kinds:
            return "decided"
        if self.kinds & ADVISED:
            return "advised"
        return "running" if "inform" in self.kinds else "before_told"


@dataclass(frozen=True, slots=True)
class Reach:
    """How far somebody reaches in a case: by relation to it the roles that count there."""

    relations: Mapping[str, frozenset[str]]
    stage: str
    conditions: frozenset[str]

    @property
    def sees(self) -> bool:
        """Whether they know of the case at all; what they read of it is asked apart."""
        return self.may("case", "list") or self.may("case", "read")

    def may(self, kind: str, act: str, *holds: str) -> bool:
        """Whether the table lets them do this with an object of which these conditions hold."""
        there = self.conditions | set(holds)
        found = [
            row
            for row in rows()
            if row.is_about(kind, act)
            and self.stage in row.stages
            and set(row.who) & self.relations.get(row.relation, frozenset())
            and set(row.when) <= there
        ]
        shut = any(row.kind == EVERYTHING for row in found if not row.allows)
        return not shut and any(row.allows for row in found)


def reach(actor: Actor, case: CaseFacts, at: datetime) -> Reach:
    """Return how an actor stands to a case; who is nothing there has no relation to it."""
    relations = _of_party(actor, case) if actor.kind == "party" else _of_person(actor, case, at)
    told = {"told"} if "inform" in case.kinds else set()
    opened = {"opened"} if "opened" in relations else set()
    return Reach(relations, case.stage, frozenset(told | opened))


def _of_party(actor: Actor, case: CaseFacts) -> Mapping[str, frozenset[str]]:
    side = case.parties.get(actor.id) if actor.id else None
    return {"own": frozenset({side})} if side else {}


def _of_person(actor: Actor, case: CaseFacts, at: datetime) -> Mapping[str, frozenset[str]]:
    if actor.kind != PERSON:
        return {}
    as_person = frozenset({PERSON})
    found = {
        "named": as_person if actor.id in case.named else frozenset(),
        "handles": actor.roles & SEES_EVERY_CASE,
        "seated": as_person if sits(actor.id, case.seats, at) else frozenset(),
        "opened": _once(actor.roles | as_person, actor.roles & case.opened_to),
    }
    return {relation: roles for relation, roles in found.items() if roles}


def _once(roles: frozenset[str], needed: Iterable[str]) -> frozenset[str]:
    return roles if set(needed) else frozenset()
