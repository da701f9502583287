"""Who serves a client: in what role, in words, whether it holds now, and for whom it is cover."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from frontend.views.consultancy.roles import role_word
from kernel.identity.models import Account
from tenants.models import Assignment


@dataclass(frozen=True, slots=True)
class Serving:
    """An assignment as people read it: when it holds, and for whom it stands in."""

    assignment: Assignment
    role: str
    when: str
    covers: str


def serving(rows: Sequence[Assignment], today: date) -> list[Serving]:
    """Return assignments in words; one query for all names."""
    ids = {one.covers_id for one in rows if one.covers_id}
    names = dict(Account.objects.filter(id__in=ids).values_list("id", "name")) if ids else {}
    return [
        Serving(
            one,
            role_word(one.role),
            _when(one, today),
            names.get(one.covers_id, "") if one.covers_id else "",
        )
        for one in rows
    ]


def serves_as(account: Account, rows: Iterable[Assignment], today: date) -> frozenset[str]:
    """Return the roles in which somebody serves a client today, from its assignments."""
    mine = (one for one in rows if one.account_id == account.pk)
    return frozenset(one.role for one in mine if _when(one, today) == "now")


def _when(one: Assignment, today: date) -> str:
    """Return whether an assignment is "later", "over" or holds "now"."""
    if one.from_on > today:
        return "later"
    return "over" if one.until_on is not None and one.until_on < today else "now"
