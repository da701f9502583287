"""Making a client of what was asked: all of it, or nothing at all."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from kernel.identity.models import Account
from procedures import presets
from procedures.actions.adopt_regulation import adopt
from procedures.models import Person
from procedures.rules.adopting import Adoption, Draft, check_council
from tenants import scope
from tenants.asked import Asked, Contact, checked_host, checked_name, read_asked
from tenants.models import Assignment, Opening, Tenant
from tenants.provisioning import open_client


def open_asked(opening: Opening, at: datetime) -> None:
    """Make the client that an opening asks for, and note on the opening which it is."""
    by = Actor(opening.asked_by_kind, opening.asked_by_id, opening.asked_by_name)  # type: ignore[arg-type]
    asked = read_asked(opening.answers)
    with transaction.atomic():
        tenant, accounts = _placed(asked, at=at)
        Opening.objects.filter(pk=opening.pk).update(tenant=tenant)
        with scope.within(tenant):
            _furnish(asked, accounts, by=by, at=at)


def open_whole(asked: Asked, *, by: Actor, at: datetime) -> Tenant:
    """Make a client with its people and its regulation, in one transaction.

    Broken off at any moment it leaves nothing; the next try does it all. Raise Refusal
    `tenant.name_missing`, `tenant.slug_taken`, `tenant.host_malformed`, `tenant.host_taken`,
    `tenant.no_spare`, `regulation.unknown`, `regulation.council` or one of adopting.
    """
    with scope.in_public(), transaction.atomic():
        tenant, accounts = _placed(asked, at=at)
        with scope.within(tenant):
            _furnish(asked, accounts, by=by, at=at)
    return tenant


Accounts = Mapping[str, tuple[Account, frozenset[str]]]
"""Who of the consultancy will serve, by the id of the account, with their roles."""


def _placed(asked: Asked, *, at: datetime) -> tuple[Tenant, Accounts]:
    """Make all that stands in the shared schema: the row, the host, the key, who serves."""
    draft_of(asked)
    tenant = open_client(
        slug=checked_name(asked),
        name=asked.name,
        host=checked_host(asked.host),
        at=at,
        language=asked.language,
        brand_colour=asked.brand_colour,
        employees_count=asked.employees_count,
        contact_email=asked.contact_email,
        contact_phone=asked.contact_phone,
    )
    today = clock.local_date(at, tenant.time_zone)
    accounts: dict[str, tuple[Account, frozenset[str]]] = {}
    for one in asked.serving:
        account = Account.objects.get(id=one.account, is_consultancy=True)
        Assignment.objects.create(account=account, tenant=tenant, role=one.role, from_on=today)
        roles = accounts.get(one.account, (account, frozenset()))[1]
        accounts[one.account] = account, roles | {one.role}
    return tenant, accounts


def _furnish(asked: Asked, accounts: Accounts, *, by: Actor, at: datetime) -> None:
    """Make all that stands in the client's own schema: its people and its regulation."""
    people = {account.id: _serves(account, roles) for account, roles in accounts.values()}
    here = people.get(by.id) if by.id else None
    doer = Actor("person", here.id, here.name, frozenset(here.roles)) if here else by
    for contact in asked.people:
        _engage(contact)
    today = clock.local_date(at, scope.current().time_zone)
    adoption = _adoption(asked, today)
    check_council(adoption, employees_count=asked.employees_count, today=today)
    record("client.opened", by=doer, at=at, about=About("client"))
    adopt(draft_of(asked), adoption, by=doer, at=at)


def draft_of(asked: Asked) -> Draft:
    """Return the regulation that was asked for. Raise Refusal `regulation.unknown`."""
    if asked.source:
        return Draft(asked.source)
    if asked.regulation not in presets.names():
        raise Refusal(
            "regulation.unknown",
            message="Kies een van de regelingen die wij hebben.",
            field="regulation",
            name=asked.regulation,
            known=presets.names(),
        )
    return Draft(f"inherits: {asked.regulation}\n")


def _adoption(asked: Asked, today: date) -> Adoption:
    council_on = date.fromisoformat(asked.council_on) if asked.council_on else None
    return Adoption(
        in_force_from=asked.day() or today,
        council=asked.council,  # type: ignore[arg-type] # one of three words; the rule looks
        council_on=council_on,
        note=asked.note,
    )


def _serves(account: Account, roles: frozenset[str]) -> Person:
    return Person.objects.create(
        account_id=account.id,
        name=account.name,
        email=account.email,
        external=True,
        roles=sorted(roles),
    )


def _engage(contact: Contact) -> Person:
    return Person.objects.create(name=contact.name, email=contact.email, roles=[contact.role])
