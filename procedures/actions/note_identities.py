from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from kernel.actors import Actor
from kernel.audit.chain import About, Facts, note


def note_identities(cases: Collection[UUID], *, by: Actor, at: datetime) -> None:
    """Keep in the audit trail that somebody was shown who the parties to these cases are."""
    only = next(iter(cases)) if len(cases) == 1 else None
    facts: Facts = {"cases": sorted(cases, key=str)}
    note("identity.read", by=by, at=at, about=About("case", only), facts=facts)
