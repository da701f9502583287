"""What was answered to each element of a complaint, apart from the whole of the answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from procedures.models import Act, Complaint
from procedures.queries.regulations import of_case


@dataclass(frozen=True, slots=True)
class Answered:
    """The words of an answer to one element, and when they were said."""

    at: datetime
    words: str


def answers_by_element(case: Complaint, acts: Iterable[Act]) -> Mapping[UUID, tuple[Answered, ...]]:
    """Return the answers to each element among these acts, in order; of those the reader knows."""
    regulation = of_case(case)
    found: dict[UUID, tuple[Answered, ...]] = {}
    for act in acts:
        step = regulation.step(act.name) if act.kind == "answer" else None
        for one in step.fields if step else ():
            for key, words in act.texts.items() if one.type == "text" else ():
                name, _, element = key.partition(":")
                if name == one.name and element:
                    said = Answered(act.at, words)
                    found[UUID(element)] = (*found.get(UUID(element), ()), said)
    return found
