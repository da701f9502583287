from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext

from kernel.post.outbox import Mail, put
from tenants import scope


@dataclass(frozen=True, slots=True)
class Notice:
    """To whom it is said that something is ready, in which language, about which case."""

    address: str
    language: str
    case_id: UUID


def notify(key: str, notice: Notice, *, at: datetime) -> None:
    """Put a notice in the outbox: that something is ready, and where; never what or about whom.

    The same `key` is one notice.
    """
    with translation.override(notice.language):
        mail = Mail(
            recipient=notice.address,
            subject=gettext("Er staat een bericht voor u klaar"),
            body_text=gettext(
                "Er staat een bericht voor u klaar in het klachtenportaal van %(client)s.\n\n"
                "Ga zelf naar het portaal en meld u aan met uw code of account."
                " Deze e-mail bevat met opzet geen inhoud en geen link."
            )
            % {"client": scope.current().name},
            case_id=notice.case_id,
        )
    put(key, mail, at=at)
