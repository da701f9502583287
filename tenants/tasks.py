"""The two kinds of task: one carries its client in the message, the other serves no client.

Each fails closed. A message without a client, with an empty or unknown one, or with one that is
closed is rejected before a line of the body runs; so is one whose server speaks of another schema.
"""

from collections.abc import Callable
from typing import Any

import structlog
from celery import Task, shared_task  # noqa: TID251 the one module that may
from celery.exceptions import Reject
from django.conf import settings
from django.db import connection

from kernel import clock
from tenants import scope
from tenants.actions import proceed_opening
from tenants.models import Tenant
from tenants.models.tenant import SCHEMA_NAME
from tenants.schemas import spares

_log = structlog.get_logger(__name__)


class TenantTask(Task):  # type: ignore[type-arg] # generic in the stubs alone
    """A task whose message names the schema of its client, as the keyword `tenant`."""

    abstract = True

    def __call__(self, *args: Any, tenant: object = None, **kwargs: Any) -> Any:
        """Run the body in the client's scope; raise Reject when the client is not to be served."""
        with scope.within(_named(tenant, self)):
            _check_server(str(tenant), self)
            return self.run(*args, **kwargs)


class PublicTask(Task):  # type: ignore[type-arg] # the same
    """A task of the consultancy itself: it runs where no client's table can be seen."""

    abstract = True

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run the body in the public schema; raise Reject for a message that names a client."""
        if "tenant" in kwargs:
            raise _rejection("task.tenant_unasked", self)
        with scope.in_public():
            _check_server("public", self)
            return self.run(*args, **kwargs)


def tenant_task(work: Callable[..., Any]) -> Any:
    """Make a task of one client of `work`; send it with `.delay(tenant=schema_name)`.

    Celery may not hold the message against the arguments of `work`, which has no `tenant`.
    """
    return shared_task(base=TenantTask, typing=False)(work)


def public_task(work: Callable[..., Any]) -> Any:
    """Make a task of `work` that serves no client."""
    return shared_task(base=PublicTask)(work)


@public_task
def fill_spares() -> None:
    """Keep schemas ready for the next clients that open."""
    spares.fill(settings.SPARE_SCHEMAS, at=clock.now())


@public_task
def proceed_openings() -> None:
    """Carry on with the clients that were asked for and are not open yet."""
    for opening_id in proceed_opening.waiting():
        spares.fill(max(settings.SPARE_SCHEMAS, 1), at=clock.now())
        proceed_opening.proceed(opening_id, at=clock.now())


def clients() -> list[Tenant]:
    """Return every client that is not closed (never the consultancy itself), in a stable order."""
    there = Tenant.objects.exclude(schema_name="public")
    return list(there.exclude(state=Tenant.State.CLOSED).order_by("id"))


def _named(name: object, task: Task) -> Tenant:  # type: ignore[type-arg]
    """Return the client that a message names, as the database knows it now."""
    if not isinstance(name, str) or not name:
        raise _rejection("task.tenant_absent", task)
    if not SCHEMA_NAME.fullmatch(name):
        raise _rejection("task.tenant_malformed", task)
    with scope.in_public():
        tenant: Tenant | None = Tenant.objects.filter(schema_name=name).first()
    if tenant is None:
        raise _rejection("task.tenant_unknown", task)
    if tenant.state == Tenant.State.CLOSED:
        raise _rejection("task.tenant_closed", task)
    return tenant


def _check_server(name: str, task: Task) -> None:  # type: ignore[type-arg]
    """Ask the server itself which schema is open; what we believe is not enough."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        row = cursor.fetchone()
    if row is None or row[0] != name:
        raise _rejection("task.schema_differs", task)


def _rejection(code: str, task: Task) -> Reject:  # type: ignore[type-arg]
    _log.error(code, task=task.name)
    return Reject(code, requeue=False)
