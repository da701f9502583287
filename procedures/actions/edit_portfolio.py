"""From draft to published edition of the portfolio: two people, and nothing changes after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import Http404

from kernel import clock
from kernel.errors import Refusal
from kernel.identity.models import Account
from procedures.queries.portfolio import Reported, portfolio
from procedures.queries.portfolio_editions import may_open, references
from procedures.reports.portfolio import portfolio_of
from procedures.reports.portfolio_edition import differences, digest_of, frozen, thawed
from procedures.rules.editions import check_open, check_publishable, check_reviewer, check_seen
from tenants.models import PortfolioEdition


@dataclass(frozen=True, slots=True)
class Asked:
    """Over which year, in which language, and what a correction says that it corrects."""

    year: int
    language: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """The commentary as it should be, and what a correction says that it corrects."""

    commentary: str
    changed: str = ""


def draft_portfolio(asked: Asked, *, by: Account, at: datetime) -> PortfolioEdition:
    """Draft the report on a year; its figures are those of the clients the writer may read.

    A draft that is there is returned as it is. Raise Refusal `portfolio.others` when the edition
    before holds a client whose figures the writer may not read, `edition.changed` when a
    correction does not say what is different, `portfolio.empty` when no client has a report.
    """
    today = _day(at)
    last = PortfolioEdition.objects.filter(year=asked.year).first()
    if last is not None:
        _check_readable(by, last, today)
        if last.state != "published":
            return last
        _check_said(asked.changed)
    counted = _counted(asked.year, asked.language, last, by=by, today=today)
    edition = PortfolioEdition(
        year=asked.year,
        number=last.number + 1 if last else 1,
        language=asked.language,
        commentary=last.commentary if last else "",
        changed=asked.changed.strip() if last else "",
        drafted_by_id=by.id,
        drafted_at=at,
        **counted,
    )
    try:
        with transaction.atomic():
            edition.save(force_insert=True)
    except IntegrityError:  # somebody else drafted it meanwhile
        edition = PortfolioEdition.objects.filter(year=asked.year)[0]
        _check_readable(by, edition, today)
    return edition


def write_portfolio(
    edition_id: UUID, written: Written, *, by: Account, at: datetime, seen: int | None = None
) -> PortfolioEdition:
    """Write the commentary, and take the figures anew when the writer reads all clients in it.

    Whoever wrote last has drafted it, and it has to be reviewed again. Raise Refusal
    `edition.frozen`, `edition.stale`, `edition.changed` or `portfolio.empty`.
    """
    fresh = _fresh(edition_id, by=by, today=_day(at))
    with transaction.atomic():
        edition = _locked(edition_id)
        check_open(edition.state, edition.number)
        check_seen(seen, edition.version)
        if edition.number > 1:
            _check_said(written.changed)
            edition.changed = written.changed.strip()
        edition.commentary = written.commentary.strip()
        for name, value in fresh.items():
            setattr(edition, name, value)
        edition.state, edition.drafted_by_id, edition.drafted_at = "draft", by.id, at
        edition.reviewed_by_id = edition.reviewed_at = None
        edition.version += 1
        edition.save()
    return edition


@transaction.atomic
def review_portfolio(
    edition_id: UUID, *, by: Account, at: datetime, seen: int | None = None
) -> PortfolioEdition:
    """Approve an edition as a second person, as it was `seen`.

    Raise Refusal `edition.frozen`, `edition.stale`, `edition.own_review` or `portfolio.unwritten`.
    """
    edition = _locked(edition_id)
    check_open(edition.state, edition.number)
    check_seen(seen, edition.version)
    check_reviewer(edition.drafted_by_id, by.id)
    if not edition.commentary:
        raise Refusal(
            "portfolio.unwritten",
            message="Er is nog geen toelichting. Laat die eerst schrijven.",
        )
    if edition.state == "draft":
        edition.state, edition.reviewed_by_id, edition.reviewed_at = "reviewed", by.id, at
        edition.save(update_fields=["state", "reviewed_by_id", "reviewed_at"])
    return edition


@transaction.atomic
def publish_portfolio(
    edition_id: UUID, *, by: Account, at: datetime, seen: int | None = None
) -> PortfolioEdition:
    """Publish a reviewed edition: its figures and texts get a digest and never change again.

    Pressed twice by the same person it happens once. Raise Refusal `edition.frozen` when somebody
    else was first, `edition.stale` or `edition.not_reviewed`.
    """
    edition = _locked(edition_id)
    if edition.state == "published" and edition.published_by_id == by.id:
        return edition
    check_open(edition.state, edition.number)
    check_seen(seen, edition.version)
    check_publishable(edition.state, until_on=date(edition.year, 12, 31))
    edition.state, edition.published_by_id, edition.published_at = "published", by.id, at
    edition.digest = digest_of(edition)
    edition.save(update_fields=["state", "published_by_id", "published_at", "digest"])
    return edition


def _counted(
    year: int, language: str, last: PortfolioEdition | None, *, by: Account, today: date
) -> Mapping[str, Any]:
    """Return clients, figures and differences against the published edition before."""
    given: list[Reported] = list(portfolio(by, year, today))
    made = portfolio_of(year, language, given)
    if not made.clients.lines:
        raise Refusal(
            "portfolio.empty", message="Over dit jaar is nog geen jaarrapport gepubliceerd."
        )
    named = {str(one.reference) for one in given} | set(last.clients if last else ())
    return {
        "clients": sorted(named),
        "figures": frozen(made),
        "differences": differences(thawed(last.figures), made) if last else [],
    }


def _fresh(edition_id: UUID, *, by: Account, today: date) -> Mapping[str, Any]:
    """Return what is counted anew, nothing where the writer does not read every client in it."""
    edition = PortfolioEdition.objects.filter(id=edition_id).first()
    if edition is None:
        raise Http404
    check_open(edition.state, edition.number)
    if not references(by, today).issuperset(edition.clients):
        return {}
    last = PortfolioEdition.objects.filter(year=edition.year, state="published").first()
    return _counted(edition.year, edition.language, last, by=by, today=today)


def _locked(edition_id: UUID) -> PortfolioEdition:
    edition = PortfolioEdition.objects.select_for_update().filter(id=edition_id).first()
    if edition is None:
        raise Http404
    return edition


def _check_readable(by: Account, edition: PortfolioEdition, today: date) -> None:
    if not may_open(by, edition, today):
        raise Refusal(
            "portfolio.others",
            message="Over dit jaar is er al een editie met organisaties waarvoor u niet werkt."
            " Vraag een collega die voor alle organisaties werkt.",
        )


def _check_said(changed: str) -> None:
    if not changed.strip():
        raise Refusal(
            "edition.changed",
            message="Schrijf op wat er anders is dan in de vorige editie. Lezers zien dit vooraan.",
            field="changed",
        )


def _day(at: datetime) -> date:
    return clock.local_date(at, settings.TIME_ZONE)
