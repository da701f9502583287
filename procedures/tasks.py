"""The worker's tasks: each carries its client in its message and is rejected without one."""

from django.conf import settings

from kernel import clock
from kernel.identity.sessions import SessionStore
from kernel.post import relay, transports
from kernel.vault import files
from procedures.actions.count_portfolio import go_on_with_portfolios
from procedures.actions.draft_files import sweep_drafts
from procedures.actions.publish_in_parts import go_on_with_publishing
from procedures.actions.remind_of_measures import remind_of_measures
from procedures.actions.remind_of_moments import remind_of_moments
from procedures.actions.renew_ledger import renew_ledger
from procedures.actions.send_digests import send_digests
from procedures.actions.shred_case import shred_approved
from procedures.actions.sweep_terms import sweep_terms
from procedures.actions.sweep_texts import sweep_texts
from procedures.actions.try_draft import go_on_with_trials
from procedures.queries.portfolio_jobs import portfolio_waits
from procedures.queries.publishing import publishing_waits
from procedures.queries.trials import trials_wait
from tenants import scope
from tenants.tasks import clients, public_task, tenant_task


@public_task
def send_post_everywhere() -> None:
    """Wake the sending of every client; one client's trouble does not hold up another."""
    for tenant in clients():
        send_post.delay(tenant=tenant.schema_name)


@tenant_task
def send_post() -> None:
    """Send what is due in this client's outbox."""
    transport = transports.chosen(settings.POST_TRANSPORT)
    relay.send_due(at=clock.now(), limit=200, transport=transport)


@public_task
def send_digests_everywhere() -> None:
    """Wake the digests of every client; each decides by its own clock whether it is morning."""
    for tenant in clients():
        send_client_digests.delay(tenant=tenant.schema_name)


@tenant_task
def send_client_digests() -> None:
    """Put the digests and reminders of this client's people in the outbox, once a day."""
    send_digests(clock.now())
    remind_of_moments(clock.now())
    remind_of_measures(clock.now())


@public_task
def sweep_terms_everywhere() -> None:
    """Wake the sweep of every client, and the consultancy's own long work that waits."""
    for tenant in clients():
        sweep_client_terms.delay(tenant=tenant.schema_name)
    if portfolio_waits():
        count_portfolios.delay()


@public_task
def count_portfolios() -> None:
    """Go on with counting the consultancy's reports over all clients."""
    go_on_with_portfolios()


@tenant_task
def sweep_client_terms() -> None:
    """Bring terms that passed their date up to date in this client; wake long work that waits."""
    sweep_terms(clock.now())
    if trials_wait():
        try_client_drafts.delay(tenant=scope.current().schema_name)
    if publishing_waits():
        publish_client_editions.delay(tenant=scope.current().schema_name)


@tenant_task
def try_client_drafts() -> None:
    """Go on with trying a draft on this client's cases."""
    go_on_with_trials()


@tenant_task
def publish_client_editions() -> None:
    """Go on with publishing this client's editions."""
    go_on_with_publishing()


@public_task
def sweep_files_everywhere() -> None:
    """Forget the consultancy's sessions that are over, and wake the sweep of every client."""
    SessionStore.clear_expired()
    for tenant in clients():
        sweep_client_files.delay(tenant=tenant.schema_name)


@tenant_task
def sweep_client_files() -> None:
    """Remove what is over: sessions, unsent complaints, files without a row, words of contacts."""
    SessionStore.clear_expired()
    sweep_drafts(clock.now())
    sweep_texts(clock.now())
    files.sweep(at=clock.now())
    renew_ledger()


@public_task
def shred_everywhere() -> None:
    """Wake the shredding of every client."""
    for tenant in clients():
        shred_client_files.delay(tenant=tenant.schema_name)


@tenant_task
def shred_client_files() -> None:
    """Do the shreddings that two people agreed on, and finish those that were broken off."""
    shred_approved(clock.now())
