"""Who may give people a place at a client, which places there are, and what must remain."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from kernel.errors import Refusal

MANAGES_PEOPLE = frozenset({"administrator", "secretariat"})
"""They invite people, change what these may do and end it; nobody gets that by handling cases."""
SEES_PEOPLE = MANAGES_PEOPLE | {"complaints_officer", "handler"}

OFFICES = (
    "secretariat",
    "complaints_officer",
    "handler",
    "employer",
    "hr",
    "policy_officer",
    "confidential_adviser",
    "administrator",
)
"""The roles for the whole client that can be given there; `consultant` comes by an assignment."""

INVITATION_LASTS = timedelta(days=7)


def check_places(
    roles: Collection[str], seats: Collection[str], *, known_seats: Collection[str]
) -> None:
    """Raise Refusal `people.unknown` for a role or seat nobody knows, `people.nothing` for none."""
    if set(roles) - set(OFFICES) or set(seats) - set(known_seats):
        raise Refusal("people.unknown", message="Kies rollen die hier bestaan.", field="roles")
    if not roles and not seats:
        raise Refusal("people.nothing", message="Kies ten minste één rol of plaats.", field="roles")


def check_inside(email: str, *, external: bool, domains: Collection[str]) -> None:
    """Raise Refusal `people.outside` for an address of elsewhere that was not said to be so.

    `domains` are those of the organisation; where none is known, nothing is refused.
    """
    if domains and not external and domain_of(email) not in domains:
        raise Refusal(
            "people.outside",
            message="Dit adres is niet van de organisatie. Klopt dat, zet dan een vinkje bij"
            " 'werkt niet bij deze organisatie'.",
            field="external",
        )


def check_manager_remains(
    person: object, managers: Iterable[object], *, still_manages: bool
) -> None:
    """Raise Refusal `people.last_manager` when nobody would be left who manages people here."""
    found = set(managers)
    if person in found and not still_manages and found == {person}:
        raise Refusal(
            "people.last_manager",
            message="Er moet iemand overblijven die hier mensen beheert. Geef eerst een ander"
            " die rol.",
            field="roles",
        )


def domain_of(email: str) -> str:
    """Return the domain of an address, in lower case; empty for none."""
    return email.rpartition("@")[2].lower()
