"""Reminding of measures, before and after their date, by a mail that says not which."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from kernel.post.outbox import Mail, put
from procedures.models import Measure, MeetingDecision, Person
from procedures.queries.reminded import of_decision, of_measure, who_hear
from procedures.rules.notices import digests_leave
from procedures.rules.reminding import BEFORE, reminder
from tenants import scope

Reminded = TypeVar("Reminded", MeetingDecision, Measure)
Who = Callable[[Iterable[Person]], Iterator[Person]]
"""Which of these people are reminded."""


@transaction.atomic
def remind_of_measures(now: datetime) -> int:
    """Send one mail without content a day to each who has a measure to be reminded of.

    In the morning of a working day, once for each reminder of a measure, however often and by
    however many workers at once this runs. Return how many mails.
    """
    local = now.astimezone(ZoneInfo(scope.current().time_zone))
    if not digests_leave(local):
        return 0
    today = local.date()
    waiting = [
        *_waiting(_decisions(today), of_decision, today),
        *_waiting(_measures(today), of_measure, today),
    ]
    people = who_hear() if waiting else []
    told = {person for who in waiting for person in who(people)}
    for person in sorted(told, key=lambda one: one.id):
        put(f"measures/{person.id}/{today}", _mail(person), at=local.astimezone(UTC))
    return len(told)


def _decisions(today: date) -> Iterable[MeetingDecision]:
    found = MeetingDecision.objects.select_related("meeting").select_for_update(of=["self"])
    return found.filter(state="open", due_on__lte=today + BEFORE)


def _measures(today: date) -> Iterable[Measure]:
    """Return what was agreed; the case comes without what people wrote in it."""
    found = Measure.objects.select_related("case__handler").select_for_update(of=["self"])
    light = found.defer("text", "owner", "case__story", "case__wish", "case__written_answers")
    return light.filter(state="agreed", due_on__lte=today + BEFORE)


def _waiting(
    found: Iterable[Reminded],
    who: Callable[[Reminded, str, Iterable[Person]], Iterator[Person]],
    today: date,
) -> Iterator[Who]:
    """Yield who is reminded of what was not called to mind yet, and note that it was."""
    for one in found:
        name = reminder(one.due_on, today)
        if one.reminded != name:
            type(one).objects.filter(pk=one.pk).update(reminded=name)
            yield partial(who, one, name)


def _mail(person: Person) -> Mail:
    client = scope.current()
    with translation.override(client.language):
        return Mail(
            recipient=person.email,
            subject=gettext("Een herinnering aan een afspraak"),
            body_text=gettext(
                "In het klachtenportaal van %(client)s staat een afspraak of maatregel waarvan de"
                " datum nadert of voorbij is.\n\n"
                "Ga zelf naar het portaal en meld u aan met uw account. Deze e-mail bevat met opzet"
                " geen inhoud en geen link."
            )
            % {"client": client.name},
        )
