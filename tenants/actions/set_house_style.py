"""A client chooses its colour and its logo: for its pages and for its documents."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from tenants import scope
from tenants.logos import drawn, packed
from tenants.models import Tenant

_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What is chosen: a new logo as it was sent, None to keep the one that is there."""

    colour: str
    logo: bytes | None = None
    without_logo: bool = False


def set_house_style(chosen: HouseStyle, *, by: Actor, at: datetime) -> None:
    """Give the client that is open this look.

    Raise Refusal `house_style.colour`, or what a logo is refused for (`tenants.logos.drawn`).
    """
    colour = chosen.colour.lower()
    if not _COLOUR.fullmatch(colour):
        message = "Kies een kleur, bijvoorbeeld #154273."
        raise Refusal("house_style.colour", message=message, field="brand_colour")
    tenant, changes = scope.current(), {"brand_colour": colour}
    logo = "kept"
    if chosen.logo:
        logo = "new"
        changes["logo"], changes["logo_digest"] = packed(drawn(chosen.logo))
    elif chosen.without_logo:
        logo = "gone"
        changes["logo"] = changes["logo_digest"] = ""
    with transaction.atomic():
        row = Tenant.objects.get(pk=tenant.pk)
        for name, value in changes.items():
            setattr(row, name, value)
        row.save(update_fields=list(changes))
        about = About("client", tenant.reference)
        record("client.house_style", by=by, at=at, about=about, facts={"logo": logo})
