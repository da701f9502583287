from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kernel.identity.models import Account
from procedures.actions.edit_portfolio import check_counted, locked_edition
from procedures.reports.portfolio_edition import digest_of
from procedures.reports.portfolio_files import files_of
from procedures.rules.editions import check_open, check_publishable, check_seen
from tenants.models import PortfolioEdition, PortfolioFile


@transaction.atomic
def publish_portfolio(
    edition_id: UUID, *, by: Account, at: datetime, seen: int | None = None
) -> PortfolioEdition:
    """Publish a reviewed edition: its figures, texts and files never change again.

    Pressed twice by the same person it happens once. Raise Refusal `edition.frozen` when somebody
    else was first, `edition.stale`, `edition.not_reviewed`, `portfolio.counting` or
    `document.unrenderable`; nothing is kept then.
    """
    edition = locked_edition(edition_id)
    if edition.state == "published" and edition.published_by_id == by.id:
        return edition
    check_open(edition.state, edition.number)
    check_seen(seen, edition.version)
    check_publishable(edition.state, until_on=date(edition.year, 12, 31))
    check_counted(edition)
    edition.state, edition.published_by_id, edition.published_at = "published", by.id, at
    edition.digest = digest_of(edition)
    PortfolioFile.objects.bulk_create(files_of(edition))
    edition.save(update_fields=["state", "published_by_id", "published_at", "digest"])
    return edition
