"""An edition of the portfolio before it comes out: written, and reviewed by a second person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.errors import Refusal
from kernel.identity.models import Account
from procedures.actions.draft_portfolio import Asked, check_said, counted_of, day_of
from procedures.queries.portfolio import portfolio
from procedures.queries.portfolio_editions import references
from procedures.reports.portfolio import ClientRow, row_of
from procedures.rules.editions import check_open, check_reviewer, check_seen
from tenants.models import PortfolioEdition, PortfolioJob


@dataclass(frozen=True, slots=True)
class Written:
    """The commentary as it should be, and what a correction says that it corrects."""

    commentary: str
    changed: str = ""


def write_portfolio(
    edition_id: UUID, written: Written, *, by: Account, at: datetime, seen: int | None = None
) -> PortfolioEdition:
    """Write the commentary, and take the figures anew when the writer reads all clients in it.

    Whoever wrote last has drafted it, and it has to be reviewed again. Raise Refusal
    `edition.frozen`, `edition.stale`, `edition.changed` or `portfolio.empty`.
    """
    fresh = _fresh(edition_id, by=by, today=day_of(at))
    with transaction.atomic():
        edition = write_text(edition_id, written, by=by, at=at, seen=seen)
        _keep(edition, fresh)
    return edition


@transaction.atomic
def write_text(
    edition_id: UUID, written: Written, *, by: Account, at: datetime, seen: int | None = None
) -> PortfolioEdition:
    """Write the commentary alone. Raise the refusals of `write_portfolio`."""
    edition = locked_edition(edition_id)
    check_open(edition.state, edition.number)
    check_seen(seen, edition.version)
    if edition.number > 1:
        check_said(written.changed)
        edition.changed = written.changed.strip()
    edition.commentary = written.commentary.strip()
    edition.state, edition.drafted_by_id, edition.drafted_at = "draft", by.id, at
    edition.reviewed_by_id = edition.reviewed_at = None
    edition.version += 1
    edition.save()
    return edition


@transaction.atomic
def recount_portfolio(edition_id: UUID, rows: Sequence[ClientRow]) -> PortfolioEdition:
    """Let the figures of an edition be what was read of the clients; it is to be reviewed again.

    Raise Refusal `edition.frozen` or `portfolio.empty`.
    """
    edition = locked_edition(edition_id)
    check_open(edition.state, edition.number)
    edition.state, edition.version = "draft", edition.version + 1
    edition.reviewed_by_id = edition.reviewed_at = None
    edition.save()
    _keep(edition, _counted(edition, rows))
    return edition


@transaction.atomic
def review_portfolio(
    edition_id: UUID, *, by: Account, at: datetime, seen: int | None = None
) -> PortfolioEdition:
    """Approve an edition as a second person, as it was `seen`.

    Raise Refusal `edition.frozen`, `edition.stale`, `edition.own_review`, `portfolio.unwritten`
    or `portfolio.counting`.
    """
    edition = locked_edition(edition_id)
    check_open(edition.state, edition.number)
    check_seen(seen, edition.version)
    check_reviewer(edition.drafted_by_id, by.id)
    check_counted(edition)
    if not edition.commentary:
        raise Refusal(
            "portfolio.unwritten",
            message="Er is nog geen toelichting. Laat die eerst schrijven.",
        )
    if edition.state == "draft":
        edition.state, edition.reviewed_by_id, edition.reviewed_at = "reviewed", by.id, at
        edition.save(update_fields=["state", "reviewed_by_id", "reviewed_at"])
    return edition


def locked_edition(edition_id: UUID) -> PortfolioEdition:
    """Lock an edition and return it; what is published cannot change, nor be locked."""
    rows = PortfolioEdition.objects.filter(id=edition_id)
    edition = rows.select_for_update().first() or rows.first()
    if edition is None:
        raise Http404
    return edition


def check_counted(edition: PortfolioEdition) -> None:
    """Raise Refusal `portfolio.counting` while the worker takes the figures anew."""
    if PortfolioJob.objects.filter(edition=edition, done_at=None).exists():
        raise Refusal(
            "portfolio.counting",
            message="De cijfers worden nog opnieuw gelezen. Wacht tot dat klaar is.",
        )


def _fresh(edition_id: UUID, *, by: Account, today: date) -> Mapping[str, Any]:
    """Return what is counted anew, nothing where the writer does not read every client in it."""
    edition = PortfolioEdition.objects.filter(id=edition_id).first()
    if edition is None:
        raise Http404
    check_open(edition.state, edition.number)
    if not references(by, today).issuperset(edition.clients):
        return {}
    return _counted(edition, [row_of(one) for one in portfolio(by, edition.year, today)])


def _counted(edition: PortfolioEdition, rows: Sequence[ClientRow]) -> Mapping[str, Any]:
    last = PortfolioEdition.objects.filter(year=edition.year, state="published").first()
    return counted_of(Asked(edition.year, edition.language), last, rows)


def _keep(edition: PortfolioEdition, counted: Mapping[str, Any]) -> None:
    for name, value in counted.items():
        setattr(edition, name, value)
    if counted:
        edition.save(update_fields=counted)
