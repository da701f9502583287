"""The invitation to an advice meeting, as a calendar file (RFC 5545) and as a mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from icalendar import Calendar, Event, vCalAddress, vText

from procedures.letters.wording import long_moment
from procedures.models import AdviceMeeting, Person
from tenants import hosts, scope

LENGTH = timedelta(minutes=90)
"""How long a meeting is taken to last; the page asks for its beginning only."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an attendee gets: a subject, a text and a calendar file."""

    subject: str
    body: str
    calendar: bytes


def invitation(meeting: AdviceMeeting, people: Sequence[Person], *, at: datetime) -> Invitation:
    """Return the invitation in the client's language, as made on `at`. It tells of no case."""
    with translation.override(scope.current().language):
        subject = gettext("Adviesgesprek over de klachten van %(year)s bij %(client)s")
        subject %= {"year": meeting.year, "client": scope.current().name}
        body = _body(meeting)
        return Invitation(subject[:200], body, _calendar(meeting, people, subject, body, at=at))


def _body(meeting: AdviceMeeting) -> str:
    client = scope.current()
    values = {
        "year": meeting.year,
        "moment": long_moment(meeting.planned_at, ZoneInfo(client.time_zone), client.language),
        "place": meeting.place,
        "portal": hosts.address_of(client, port=settings.PORT, https=settings.HTTPS),
    }
    text = gettext(
        "U bent uitgenodigd voor het adviesgesprek over de jaarrapportage klachten %(year)s.\n\n"
        "Wanneer: %(moment)s\nWaar: %(place)s\n\n"
        "Wij bespreken de cijfers, onze adviezen en wat er van de afspraken van vorig jaar is"
        " geworden. De rapportage staat in het portaal: %(portal)s. In deze uitnodiging staat"
        " niets over een zaak."
    )
    changed = gettext("Let op: dit gesprek is gewijzigd.") if meeting.sequence else ""
    return "\n\n".join(filter(None, [changed, text % values]))


def _calendar(
    meeting: AdviceMeeting, people: Sequence[Person], subject: str, body: str, *, at: datetime
) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Wederhoor//Adviesgesprek//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "REQUEST")
    event = Event()
    event.add("uid", f"{meeting.id}@{_domain()}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", meeting.planned_at.astimezone(UTC))
    event.add("dtend", (meeting.planned_at + LENGTH).astimezone(UTC))
    event.add("summary", subject)
    event.add("location", meeting.place)
    event.add("description", body)
    event.add("status", "CONFIRMED")
    event.add("organizer", _organiser())
    for person in (one for one in people if one.email):
        event.add("attendee", _attendee(person), encode=False)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _organiser() -> vCalAddress:
    client = scope.current()
    address = vCalAddress(f"mailto:{client.contact_email or settings.POST_FROM}")
    address.params["CN"] = vText(client.name)
    return address


def _attendee(person: Person) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.email}")
    address.params["CN"] = vText(person.name)
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText("NEEDS-ACTION")
    address.params["RSVP"] = vText("TRUE")
    return address


def _domain() -> str:
    return settings.POST_FROM.rsplit("@", 1)[-1]
