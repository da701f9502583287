from django.utils import translation
from django.utils.translation import gettext

from kernel.post.outbox import Mail, put
from procedures.models import Appointment
from procedures.queries.regulations import texts_of
from tenants import scope


def tell_appointed(seat: Appointment) -> None:
    """Mail somebody that they were appointed, to which seat and in which case; once.

    Nothing of what the case is about or who its people are; who has no address gets no mail.
    """
    case, client = seat.case, scope.current()
    if not seat.person.email:
        return
    roles = texts_of(case.regulation, client.language).roles
    facts = {
        "client": client.name,
        "number": case.number,
        "seat": roles.get(seat.seat, seat.seat),
        "name": seat.person.name,
    }
    with translation.override(client.language):
        mail = Mail(
            recipient=seat.person.email,
            subject=gettext("U bent benoemd in een zaak van %(client)s") % facts,
            body_text=gettext(
                "Beste %(name)s,\n\n"
                "U bent benoemd in zaak %(number)s van %(client)s. Uw plaats is: %(seat)s.\n\n"
                "Ga zelf naar het klachtenportaal en meld u aan met uw account. U zegt daar eerst"
                " of u een belang hebt bij de zaak. Daarna kunt u haar lezen.\n\n"
                "Deze e-mail bevat met opzet geen inhoud en geen link."
            )
            % facts,
            case_id=case.id,
        )
    put(f"appointment/{seat.id}", mail, at=seat.from_at)
