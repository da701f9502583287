"""Whom the portal names: added, changed and taken away by who manages it."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.shortcuts import get_object_or_404

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import Contact
from procedures.rules import belonging

MOST = 40
"""More names than this help nobody to choose."""


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody whom people can call, and for what."""

    way: str
    name: str
    phone: str = ""
    email: str = ""
    hours: str = ""
    note: str = ""


@transaction.atomic
def add_contact(called: Called, *, by: Actor, at: datetime) -> Contact:
    """Let the portal name somebody. Raise Refusal `contact.way` or `contact.many`."""
    _check(called)
    if Contact.objects.count() >= MOST:
        message = "Er staan al veel mensen in het portaal. Haal eerst iemand weg."
        raise Refusal("contact.many", message=message)
    made = Contact.objects.create(**asdict(called), added_at=at)
    _note("contact.added", made, by, at)
    return made


@transaction.atomic
def change_contact(contact_id: UUID, called: Called, *, by: Actor, at: datetime) -> Contact:
    """Change whom the portal names. Raise Refusal `contact.way`, Http404 for who is not there."""
    _check(called)
    found = get_object_or_404(Contact.objects.select_for_update(), id=contact_id)
    for name, value in asdict(called).items():
        setattr(found, name, value)
    found.save()
    _note("contact.changed", found, by, at)
    return found


@transaction.atomic
def remove_contact(contact_id: UUID, *, by: Actor, at: datetime) -> None:
    """Let the portal not name somebody any more; Http404 for who is not there."""
    found = get_object_or_404(Contact.objects.select_for_update(), id=contact_id)
    _note("contact.removed", found, by, at)
    found.delete()


def _check(called: Called) -> None:
    if called.way not in belonging.CALLED:
        raise Refusal("contact.way", message="Kies een waarde uit de lijst.", field="way")


def _note(action: str, contact: Contact, by: Actor, at: datetime) -> None:
    about = About("contact", contact.id)
    record(action, by=by, at=at, about=about, facts={"way": contact.way})
