"""People of the consultancy and of the platform, and whom they serve."""

from datetime import date

from django.test import Client

from kernel import clock
from kernel.identity.models import Account
from tenants.models import Assignment, Tenant
from tenants.positions import give_position
from tests.factories.browsers import signed_in

BUREAU = "bureau.localhost"


def consultant(
    name: str, *serving: Tenant, role: str = "secretariat", lead: bool = False
) -> Account:
    """Return somebody of the consultancy who serves these clients."""
    account = Account.objects.create_user(
        f"{name.lower()}@bureau.example", None, name=name, is_consultancy=True
    )
    for tenant in serving:
        Assignment.objects.create(
            account=account, tenant=tenant, role=role, from_on=date(2024, 1, 1)
        )
    if lead:
        give_position(account, "lead", at=clock.now())
    return account


def owner(name: str) -> Account:
    """Return somebody who owns the platform, and serves no client."""
    account = Account.objects.create_user(f"{name.lower()}@platform.example", None, name=name)
    give_position(account, "owner", at=clock.now())
    return account


def at_bureau(account: Account) -> Client:
    """Return the browser of somebody at the consultancy's host."""
    return signed_in(Client(headers={"host": BUREAU}), account)
