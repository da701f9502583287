"""The worker's tasks: each carries its client by name and fails closed without one."""

from celery import shared_task
from django.conf import settings
from django.db import transaction

from kernel import clock
from kernel.post import relay, transports
from procedures.actions.sweep_terms import sweep_terms
from tenants import tasks


@shared_task
def send_post_everywhere() -> None:
    """Wake the sending of every client; one client's trouble does not hold up another."""
    for tenant in tasks.clients():
        send_post.delay(tenant.schema_name)


@shared_task
def send_post(tenant: str) -> None:
    """Send what is due in this client's outbox."""
    tasks.within_named(tenant, _send_due)


@shared_task
def sweep_terms_everywhere() -> None:
    """Wake the sweep of every client."""
    for tenant in tasks.clients():
        sweep_client_terms.delay(tenant.schema_name)


@shared_task
def sweep_client_terms(tenant: str) -> None:
    """Bring terms that passed their date up to date in this client."""
    tasks.within_named(tenant, _sweep)


def wake_post(tenant: str) -> None:
    """Ask the worker to send after this transaction; without a broker the sweep does it."""
    transaction.on_commit(lambda: send_post.apply_async((tenant,), retry=False), robust=True)


def _send_due() -> None:
    transport = transports.chosen(settings.POST_TRANSPORT)
    relay.send_due(at=clock.now(), limit=200, transport=transport)


def _sweep() -> None:
    sweep_terms(clock.now())
