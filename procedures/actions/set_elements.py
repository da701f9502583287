from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import Complaint, Element, Ruling


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the complaint; `id` is that of the element it corrects."""

    text: str
    category: str = ""
    id: UUID | None = None


@transaction.atomic
def set_elements(
    case: Complaint, points: Sequence[Point], *, by: Actor, at: datetime
) -> tuple[Element, ...]:
    """Set on which points will be ruled; the story itself stays as it was filed.

    Raise Refusal `elements.none`, or `elements.ruled` once there are rulings.
    """
    case = Complaint.objects.select_for_update().get(id=case.id)
    if Ruling.objects.filter(case=case).exists():
        raise Refusal(
            "elements.ruled",
            message="Er is al een oordeel over deze onderdelen. Ze liggen nu vast.",
        )
    kept = [point for point in points if point.text.strip()]
    if not kept:
        raise Refusal("elements.none", message="Schrijf ten minste één onderdeel op.")
    elements = _write(case, kept)
    record(
        "case.elements_set",
        by=by,
        at=at,
        about=About("case", case.id),
        facts={"number": case.number, "count": len(elements)},
    )
    return elements


def _write(case: Complaint, points: Sequence[Point]) -> tuple[Element, ...]:
    known = {element.id: element for element in case.elements.all()}
    case.elements.exclude(id__in=[point.id for point in points if point.id]).delete()
    written = []
    for ordinal, point in enumerate(points, start=1):
        element = known.get(point.id) if point.id else None
        element = element or Element(case=case)
        element.ordinal, element.category, element.text = ordinal, point.category, point.text
        element.save()
        written.append(element)
    return tuple(written)
