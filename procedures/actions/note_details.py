"""What is put down beside the acts of a case: codes no act records, and hours."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import CaseDetails, Complaint, Registration, TimeSpent
from tenants import scope

MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Details:
    """Codes of a case that no act of its regulation records."""

    found_us: str = ""
    complainant_role: str = ""
    respondent_role: str = ""
    mediation: str = ""
    extension_reasons: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    retaliation: bool = False


@dataclass(frozen=True, slots=True)
class Worked:
    """Minutes on a day, and what for."""

    spent_on: date
    purpose: str
    minutes: int


@transaction.atomic
def note_details(
    case: Complaint, told: Details, *, version: int, by: Actor, at: datetime
) -> CaseDetails:
    """Keep the codes of a case. Raise Refusal `details.stale` when somebody else was first."""
    Complaint.objects.select_for_update().get(id=case.id)
    found = CaseDetails.objects.filter(case=case).first() or CaseDetails(case=case)
    given = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(told).items()}
    changed = [name for name, value in given.items() if getattr(found, name) != value]
    if not changed:
        return found
    if found.version != version:
        message = "Iemand anders heeft dit net gewijzigd. Open de bladzijde opnieuw."
        raise Refusal("details.stale", message=message)
    for name, value in given.items():
        setattr(found, name, value)
    found.noted_by, found.noted_at, found.version = _who(by), at, version + 1
    found.save()
    about = About("case", case.id)
    record("details.noted", by=by, at=at, about=about, facts={"changed": (*changed,)})
    return found


@transaction.atomic
def note_time(
    about: Complaint | Registration, worked: Worked, *, key: UUID, by: Actor, at: datetime
) -> TimeSpent:
    """Keep minutes that were worked; the same `key` is the same click.

    Raise Refusal `time.future` or `time.minutes`.
    """
    before = TimeSpent.objects.filter(id=key).first()
    if before is not None:
        return before
    if worked.spent_on > clock.local_date(at, scope.current().time_zone):
        raise Refusal("time.future", message="Deze dag moet nog komen.", field="spent_on")
    if not 0 < worked.minutes <= MOST_MINUTES:
        message = "Vul 1 tot en met 1440 minuten in: niet meer dan een dag."
        raise Refusal("time.minutes", message=message, field="minutes")
    of_case = isinstance(about, Complaint)
    made = TimeSpent.objects.create(
        id=key,
        case=about if isinstance(about, Complaint) else None,
        registration=about if isinstance(about, Registration) else None,
        **asdict(worked),
        spent_by=_who(by),
        noted_at=at,
    )
    told = About("case" if of_case else "registration", about.id)
    record("time.noted", by=by, at=at, about=told, facts={"row": made.id})
    return made


@transaction.atomic
def withdraw_time(
    about: Complaint | Registration, spent_id: UUID, *, by: Actor, at: datetime
) -> TimeSpent:
    """Take back minutes that were put down by mistake; they stay readable, and do not count."""
    found = about.time_spent.select_for_update().filter(id=spent_id).first()
    if found is None:
        raise Http404
    if found.withdrawn_at is None:
        found.withdrawn_at = at
        found.save(update_fields=["withdrawn_at"])
        kind = "case" if isinstance(about, Complaint) else "registration"
        told, facts = About(kind, about.id), {"row": found.id}
        record("time.withdrawn", by=by, at=at, about=told, facts=facts)
    return found


def _who(by: Actor) -> UUID:
    if by.id is None:
        raise Http404
    return by.id
