"""An appointment as a calendar file to download."""

from datetime import datetime, timedelta

from django.http import Http404, HttpResponse
from django.utils.translation import gettext
from icalendar import Calendar, Event

from procedures.models import Hearing

LENGTH = timedelta(hours=1)


def hearing_calendar(hearing: Hearing, *, at: datetime) -> bytes:
    """Return a talk as a calendar file (RFC 5545), in UTC.

    It says nothing of a complaint: others may look into somebody's calendar.
    """
    event = Event()
    event.add("uid", str(hearing.id))
    event.add("dtstamp", at)
    event.add("dtstart", hearing.planned_at)
    event.add("dtend", hearing.planned_at + LENGTH if hearing.planned_at else at)
    event.add("summary", gettext("Afspraak"))
    event.add("location", hearing.place)
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", "-//Wederhoor//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def hearing_file(hearing: Hearing | None, *, at: datetime) -> HttpResponse:
    """Return a planned talk as a calendar file; one that is not planned is not there (404)."""
    if hearing is None or hearing.planned_at is None:
        raise Http404
    content = hearing_calendar(hearing, at=at)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="afspraak.ics"'
    return response
