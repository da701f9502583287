"""Whether the demo is there, and clearing away what a broken load left behind."""

import shutil
from pathlib import Path

from django.conf import settings

from billing.models import Customer, Invoice, OfflineRecord, Subscription, WebhookEvent
from kernel.identity.models import Account
from kernel.vault.keystore import keeping
from tenants.models import Tenant
from tenants.provisioning import remove_client
from wederhoor.demo import sheets
from wederhoor.embedded.errors import ServerError


def present() -> bool:
    """Whether the demo was loaded to its end: only then its consultancy has a host.

    Raise ServerError where somebody else's consultancy is: the demo stays away from it.
    """
    house, name = Tenant.objects.filter(schema_name="public").first(), sheets.bureau().name
    if house is not None and house.name != name:
        raise ServerError(
            f"This database is {house.name}'s, not the demo's; give the demo one of its own."
        )
    return house is not None and house.domains.exists()


def clear() -> None:
    """Remove the demo's clients with everything of theirs, its accounts and its consultancy."""
    bureau = sheets.bureau()
    for tenant in Tenant.objects.filter(slug__in=bureau.clients):
        _forget_bills(tenant)
        shutil.rmtree(Path(settings.VAULT_FILES) / str(tenant.reference), ignore_errors=True)
        remove_client(tenant)
        keeping.erase(str(tenant.reference))
    Tenant.objects.filter(schema_name="public").delete()
    Account.objects.filter(email__in=_addresses()).delete()


def _forget_bills(tenant: Tenant) -> None:
    customers = Customer.objects.filter(tenant=tenant)
    references = list(customers.values_list("reference", flat=True))
    OfflineRecord.objects.filter(customer__in=references).delete()
    OfflineRecord.objects.filter(reference__in=references).delete()
    for kept in (WebhookEvent, Invoice, Subscription):
        kept.objects.filter(customer__in=customers).delete()
    customers.delete()


def _addresses() -> list[str]:
    bureau = sheets.bureau()
    clients = [sheets.Script(slug).client for slug in bureau.clients]
    staff = [one.email for one in bureau.staff.values()]
    people = [person.email for client in clients for person in client.people.values()]
    return [email for email in (*staff, *people) if email]
