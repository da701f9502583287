from collections.abc import Iterable, Mapping
from uuid import UUID

from procedures.models import Party, Person


def names_of(ids: Iterable[UUID | None]) -> Mapping[UUID, str]:
    """Return the names of people and parties by id; who is unknown or unnamed is left out."""
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    people = {one.id: one.name for one in Person.objects.filter(id__in=wanted)}
    parties = {one.id: one.name for one in Party.objects.filter(id__in=wanted - people.keys())}
    return {id_: name for id_, name in {**people, **parties}.items() if name}
