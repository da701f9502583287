"""Before somebody with a seat reads the file: are they free of an interest in the case, or not."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.actions.send_message import send_message
from procedures.actions.tell_people import tell_people
from procedures.models import Appointment, Complaint
from procedures.queries.regulations import language_of, texts_of
from procedures.queries.seated import FREE, TIED, interests
from procedures.rules.notices import OBJECTION


@transaction.atomic
def declare_no_conflict(seat: Appointment, *, by: Actor, at: datetime) -> None:
    """Keep that somebody has no interest in the case; saying it twice counts once.

    Raise Refusal `interest.reported` when they reported one before: then the secretariat decides.
    """
    case = _locked(seat)
    said = interests(by, [seat])[seat.case_id]
    if said == "tied":
        raise Refusal(
            "interest.reported",
            message="U hebt gemeld dat u een belang hebt bij deze zaak. Klopt dat niet meer?"
            " Overleg dan met het secretariaat; dat kan u opnieuw benoemen.",
        )
    if said == "unsaid":
        record(FREE, by=by, at=at, about=About("case", case.id), facts={"number": case.number})


@transaction.atomic
def report_conflict(seat: Appointment, reason: str, *, by: Actor, at: datetime) -> None:
    """Keep that somebody has an interest in the case; who handles cases gets a note, and a notice.

    From then on the case is closed to them until they are appointed anew.
    """
    case = _locked(seat)
    if interests(by, [seat])[seat.case_id] == "tied":
        return
    note = send_message(case, _note(seat, reason, by), side="", by=by, at=at)
    tell_people(case, OBJECTION, f"interest/{note.id}", at=at)
    record(TIED, by=by, at=at, about=About("case", case.id), facts={"number": case.number})


def _locked(seat: Appointment) -> Complaint:
    return Complaint.objects.select_for_update().get(id=seat.case_id)


def _note(seat: Appointment, reason: str, by: Actor) -> str:
    adopted = seat.case.regulation
    texts = texts_of(adopted, language_of(adopted, seat.case.language))
    note = gettext(
        "%(name)s (%(seat)s) meldt een belang bij deze zaak en ziet haar nu niet meer."
        " Ontheffen en iemand anders benoemen is aan u."
    ) % {"name": by.name, "seat": texts.roles.get(seat.seat, seat.seat)}
    return f"{note}\n\n{reason.strip()}".strip()
