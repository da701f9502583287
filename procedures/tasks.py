"""The worker's tasks: each carries its client by name and fails closed without one."""

from celery import shared_task
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore

from kernel import clock
from kernel.post import relay, transports
from kernel.vault import files
from procedures.actions.draft_files import sweep_drafts
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


@shared_task
def sweep_files_everywhere() -> None:
    """Forget sessions that are over, and wake the sweep of files of every client."""
    SessionStore.clear_expired()
    for tenant in tasks.clients():
        sweep_client_files.delay(tenant.schema_name)


@shared_task
def sweep_client_files(tenant: str) -> None:
    """Remove what complaints that were never sent left, and files that no row speaks of."""
    tasks.within_named(tenant, _sweep_files)


def _send_due() -> None:
    transport = transports.chosen(settings.POST_TRANSPORT)
    relay.send_due(at=clock.now(), limit=200, transport=transport)


def _sweep() -> None:
    sweep_terms(clock.now())


def _sweep_files() -> None:
    sweep_drafts(clock.now())
    files.sweep(at=clock.now())
