from collections.abc import Iterable, Mapping
from uuid import UUID

from kernel.identity.models import Account
from kernel.vault import ring
from procedures.models import Party, Person
from procedures.queries.read_once import Around
from tenants import scope
from tenants.models import PlatformAccess


def names_of(ids: Iterable[UUID | None], *, known: Around | None = None) -> Mapping[UUID, str]:
    """Return the names of people and parties by id; who is unknown or unnamed is left out.

    Who acted here from outside (an assignment was given, the platform asked something) is known
    by the id of their account. Where nobody's identity may be opened, parties have no name.
    `known` is who came along with a case that was read once: nobody asks for them again.
    """
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    people = {one: known.people[one].name for one in wanted & known.people.keys()} if known else {}
    parties = {}
    if known and not ring.are_identities_closed():
        parties = {one: known.parties[one].name for one in wanted & known.parties.keys()}
    left = wanted - people.keys() - parties.keys()
    people |= {one.id: one.name for one in Person.objects.filter(id__in=left)} if left else {}
    left -= people.keys()
    if left and not ring.are_identities_closed():
        parties |= _parties(left)
    outside = _outside(wanted - people.keys() - parties.keys())
    return {id_: name for id_, name in {**people, **parties, **outside}.items() if name}


def _outside(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of those who are of the consultancy or the platform."""
    wanted = set(ids)
    if not wanted:
        return {}
    consultants = Account.objects.filter(id__in=wanted, is_consultancy=True)
    asking = PlatformAccess.objects.filter(account_id__in=wanted, tenant=scope.current())
    return {
        **dict(asking.values_list("account_id", "account_name")),
        **dict(consultants.values_list("id", "name")),
    }


def _parties(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {one.id: one.name for one in Party.objects.filter(id__in=ids)}
