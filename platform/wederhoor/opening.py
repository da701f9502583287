"""Opening a client whole from the command line: all of it, or nothing at all."""

from dataclasses import dataclass
from datetime import date, datetime

from kernel.actors import Actor
from procedures.actions import open_asked
from tenants.asked import Asked
from tenants.models import Tenant


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

    Broken off at any moment it leaves nothing; the next try does it all. It refuses as
    `procedures.actions.open_asked` does.
    """
    asked = Asked(
        name=opening.name,
        host=opening.host,
        slug=opening.slug,
        language=opening.language,
        regulation=opening.regulation,
        in_force_from=in_force_from.isoformat(),
    )
    return open_asked.open_whole(asked, by=by, at=at)
