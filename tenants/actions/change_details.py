"""What was agreed with a client changes: how the portal says it can be reached, how large it is."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from tenants import scope
from tenants.models import Tenant
from tenants.positions import LEAD

KEEPS = "secretariat"
"""Who has this role at a client decides what its portal tells, so also how to reach it."""


@dataclass(frozen=True, slots=True)
class Details:
    """How a client can be reached by who has a question, and for how many people it is."""

    contact_email: str
    contact_phone: str
    employees_count: int


def may_change_details(roles: Collection[str], positions: Collection[str]) -> bool:
    """Whether somebody who serves a client in these roles, with these positions, may change it."""
    return KEEPS in roles or LEAD in positions


def details_of(tenant: Tenant) -> Details:
    """Return what is known of a client."""
    return Details(tenant.contact_email, tenant.contact_phone, tenant.employees_count)


def version_of(details: Details) -> str:
    """Return a text that is another one once anything of this changed."""
    return "|".join(str(value) for value in asdict(details).values())


@transaction.atomic
def change_details(
    tenant: Tenant, wanted: Details, *, version: str, by: Actor, at: datetime
) -> tuple[str, ...]:
    """Change this of a client and return what changed; it stands in the client's own log.

    The subscription stays as it was agreed, in its number of people and its address too. Raise
    Refusal `client.gone` for a client that was closed or lives elsewhere, and `client.stale` when
    a colleague changed it since `version`.
    """
    row = Tenant.objects.select_for_update().get(pk=tenant.pk)
    if row.state == Tenant.State.CLOSED or row.lives_at:
        raise Refusal("client.gone", message="Deze organisatie is gesloten of verhuisd.")
    before, after = asdict(details_of(row)), asdict(wanted)
    changed = tuple(name for name, value in after.items() if before[name] != value)
    if not changed:
        return ()
    if version != version_of(details_of(row)):
        raise Refusal(
            "client.stale",
            message="Een collega heeft dit intussen gewijzigd. Er is niets opgeslagen. Open de"
            " pagina opnieuw en vul uw wijziging nog eens in.",
        )
    for name in changed:
        setattr(row, name, after[name])
    row.save(update_fields=changed)
    with scope.within(row), transaction.atomic():
        about = About("client", row.reference)
        record("client.details", by=by, at=at, about=about, facts={"changed": changed})
    return changed
