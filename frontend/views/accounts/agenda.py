"""Terms and hearings in somebody's own calendar program, at a private address."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from icalendar import Calendar, Event

from frontend.menus import is_staff, own_menu
from frontend.readers import actor_from, for_people
from kernel import clock
from kernel.actors import Actor
from procedures.actions.give_calendar import end_calendar, give_calendar, hash_of
from procedures.models import CalendarFeed
from procedures.queries.agenda import Entry, calendar_of, owner_of
from tenants import scope
from tenants.hosts import address_of
from tenants.limits import Limit, take

LENGTH = timedelta(hours=1)
ASKED_EVERY = timedelta(hours=1)
FEED = Limit("calendar", count=60, seconds=600, when_down="allow")


@for_people
def calendar(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show whether there is an address; make one, which is shown once, or end it."""
    address, now = "", clock.now()
    if request.method == "POST" and "end" in request.POST:
        if end_calendar(by=actor, at=now):
            messages.success(request, gettext("Het adres geeft niets meer."))
        return redirect("calendar")
    if request.method == "POST":
        path = reverse("calendar_feed", args=[give_calendar(by=actor, at=now)])
        address = f"{_here()}{path}"
    context = {
        "reader": actor,
        "address": address,
        "feed": CalendarFeed.objects.filter(person=actor.id).first(),
        "handles": is_staff(actor),
        "navs": own_menu(actor),
    }
    return render(request, "accounts/calendar.html", context)


def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Give the calendar to whoever has its address; a wrong one is not there (404)."""
    del request  # whoever has the address may read it: no session, and no language of one
    now, digest = clock.now(), hash_of(secret)
    found = owner_of(digest, now)
    if found is None:
        raise Http404
    take(FEED, digest[:16])
    feed, person = found
    if feed.asked_at is None or now - feed.asked_at > ASKED_EVERY:
        CalendarFeed.objects.filter(id=feed.id).update(asked_at=now)
    entries = calendar_of(actor_from(person), at=now, language=get_language() or "nl")
    return HttpResponse(_written(entries, now), content_type="text/calendar; charset=utf-8")


def _here() -> str:
    """Return the address of this client's host."""
    return address_of(scope.current(), port=settings.PORT, https=settings.HTTPS)


def _written(entries: list[Entry], at: datetime) -> bytes:
    """Return entries as a calendar (RFC 5545) that programs ask for again (RFC 7986)."""
    made, here = Calendar(), _here()
    made.add("prodid", "-//Wederhoor//NL")
    made.add("version", "2.0")
    made.add("name", gettext("Zaken"))
    made.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    for entry in entries:
        made.add_component(_event(entry, at, here))
    return bytes(made.to_ical())


def _event(entry: Entry, at: datetime, here: str) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", at)
    event.add("summary", entry.summary)
    event.add("class", "PRIVATE")
    if entry.at is None:
        event.add("dtstart", entry.on)
        event.add("transp", "TRANSPARENT")
        event.add("url", here + reverse("case", args=[entry.case_id]))
    else:
        event.add("dtstart", entry.at)
        event.add("dtend", entry.at + LENGTH)
        event.add("location", entry.place)
    return event
