"""Counting a large portfolio in the worker: asked once, client after client, kept by the last part.

Until then nothing is drafted, and an edition keeps the figures that it has.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop

from kernel import clock
from kernel.errors import Refusal
from kernel.identity.models import Account
from procedures.actions.draft_portfolio import (
    Asked,
    check_readable,
    day_of,
    edition_before,
    keep_draft,
)
from procedures.actions.edit_portfolio import Written, recount_portfolio, write_text
from procedures.actions.in_parts import Way, go_on
from procedures.queries.portfolio import clients_of, reported_by
from procedures.queries.portfolio_editions import references
from procedures.reports.portfolio import ClientRow, row_of
from procedures.rules.statistics import Cell
from tenants.models import PortfolioEdition, PortfolioJob, Tenant
from tenants.positions import CONSULTANCY, bureau_roles

PART = 20
"""So many clients are read in one transaction."""
BROKEN = gettext_noop(
    "Het lezen van de cijfers is een paar keer misgegaan. Er is niets gewijzigd. Probeer het"
    " opnieuw. Lukt het weer niet, neem dan contact op met de beheerder."
)


def ask_draft(asked: Asked, *, by: Account, at: datetime) -> PortfolioEdition | PortfolioJob:
    """Have the worker draft the report on a year; asked twice, by whomever, is asked once.

    A draft that is there is returned as it is. Raise the refusals of `draft_portfolio` that are
    found out at once.
    """
    last = edition_before(asked, by=by, today=day_of(at))
    return last if last and last.state != "published" else _ask(asked, None, by=by, at=at)


@transaction.atomic
def write_and_ask(
    edition_id: UUID, written: Written, *, by: Account, at: datetime, seen: int | None = None
) -> PortfolioEdition | PortfolioJob:
    """Write the commentary now, and have the worker take the figures anew.

    They stay where the writer does not read every client in it. Raise the refusals of
    `write_portfolio`.
    """
    edition = write_text(edition_id, written, by=by, at=at, seen=seen)
    if not references(by, day_of(at)).issuperset(edition.clients):
        return edition
    return _ask(Asked(edition.year, edition.language), edition, by=by, at=at)


@transaction.atomic
def _ask(
    asked: Asked, edition: PortfolioEdition | None, *, by: Account, at: datetime
) -> PortfolioJob:
    today = day_of(at)
    values = {
        "edition": edition,
        "language": asked.language,
        "changed": asked.changed,
        "clients": [str(one.reference) for one in clients_of(by, today)],
        "rows": [],
        "asked_by_id": by.id,
        "asked_at": at,
        "tries_count": 0,
        "problem": "",
        "done_at": None,
    }
    PortfolioJob.objects.get_or_create(year=asked.year, defaults=values)
    job = PortfolioJob.objects.select_for_update().get(year=asked.year)
    if job.done_at is None:
        check_readable(by, job, today)
        return job
    for name, value in values.items():
        setattr(job, name, value)
    job.save()
    return job


def go_on_with_portfolios() -> int:
    """Do what is asked for, for at most some minutes; return how many parts were done."""
    waiting = PortfolioJob.objects.filter(done_at=None).values_list("id", flat=True)
    way = Way(lock=_locked, part=_part, forget=_forget, broken=BROKEN)
    return go_on(list(waiting), way.do_part)


def _locked(job_id: UUID) -> PortfolioJob | None:
    rows = PortfolioJob.objects.select_for_update(skip_locked=True)
    return rows.filter(id=job_id, done_at=None).first()


def _part(job: PortfolioJob) -> None:
    at = clock.now()
    by = _who_asked(job, at)
    left = job.clients[len(job.rows) : len(job.rows) + PART]
    if left:
        job.rows = [*job.rows, *(_read(one, job.year) for one in _named(left))]
    else:
        job.edition = _finish(job, by, at)
        job.rows, job.done_at = [], at


def _who_asked(job: PortfolioJob, at: datetime) -> Account:
    """Return who asked. Raise Refusal `portfolio.asker` for who may not read all of it any more."""
    by = Account.objects.filter(id=job.asked_by_id).first()
    working = by is not None and CONSULTANCY in bureau_roles(by)
    if by is None or not working or not references(by, day_of(at)).issuperset(job.clients):
        raise Refusal(
            "portfolio.asker",
            message="Wie dit vroeg, werkt niet meer voor al deze organisaties. Er is niets"
            " gewijzigd. Vraag het opnieuw.",
        )
    return by


def _named(references_: list[str]) -> Iterator[Tenant | None]:
    """Yield the clients in their order; None for one that is not served here any more."""
    found = {str(one.reference): one for one in Tenant.objects.filter(reference__in=references_)}
    for one in references_:
        client = found.get(one)
        gone = client is None or client.state == Tenant.State.CLOSED or client.lives_at
        yield None if gone else client


def _read(client: Tenant | None, year: int) -> dict[str, Any]:
    """Return what the report prints of a client, as JSON knows it; nothing of one that is gone."""
    if client is None:
        return {}
    row = row_of(reported_by(client, year))
    cells = None if row.cells is None else [[one.value, one.mark] for one in row.cells]
    return {"name": row.name, "reference": row.reference, "cells": cells}


def _finish(job: PortfolioJob, by: Account, at: datetime) -> PortfolioEdition:
    """Keep what was read: as the figures of the edition that it was asked for, or as a draft."""
    rows = [_row(one) for one in job.rows if one]
    if job.edition is not None:
        return recount_portfolio(job.edition.id, rows)
    asked = Asked(job.year, job.language, job.changed)
    last = edition_before(asked, by=by, today=day_of(at))
    if last is not None and last.state != "published":
        return last
    return keep_draft(asked, last, rows, by=by, at=at)


def _row(kept: dict[str, Any]) -> ClientRow:
    cells = kept["cells"]
    read = None if cells is None else tuple(Cell(value, mark) for value, mark in cells)
    return ClientRow(kept["name"], kept["reference"], read)


def _forget(job: PortfolioJob) -> None:
    job.rows = []
