from datetime import datetime
from uuid import UUID

from django.http import QueryDict

from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.models import Person, SavedView

MOST = 20
KEPT = frozenset(
    {
        *("state", "handler", "term", "category", "channel"),
        *("year", "from_on", "until_on", "overdue", "soon"),
    }
)
"""What of an address is kept: codes and dates. A number somebody typed is no view."""


def save_view(name: str, asked: str, *, by: Actor, at: datetime) -> SavedView:
    """Keep a choice of filters under a name; the same name takes the place of the former.

    Raise Refusal `view.empty` when the address narrows nothing down, `view.many` after twenty.
    """
    filters = kept_of(asked)
    if not filters:
        raise Refusal("view.empty", message="Kies eerst iets in de lijst. Bewaar daarna uw keuze.")
    mine = list(SavedView.objects.filter(person=by.id))
    former = next((one for one in mine if one.name.casefold() == name.casefold()), None)
    if former is None and len(mine) >= MOST:
        raise Refusal("view.many", message="U hebt al 20 keuzes bewaard. Gooi er eerst een weg.")
    view = former or SavedView(person=Person.objects.get(id=str(by.id)))
    view.name, view.filters, view.made_at = name, filters, at
    view.save()
    return view


def drop_view(view_id: UUID, *, by: Actor) -> int:
    """Throw a kept choice away; return how many went: 0 for one of somebody else."""
    return SavedView.objects.filter(id=view_id, person=by.id).delete()[0]


def kept_of(asked: str) -> str:
    """Return the part of an address that is kept, in a steady order."""
    found = QueryDict(asked[:2000])
    kept = QueryDict(mutable=True)
    for name in sorted(KEPT & found.keys()):
        if found[name]:
            kept[name] = found[name]
    return kept.urlencode()[:500]
