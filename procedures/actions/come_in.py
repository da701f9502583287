from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from procedures.models import Guest, Party


@transaction.atomic
def come_in(holder: Party | Guest, *, at: datetime) -> None:
    """Note that a party, or somebody beside the parties, came in with a code."""
    holder.seen_at = at
    holder.save(update_fields=["seen_at"])
    party = isinstance(holder, Party)
    role = holder.side if isinstance(holder, Party) else holder.kind
    record(
        "party.seen" if party else "guest.seen",
        by=Actor("party", holder.id, "", frozenset({role})),
        at=at,
        about=About("case", holder.case_id),
        facts={"number": holder.case.number, "side" if party else "kind": role},
    )
