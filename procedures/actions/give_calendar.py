from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from procedures.models import CalendarFeed, Person

SECRET_BYTES = 32


@transaction.atomic
def give_calendar(*, by: Actor, at: datetime) -> str:
    """Make an address for somebody's calendar program; return its secret, which is not kept.

    An earlier address of theirs opens nothing any more.
    """
    secret = token_urlsafe(SECRET_BYTES)
    CalendarFeed.objects.filter(person=by.id).delete()
    owner = Person.objects.get(id=str(by.id))
    made = CalendarFeed.objects.create(person=owner, secret_hash=hash_of(secret), made_at=at)
    record("calendar.made", by=by, at=at, about=About("calendar", made.id), facts={})
    return secret


@transaction.atomic
def end_calendar(*, by: Actor, at: datetime) -> int:
    """Let the address open nothing any more; return how many there were."""
    ended = CalendarFeed.objects.filter(person=by.id).delete()[0]
    if ended:
        record("calendar.ended", by=by, at=at, about=About("calendar", None), facts={})
    return ended


def hash_of(secret: str) -> str:
    """Return under what a secret is kept: it has 256 random bits, so a plain digest will do."""
    return sha256(secret.encode()).hexdigest()
