"""What every page of who handles cases begins with: the reader, the day, the case."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, TypedDict, TypeVar
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language

from frontend.readers import case_for, for_roles
from kernel import clock
from kernel.actors import Actor
from procedures.actions.note_reading import note_reading
from procedures.actions.note_visit import note_visit
from procedures.models import Complaint
from procedures.queries.beside import Beside, beside
from procedures.queries.case_head import CaseHead, case_head
from procedures.queries.since import Since, since_visit
from procedures.rules.access import SEES_EVERY_CASE
from tenants import scope

PAGE_SIZE = 25
Row = TypeVar("Row")
for_staff = for_roles(*sorted(SEES_EVERY_CASE))


def language() -> str:
    """Return the reader's language."""
    return get_language() or "nl"


def today() -> date:
    """Return the day it is for this client."""
    return clock.local_date(clock.now(), scope.current().time_zone)


def opened(actor: Actor, case_id: UUID, part: str) -> Complaint:
    """Return a case the actor may see and note in the audit trail that this part was read."""
    case = case_for(actor, case_id)
    note_reading(case, by=actor, at=clock.now(), part=part)
    note_visit(case, by=actor, at=clock.now())
    return case


class Frame(TypedDict):
    """What the frame of a case's pages shows: the case, its head, and who else is looking."""

    case: Complaint
    reader: Actor
    head: CaseHead
    beside: list[Beside]
    since: Callable[[], Since | None]


def around(case: Complaint, actor: Actor) -> Frame:
    """Return what the frame of a case's pages shows."""
    return {
        "case": case,
        "reader": actor,
        "head": case_head(case, language=language(), today=today()),
        "since": partial(since_visit, case, actor),
        "beside": beside(case, actor, at=clock.now()),
    }


def paged(
    request: HttpRequest, rows: "QuerySet[Any, Row] | Sequence[Row]", *, count: int | None = None
) -> Page[Row]:
    """Return the page of a list that the address asks for; a wrong number gives a near one.

    `count` is how many rows there are, where that was asked already.
    """
    paginator = Paginator(rows, PAGE_SIZE)
    if count is not None:
        paginator.__dict__["count"] = count
    return paginator.get_page(request.GET.get("page"))
