"""The worker's tasks that belong to no domain: the hourly seal on every audit trail."""

from kernel import clock
from kernel.audit import outside
from tenants import tasks
from tenants.tasks import public_task, tenant_task


@public_task
def sign_roots_everywhere() -> None:
    """Wake the signing of every client's root; one client's trouble does not hold up another."""
    for tenant in tasks.clients():
        sign_client_root.delay(tenant=tenant.schema_name)


@tenant_task
def sign_client_root() -> None:
    """Sign what came in this client's trail, and write the root down beside the database."""
    outside.seal(clock.now())
