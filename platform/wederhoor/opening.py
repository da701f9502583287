"""Opening a client whole: schema, row, host, keys and its first regulation, or nothing at all."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify

from kernel.actors import Actor
from kernel.errors import Refusal
from procedures import presets
from procedures.actions.adopt_regulation import adopt_regulation
from tenants import scope
from tenants.models import Tenant
from tenants.provisioning import open_client

SLUG_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Opening:
    """What a new client starts with; `regulation` is the name of one we ship."""

    name: str
    host: str
    regulation: str
    language: str = "nl"
    slug: str = ""


def open_whole(opening: Opening, *, in_force_from: date, by: Actor, at: datetime) -> Tenant:
    """Open a client and adopt its regulation, in one transaction.

    Broken off at any moment it leaves nothing; the next try does it all. Raise Refusal
    `tenant.host_taken`, `tenant.slug_taken`, `tenant.name_missing`, `regulation.unknown` or one of
    adopting.
    """
    slug = opening.slug or slugify(opening.name)[:SLUG_LENGTH].strip("-")
    if not slug:
        raise Refusal(
            "tenant.name_missing",
            message="Geef de organisatie een naam met letters of cijfers.",
        )
    if opening.regulation not in presets.names():
        raise Refusal(
            "regulation.unknown",
            message=f"Kies een van deze regelingen: {', '.join(presets.names())}.",
            name=opening.regulation,
        )
    source, texts = presets.source_of(opening.regulation), presets.texts_of(opening.regulation)
    with scope.in_public(), transaction.atomic():
        tenant = open_client(
            slug=slug, name=opening.name, host=opening.host, at=at, language=opening.language
        )
        with scope.within(tenant):
            adopt_regulation(source, texts, in_force_from=in_force_from, by=by, at=at)
    return tenant
