"""The stories of an edition, and what they are checked against."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from procedures.models import (
    Complaint,
    Department,
    Edition,
    Guest,
    NamedWitness,
    Party,
    Person,
    Vignette,
)
from procedures.queries.asked import asked_of
from procedures.queries.labels import labels_of_client
from procedures.queries.register import register
from procedures.queries.searching import Place, texts_in
from procedures.rules.statistics import Labels, RegisterRow
from procedures.rules.vignettes import DIMENSIONS, QUARTERS, Earlier

NAMED = (
    Place("party", Party, ("name",)),
    Place("guest", Guest, ("name",)),
    Place("named_witness", NamedWitness, ("name",)),
)
"""Where the names of people in a case stand."""


def vignettes_of(edition: Edition) -> Sequence[Vignette]:
    """Return the stories of an edition, in their order."""
    return list(edition.vignettes.all())


def vignette_of(vignette_id: UUID) -> Vignette:
    """Return a story with its edition; Http404 without one."""
    found = Vignette.objects.select_related("edition").filter(id=vignette_id).first()
    if found is None:
        raise Http404
    return found


def rows_of_year(year: int, today: date) -> tuple[RegisterRow, ...]:
    """Return the register of a year, those that were shredded included."""
    return register(today, year=year)


def other_stories(edition: Edition, own: UUID | None) -> list[Earlier]:
    """Return the other stories about a year: those printed, and those beside this one."""
    readable = Q(edition__state="published") | Q(edition=edition)
    found = Vignette.objects.filter(readable, edition__year=edition.year)
    found = found.exclude(id=own) if own else found
    return [
        Earlier(one.title, one.facts, asked_of(one.edition).period, one.edition.scope)
        for one in found.select_related("edition").order_by("edition_id", "ordinal")
    ]


def people_of_client() -> list[str]:
    """Return the names of everybody with a role at this client."""
    return [one.name for one in Person.objects.all() if one.name]


def people_of_cases(year: int) -> set[str]:
    """Return the names of everybody in the cases that came in or were closed in a year."""
    around = Q(received_on__year=year) | Q(closed_on__year=year)
    cases = list(Complaint.objects.filter(around).values_list("id", flat=True))
    return {name for _place, _case, name in texts_in(NAMED, cases)}


def places_of_client() -> Mapping[str, str]:
    """Return the names of the departments by code."""
    return dict(Department.objects.values_list("code", "name"))


def heads_of_departments() -> Mapping[str, int | None]:
    """Return how many people work in each department, None where the client did not say."""
    counts = Department.objects.values_list("code", "employees_count")
    return {code: count or None for code, count in counts}


def told_labels() -> Labels:
    """Return the words for every code that a story may tell."""
    departments = {code: {"*": name} for code, name in places_of_client().items()}
    known = {**labels_of_client(), "department": departments}
    quarters: dict[str, dict[str, str]] = {code: {} for code in QUARTERS}
    return {name: known.get(name, {}) for name in DIMENSIONS} | {"period": quarters}
