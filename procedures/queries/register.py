"""The register: one row for every case, read from what was recorded and never typed twice."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from procedures.models import Complaint, RegisterStub
from procedures.queries.recorded import LISTS, recorded, told_codes, told_retaliation
from procedures.queries.registering import contact_rows
from procedures.queries.standing import taken
from procedures.rules.registering import mediation_of
from procedures.rules.statistics import RegisterRow, stubs


def register(
    today: date, *, year: int | None = None, contacts: bool = True
) -> tuple[RegisterRow, ...]:
    """Return the rows of all cases and contacts, or of those of some day of a year.

    A case that went on under another regulation is there once: as what it became; one that was
    shredded is there without its number. `contacts` that are no case have no number either and are
    for counting alone: one may be a confidential adviser's own. Terms stand as of `today`. The
    number of queries does not depend on the number of cases, and nothing people wrote is read.
    """
    first_on, last_on = (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)
    cases = recorded(today, first_on=first_on, last_on=last_on)
    rows = [*cases, *_stubs(year), *(contact_rows(year) if contacts else ())]
    return tuple(sorted(rows, key=lambda row: (row.received_on, row.number)))


def row_of_case(case_id: UUID, today: date) -> RegisterRow:
    """Return the row of one case, also of one that went on under another regulation."""
    (row,) = recorded(today, case=case_id)
    return row


def _stubs(year: int | None) -> Iterator[RegisterRow]:
    """Yield the rows of shredded cases."""
    found = RegisterStub.objects.all()
    if year is not None:
        found = found.filter(closed_on__gte=date(year, 1, 1), received_on__lte=date(year, 12, 31))
    yield from (stubs.load(stub.row) for stub in found)


def recorded_of(case: Complaint) -> frozenset[str]:
    """Return which of these acts or answers recorded, so that nobody is asked for them again."""
    acts = taken(case.acts.order_by("ordinal"))
    named = {"found_us": "found_us", "barriers": "barrier"}
    found = {name for name, answer in named.items() if case.answers.get(answer)}
    found |= {name for name, fact in LISTS.items() if told_codes(acts, fact)}
    found |= {"mediation"} if mediation_of(acts, case.outcome) else set()
    found |= {"retaliation"} if told_retaliation(acts) else set()
    return frozenset(found)
