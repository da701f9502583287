"""What is asked for a new client, as values: the answers of an opening, from JSON and back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from django.utils.text import slugify

from kernel.errors import Refusal
from tenants.hosts import host_of

SLUG_LENGTH = 40
HOST_LENGTH = 253
RESERVED = frozenset({"nieuw"})
"""Short names that are addresses of the consultancy's own pages."""

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})+")


@dataclass(frozen=True, slots=True)
class Serving:
    """Somebody of the consultancy who will serve the client, in a role."""

    account: str
    role: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody at the client itself, with a role there."""

    name: str
    email: str = ""
    role: str = "employer"


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything a new client starts with; dates are written as in ISO 8601.

    `regulation` is one we ship, unless `source` holds a regulation of its own. `pays` is "year",
    "month", or empty when there is no contract yet.
    """

    name: str = ""
    host: str = ""
    slug: str = ""
    language: str = "nl"
    brand_colour: str = "#154273"
    employees_count: int = 0
    contact_email: str = ""
    contact_phone: str = ""
    regulation: str = ""
    source: str = ""
    in_force_from: str = ""
    council: str = "not_needed"
    council_on: str = ""
    note: str = ""
    serving: tuple[Serving, ...] = ()
    people: tuple[Contact, ...] = ()
    pays: str = ""

    @property
    def short_name(self) -> str:
        """The slug that was given, else one made of the name; empty when that has no letters."""
        return self.slug or slugify(self.name)[:SLUG_LENGTH].strip("-")

    def day(self) -> date | None:
        """Return the first day of the regulation, None when it was left open."""
        return date.fromisoformat(self.in_force_from) if self.in_force_from else None

    def written(self) -> dict[str, Any]:
        """Return the answers as JSON knows them."""
        return asdict(self)


def read_asked(answers: Mapping[str, Any]) -> Asked:
    """Return the answers as values; what is not known is left out, what lacks is empty."""
    known = {one.name for one in fields(Asked)}
    given = {name: value for name, value in answers.items() if name in known}
    given["serving"] = tuple(Serving(**one) for one in given.get("serving", ()))
    given["people"] = tuple(Contact(**one) for one in given.get("people", ()))
    return Asked(**given)


def checked_name(asked: Asked) -> str:
    """Return the short name. Raise Refusal `tenant.name_missing` or `tenant.slug_taken`."""
    slug = asked.short_name
    if not slug:
        raise Refusal(
            "tenant.name_missing",
            message="Geef de organisatie een naam met letters of cijfers.",
            field="name",
        )
    if slug in RESERVED:
        raise Refusal(
            "tenant.slug_taken",
            message="Deze naam gebruiken wij zelf. Kies een andere naam.",
            field="name",
            slug=slug,
        )
    return slug


def checked_host(raw: str) -> str:
    """Return the host as it is kept. Raise Refusal `tenant.host_malformed`."""
    host = host_of(raw.strip())
    if len(host) > HOST_LENGTH or not _HOST.fullmatch(host):
        raise Refusal(
            "tenant.host_malformed",
            message="Schrijf het adres zonder https:// en zonder schuine streep, bijvoorbeeld"
            " klachten.gemeente.nl.",
            field="host",
            host=raw,
        )
    return host


def lacking(asked: Asked) -> Iterator[str]:
    """Yield what has to be answered before the client can be opened."""
    for name in ("name", "host"):
        if not getattr(asked, name):
            yield name
    if not asked.regulation and not asked.source:
        yield "regulation"
