from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.identity.models import Account
from procedures.models import Person


@transaction.atomic
def welcome_consultant(
    account: Account, roles: frozenset[str], at: datetime, *, kind: str = "assignment"
) -> Person:
    """Give somebody from outside their person row at this client, and log the entry.

    `kind` says by what right they come: an assignment, cover for a colleague, or access for the
    platform. Their roles are those of now; the client sees each entry.
    """
    person = Person.objects.filter(account_id=account.id).first()
    if person is None:
        person = Person(account_id=account.id, external=True)
    person.name, person.email = account.name, account.email
    person.active = kind != "platform"
    person.roles = sorted(roles) if person.active else []
    person.save()
    record(
        "client.entered",
        by=Actor("person", person.id, person.name, roles),
        at=at,
        about=About("client"),
        facts={"roles": tuple(sorted(roles)), "kind": kind},
    )
    return person
