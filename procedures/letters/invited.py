"""The mail with which somebody is invited to take a place: a link and a day, and no case."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from kernel.post.outbox import SUBJECT_LENGTH, Mail
from procedures.letters.wording import long_moment
from procedures.models import Invitation
from tenants import hosts, scope


def invited(invitation: Invitation, secret: str) -> Mail:
    """Return the mail to who is invited, in the client's language."""
    client = scope.current()
    zone = ZoneInfo(client.time_zone)
    with translation.override(client.language):
        subject = gettext("Uitnodiging van %(client)s") % {"client": client.name}
        values = {
            "name": invitation.name,
            "client": client.name,
            "until": long_moment(invitation.expires_at, zone, client.language),
            "link": f"{_portal()}/uitnodiging/{secret}/",
        }
        text = gettext(
            "Dag %(name)s,\n\n"
            "U bent gevraagd om bij %(client)s mee te werken in het klachtenportaal.\n\n"
            "Ga hierheen om de uitnodiging te bekijken en aan te nemen:\n%(link)s\n\n"
            "De uitnodiging is alleen voor u, werkt één keer en geldt tot %(until)s. Kent u deze"
            " organisatie niet, dan hoeft u niets te doen."
        )
        return Mail(invitation.email, subject[:SUBJECT_LENGTH], text % values)


def _portal() -> str:
    return hosts.address_of(scope.current(), port=settings.PORT, https=settings.HTTPS)
