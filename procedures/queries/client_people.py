"""Who they are at a client, for the consultancy's card: with a role, or on a list to be asked.

Whoever has neither is not among them, and nothing says why somebody is here but their place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from procedures.models import Person
from procedures.queries.invitations import from_consultancy

SHOWN = 8
FIRST = ("employer", "hr", "policy_officer", "administrator", "confidential_adviser")
"""Whom the consultancy does business with comes before who handles cases."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody with what they are there, in words."""

    name: str
    email: str
    profession: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The first of a list, and how many more there are."""

    first: tuple[Named, ...]
    more_count: int


@dataclass(frozen=True, slots=True)
class ClientPeople:
    """The client's own people with a role, and who is on the list of its committee and experts."""

    contacts: Shown
    seated: Shown


def placed() -> QuerySet[Person]:
    """Return everybody with a role or on a list, who is still there."""
    return Person.objects.filter(active=True).exclude(roles=[], available_as=[])


def people_of(
    people: Iterable[Person], words: Mapping[str, str], seats: Sequence[str]
) -> ClientPeople:
    """Return those people by what they are; `seats` are the client's, in their order. One query.

    The consultancy's own people have a role by their assignment, and the card names them there.
    """
    found = list(people)
    visiting = from_consultancy(found)
    contacts = [(one, one.roles) for one in found if one.roles and one.id not in visiting]
    seated = [(one, one.available_as) for one in found if one.available_as]
    return ClientPeople(_shown(contacts, words, FIRST), _shown(seated, words, seats))


def _shown(
    held: Iterable[tuple[Person, Sequence[str]]], words: Mapping[str, str], order: Sequence[str]
) -> Shown:
    ranks = {code: rank for rank, code in enumerate(order)}

    def place(one: tuple[Person, Sequence[str]]) -> tuple[int, str]:
        person, codes = one
        return min(ranks.get(code, len(ranks)) for code in codes), person.name.casefold()

    sorted_ = sorted(held, key=place)
    first = tuple(_named(person, codes, words) for person, codes in sorted_[:SHOWN])
    return Shown(first, len(sorted_) - len(first))


def _named(person: Person, codes: Sequence[str], words: Mapping[str, str]) -> Named:
    places = tuple(words.get(code, code) for code in codes)
    return Named(person.name, person.email, person.profession, places)
