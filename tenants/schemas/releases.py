"""Which release each client's tables are of, for who runs the platform."""

from dataclasses import dataclass
from datetime import datetime

from tenants.models import Snapshot, SpareSchema, Tenant
from tenants.schemas.plan import plan
from tenants.schemas.stamps import stamped

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Structure:
    """A structure that some release has: its stamp, since when, and how many clients have it."""

    stamp: str
    made_at: datetime | None
    clients_count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Releases:
    """How many clients are at this release, who is behind, and how many schemas stand ready."""

    current_count: int
    behind: tuple[str, ...]
    spares_count: int
    structures: tuple[Structure, ...]


def releases() -> Releases:
    """Return where the clients stand; four queries, however many clients there are."""
    current, found = plan().stamp, stamped()
    here = Tenant.objects.exclude(schema_name="public").exclude(state=Tenant.State.CLOSED)
    clients = dict(here.filter(lives_at="").order_by("name").values_list("schema_name", "name"))
    stamps = {schema: found.get(schema, "") for schema in clients}
    made = dict(Snapshot.objects.order_by("-made_at").values_list("stamp", "made_at")[:SHOWN])
    named = dict.fromkeys([*made, *stamps.values()])
    counts = {stamp: list(stamps.values()).count(stamp) for stamp in named}
    return Releases(
        current_count=counts.get(current, 0),
        behind=tuple(clients[one] for one, stamp in stamps.items() if stamp != current),
        spares_count=SpareSchema.objects.filter(stamp=current).count(),
        structures=tuple(
            Structure(stamp[:12], made.get(stamp), counts[stamp], stamp == current)
            for stamp in named
        ),
    )
