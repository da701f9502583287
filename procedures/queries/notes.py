"""Notes of a talk or a mediation: out of the file, unless both sides agreed to have them in it."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from procedures.models import Act, Complaint, NotesConsent
from procedures.queries.regulations import of_case
from procedures.rules.walk import SIDES

CONFIDENTIAL = frozenset({"talk", "mediate", "settle"})
"""Kinds of acts whose words are between those who were there; a talk that hears is none."""


@dataclass(frozen=True, slots=True)
class Notes:
    """An act with words that stay out of the file, and which sides agreed to have them in it."""

    act: Act
    agreed: tuple[NotesConsent, ...]

    @property
    def shared(self) -> bool:
        """Whether both sides agreed."""
        return {one.side for one in self.agreed} == set(SIDES)


def confidential_acts(case: Complaint) -> list[Act]:
    """Return the acts whose words are confidential, in their order."""
    regulation = of_case(case)
    steps = {step.act: step for step in regulation.steps}
    return [
        act
        for act in case.acts.all()
        if act.kind in CONFIDENTIAL and act.name in steps and steps[act.name].hears == "none"
        if any(field.type == "text" for field in steps[act.name].fields)
    ]


def notes_of(case: Complaint) -> list[Notes]:
    """Return the confidential acts with the consents to them."""
    agreed = defaultdict(list)
    for one in case.notes_consents.order_by("noted_at", "id"):
        agreed[one.act_id].append(one)
    return [Notes(act, tuple(agreed[act.id])) for act in confidential_acts(case)]


def shared_acts(case: Complaint) -> frozenset[UUID]:
    """Return the acts whose words became part of the file, because both sides agreed."""
    agreed: dict[UUID, set[str]] = defaultdict(set)
    for act_id, side in case.notes_consents.values_list("act_id", "side"):
        agreed[act_id].add(side)
    return frozenset(act_id for act_id, sides in agreed.items() if sides == set(SIDES))
