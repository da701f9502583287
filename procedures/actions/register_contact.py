"""Registering what is no case: a question, remark, signal, consultation or activity."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import Complaint, Correction, Department, Registration
from procedures.queries.registrations import ADVISER, desk_of, registrations_for
from procedures.rules.registering import check_contact, text_until
from tenants import scope


@dataclass(frozen=True, slots=True)
class Told:
    """What is registered of a contact, in codes, with words where these help."""

    kind: str
    happened_on: date
    closed_on: date | None = None
    channel: str = ""
    found_us: str = ""
    complainant_role: str = ""
    handling: str = ""
    activity: str = ""
    outcome: str = ""
    categories: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    department: str = ""
    reach: int | None = None
    text: str = ""


@transaction.atomic
def register_contact(told: Told, *, key: UUID, by: Actor, at: datetime) -> Registration:
    """Register a contact; the same `key` is the same click. Raise the refusals of its rules."""
    before = registrations_for(by).filter(id=key).first()
    if before is not None:
        return before
    check_contact(told.kind, told.happened_on, told.closed_on, today=_today(at))
    made = Registration(id=key, desk=desk_of(by), registered_by=_who(by), registered_at=at)
    _write(made, told)
    made.save(force_insert=True)
    _note("registration.made", made, by, at)
    return made


@transaction.atomic
def correct_contact(
    registration_id: UUID, told: Told, *, version: int, by: Actor, at: datetime
) -> Registration:
    """Correct a registration; what it said before stays with it.

    Raise Refusal `registration.stale` when somebody else was first; Http404 where it is not there.
    """
    found = _locked(registration_id, by)
    if told == told_of(found):
        return found
    if found.version != version:
        raise Refusal(
            "registration.stale",
            message="Iemand anders heeft deze registratie net gewijzigd. Open haar opnieuw.",
        )
    check_contact(told.kind, told.happened_on, told.closed_on, today=_today(at))
    Correction.objects.create(
        registration=found,
        ordinal=found.version,
        before=plain(told_of(found)),
        corrected_at=at,
        corrected_by=_who(by),
    )
    _write(found, told)
    found.version += 1
    found.save()
    _note("registration.corrected", found, by, at)
    return found


@transaction.atomic
def become_case(registration_id: UUID, case: Complaint, *, by: Actor, at: datetime) -> None:
    """Let a registration go on as a case: it is counted there from now on, and not twice.

    Raise Refusal `registration.taken` for a case that another registration became.
    """
    found = _locked(registration_id, by)
    if found.case_id == case.id:
        return
    if Registration.objects.filter(case=case).exists():
        message = "Deze zaak hoort al bij een andere registratie."
        raise Refusal("registration.taken", message=message, field="number")
    found.case = case
    found.version += 1
    found.save(update_fields=["case", "version"])
    _note("registration.became_case", found, by, at)


@transaction.atomic
def withdraw_contact(registration_id: UUID, *, back: bool, by: Actor, at: datetime) -> None:
    """Take a mistaken registration out of the counts, or put it back."""
    found = _locked(registration_id, by)
    if (found.withdrawn_at is None) is not back:
        found.withdrawn_at = None if back else at
        found.save(update_fields=["withdrawn_at"])
        _note("registration.restored" if back else "registration.withdrawn", found, by, at)


def told_of(found: Registration) -> Told:
    """Return what a registration says now."""
    names = [name for name in Told.__dataclass_fields__ if name != "department"]
    given = {name: getattr(found, name) for name in names}
    lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    return Told(**{**given, **lists, "department": found.department_id or ""})


def plain(told: Told) -> dict[str, object]:
    """Return what was told as JSON has it."""
    days = {"happened_on", "closed_on"}
    return {
        name: value.isoformat() if name in days and value else value
        for name, value in asdict(told).items()
    }


def _write(row: Registration, told: Told) -> None:
    for name, value in asdict(told).items():
        if name != "department":
            setattr(row, name, list(value) if isinstance(value, tuple) else value)
    row.department = Department.objects.filter(code=told.department).first()
    row.text_until_on = text_until(told.happened_on)


def _locked(registration_id: UUID, by: Actor) -> Registration:
    found = registrations_for(by).select_for_update(of=("self",)).filter(id=registration_id)
    row = found.first()
    if row is None:
        raise Http404
    return row


def _today(at: datetime) -> date:
    return clock.local_date(at, scope.current().time_zone)


def _who(by: Actor) -> UUID:
    if by.id is None:
        raise Http404
    return by.id


def _note(action: str, row: Registration, by: Actor, at: datetime) -> None:
    """Note what was done; of an adviser's own the log does not even tell the kind."""
    facts = {} if row.desk == ADVISER else {"kind": row.kind}
    record(action, by=by, at=at, about=About("registration", row.id), facts=facts)
