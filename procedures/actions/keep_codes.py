"""The client's departments with their people, its own codes, and what becomes of a code."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import CodeChange, Department, HeadCount, OwnCode
from procedures.rules.statistics.codes import EXTENDABLE, own_codes
from procedures.rules.statistics.recoding import COLUMNS

LENGTH = 40


@dataclass(frozen=True, slots=True)
class Changed:
    """What becomes of a code from a day on; `becomes` is one code, or more for a split."""

    dimension: str
    kind: str
    from_on: date
    code: str
    becomes: tuple[str, ...] = ()


@transaction.atomic
def add_department(name: str, people: tuple[int, date], *, by: Actor, at: datetime) -> Department:
    """Add a department with how many people work there from a day on.

    Raise Refusal `department.known` for a name that is there.
    """
    code = slugify(name)[:LENGTH] or uuid4().hex[:8]
    if Department.objects.filter(code=code).exists():
        raise Refusal("department.known", message="Deze afdeling is er al.", field="name")
    count, from_on = people
    made = Department.objects.create(code=code, name=name, employees_count=count)
    HeadCount.objects.create(department=made, from_on=from_on, employees_count=count)
    _note("department.added", "department", {"code": code}, by=by, at=at)
    return made


@transaction.atomic
def count_people(code: str, people: tuple[int, date], *, by: Actor, at: datetime) -> HeadCount:
    """Say how many people work at a department from a day on; the same day is corrected."""
    found = get_object_or_404(Department.objects.select_for_update(), code=code)
    count, from_on = people
    row, _ = HeadCount.objects.update_or_create(
        department=found, from_on=from_on, defaults={"employees_count": count}
    )
    _note("department.counted", "department", {"code": code}, by=by, at=at)
    return row


@transaction.atomic
def add_code(dimension: str, label: str, *, by: Actor, at: datetime) -> OwnCode:
    """Add a code to a list of ours. Raise Refusal `code.list` or `code.known`."""
    if dimension not in EXTENDABLE:
        raise Refusal("code.list", message="Kies een van de lijsten.", field="dimension")
    code = slugify(label).replace("-", "_")[:LENGTH] or uuid4().hex[:8]
    known = OwnCode.objects.filter(dimension=dimension, code=code).exists()
    if known or code in own_codes()[dimension]:
        raise Refusal("code.known", message="Dit staat al op de lijst.", field="label")
    made = OwnCode.objects.create(dimension=dimension, code=code, label=label)
    _note("code.added", "code", {"dimension": dimension, "code": code}, by=by, at=at)
    return made


@transaction.atomic
def end_code(code_id: UUID, *, on: date | None, by: Actor, at: datetime) -> OwnCode:
    """Offer a code of the client's no more from a day on, or again; what has it keeps it."""
    found = get_object_or_404(OwnCode.objects.select_for_update(), id=code_id)
    found.ended_on = on
    found.save(update_fields=["ended_on"])
    facts = {"dimension": found.dimension, "code": found.code}
    _note("code.ended" if on else "code.restored", "code", facts, by=by, at=at)
    return found


@transaction.atomic
def change_code(changed: Changed, *, by: Actor, at: datetime) -> CodeChange:
    """Say what becomes of a code. A department that merges, splits or ends takes no new cases.

    Raise Refusal `change.list`, `change.itself`, `change.becomes` or `change.twice`.
    """
    _check(changed)
    made = CodeChange.objects.create(
        dimension=changed.dimension,
        kind=changed.kind,
        from_on=changed.from_on,
        code=changed.code,
        becomes=list(changed.becomes),
        noted_by=by.id or uuid4(),
        noted_at=at,
    )
    if changed.dimension == "department":
        Department.objects.filter(code=changed.code).update(ended_on=changed.from_on)
    facts = {"dimension": made.dimension, "code": made.code, "kind": made.kind}
    _note("code.changed", "code", facts, by=by, at=at)
    return made


@transaction.atomic
def undo_change(change_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take back what was said to become of a code; figures that were published stay as they are."""
    found = get_object_or_404(CodeChange.objects.select_for_update(), id=change_id)
    if found.dimension == "department":
        Department.objects.filter(code=found.code).update(ended_on=None)
    facts = {"dimension": found.dimension, "code": found.code}
    _note("code.change_undone", "code", facts, by=by, at=at)
    found.delete()


def _check(changed: Changed) -> None:
    if changed.dimension not in COLUMNS:
        raise Refusal("change.list", message="Kies een van de lijsten.", field="code")
    if changed.code in changed.becomes:
        message = "Iets kan niet in zichzelf overgaan."
        raise Refusal("change.itself", message=message, field="becomes")
    counts = {"renamed": (1, 1), "merged": (1, 1), "split": (2, 99), "ended": (0, 0)}
    least, most = counts.get(changed.kind, (1, 0))
    if not least <= len(changed.becomes) <= most:
        message = "Kies één nieuwe naam; bij splitsen twee of meer; bij stoppen geen."
        raise Refusal("change.becomes", message=message, field="becomes")
    same = CodeChange.objects.filter(dimension=changed.dimension)
    if same.filter(code=changed.code).exists():
        message = "Van deze code is al gezegd wat ermee gebeurt. Haal dat eerst weg."
        raise Refusal("change.twice", message=message, field="code")
    if same.filter(code__in=changed.becomes, becomes__contains=[changed.code]).exists():
        message = "Deze twee gaan al in elkaar over."
        raise Refusal("change.itself", message=message, field="becomes")


def _note(action: str, kind: str, facts: dict[str, str], *, by: Actor, at: datetime) -> None:
    record(action, by=by, at=at, about=About(kind), facts=facts)
