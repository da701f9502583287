"""The worker's tasks that belong to no domain: seals on the audit trails, and keys."""

from kernel import clock
from kernel.audit import outside
from kernel.vault import ring, rotation
from tenants import tasks
from tenants.tasks import public_task, tenant_task


@public_task
def sign_roots_everywhere() -> None:
    """Wake the signing of every client's root; one client's trouble does not hold up another."""
    for tenant in tasks.clients():
        sign_client_root.delay(tenant=tenant.schema_name)


@public_task
def renew_keys_everywhere() -> None:
    """Wake the care for every client's keys."""
    for tenant in tasks.clients():
        renew_client_keys.delay(tenant=tenant.schema_name)


@tenant_task
def renew_client_keys() -> None:
    """Wrap anew what a renewal of the client's key left behind; delete versions of no use."""
    rotation.catch_up(ring.reference(), at=clock.now())


@tenant_task
def sign_client_root() -> None:
    """Sign what came in this client's trail, and write the root down beside the database."""
    outside.seal(clock.now())
