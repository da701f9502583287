from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.identity.models import Account
from procedures.models import Person


@transaction.atomic
def welcome_consultant(account: Account, roles: frozenset[str], at: datetime) -> Person:
    """Give somebody of the consultancy their person row at this client, and log the entry.

    Their roles are those of the assignment as it is now; the client sees each entry.
    """
    person = Person.objects.filter(account_id=account.id).first()
    if person is None:
        person = Person(account_id=account.id, external=True)
    person.name, person.email, person.roles = account.name, account.email, sorted(roles)
    person.active = True
    person.save()
    record(
        "client.entered",
        by=Actor("person", person.id, person.name, roles),
        at=at,
        about=About("client"),
        facts={"roles": tuple(sorted(roles))},
    )
    return person
