from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from procedures.models import Party


@transaction.atomic
def come_in(party: Party, *, at: datetime) -> None:
    """Note that a party came in with its code."""
    party.seen_at = at
    party.save(update_fields=["seen_at"])
    record(
        "party.seen",
        by=Actor("party", party.id, "", frozenset({party.side})),
        at=at,
        about=About("case", party.case_id),
        facts={"number": party.case.number, "side": party.side},
    )
