from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from kernel import clock
from kernel.errors import Refusal
from kernel.identity.models import Account
from procedures.queries.portfolio import portfolio
from procedures.queries.portfolio_editions import may_open
from procedures.reports.portfolio import ClientRow, portfolio_from, row_of
from procedures.reports.portfolio_edition import differences, frozen, thawed
from tenants.models import PortfolioEdition, PortfolioJob


@dataclass(frozen=True, slots=True)
class Asked:
    """Over which year, in which language, and what a correction says that it corrects."""

    year: int
    language: str
    changed: str = ""


def draft_portfolio(asked: Asked, *, by: Account, at: datetime) -> PortfolioEdition:
    """Draft the report on a year; its figures are those of the clients the writer may read.

    A draft that is there is returned as it is. Raise Refusal `portfolio.others` when the edition
    before holds a client whose figures the writer may not read, `edition.changed` when a
    correction does not say what is different, `portfolio.empty` when no client has a report.
    """
    today = day_of(at)
    last = edition_before(asked, by=by, today=today)
    if last is not None and last.state != "published":
        return last
    rows = [row_of(one) for one in portfolio(by, asked.year, today)]
    return keep_draft(asked, last, rows, by=by, at=at)


def edition_before(asked: Asked, *, by: Account, today: date) -> PortfolioEdition | None:
    """Return the draft that is there, or the published edition that a new one corrects.

    Raise Refusal `portfolio.others` or `edition.changed`.
    """
    last = PortfolioEdition.objects.filter(year=asked.year).first()
    if last is not None:
        check_readable(by, last, today)
        if last.state == "published":
            check_said(asked.changed)
    return last


def keep_draft(
    asked: Asked,
    last: PortfolioEdition | None,
    rows: Sequence[ClientRow],
    *,
    by: Account,
    at: datetime,
) -> PortfolioEdition:
    """Keep a draft of what was read of the clients; `last` is the published edition before.

    Return the draft of somebody else who was first. Raise Refusal `portfolio.others` where that
    is not for the writer, or `portfolio.empty`.
    """
    edition = PortfolioEdition(
        year=asked.year,
        number=last.number + 1 if last else 1,
        language=asked.language,
        commentary=last.commentary if last else "",
        changed=asked.changed.strip() if last else "",
        drafted_by_id=by.id,
        drafted_at=at,
        **counted_of(asked, last, rows),
    )
    try:
        with transaction.atomic():
            edition.save(force_insert=True)
    except IntegrityError:  # somebody else drafted it meanwhile
        edition = PortfolioEdition.objects.filter(year=asked.year)[0]
        check_readable(by, edition, day_of(at))
    return edition


def counted_of(
    asked: Asked, last: PortfolioEdition | None, rows: Sequence[ClientRow]
) -> Mapping[str, Any]:
    """Return clients, figures and differences against the published edition before.

    Raise Refusal `portfolio.empty` when no client has a report.
    """
    made = portfolio_from(asked.year, asked.language, rows)
    if not made.clients.lines:
        raise Refusal(
            "portfolio.empty", message="Over dit jaar is nog geen jaarrapport gepubliceerd."
        )
    named = {one.reference for one in rows} | set(last.clients if last else ())
    return {
        "clients": sorted(named),
        "figures": frozen(made),
        "differences": differences(thawed(last.figures), made) if last else [],
    }


def check_readable(by: Account, made: PortfolioEdition | PortfolioJob, today: date) -> None:
    """Raise Refusal `portfolio.others` for who may not read the figures of every client in it."""
    if not may_open(by, made, today):
        raise Refusal(
            "portfolio.others",
            message="Over dit jaar is er al een editie met organisaties waarvoor u niet werkt."
            " Vraag een collega die voor alle organisaties werkt.",
        )


def check_said(changed: str) -> None:
    """Raise Refusal `edition.changed` when a correction does not say what is different."""
    if not changed.strip():
        raise Refusal(
            "edition.changed",
            message="Schrijf op wat er anders is dan in de vorige editie. Lezers zien dit vooraan.",
            field="changed",
        )


def day_of(at: datetime) -> date:
    """Return the day it is for the consultancy."""
    return clock.local_date(at, settings.TIME_ZONE)
