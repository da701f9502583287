from collections.abc import Iterable, Mapping
from uuid import UUID

from kernel.vault import ring
from procedures.models import Party, Person


def names_of(ids: Iterable[UUID | None]) -> Mapping[UUID, str]:
    """Return the names of people and parties by id; who is unknown or unnamed is left out.

    Where nobody's identity may be opened, parties have none.
    """
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    people = {one.id: one.name for one in Person.objects.filter(id__in=wanted)}
    parties = {} if ring.are_identities_closed() else _parties(wanted - people.keys())
    return {id_: name for id_, name in {**people, **parties}.items() if name}


def _parties(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {one.id: one.name for one in Party.objects.filter(id__in=ids)}
