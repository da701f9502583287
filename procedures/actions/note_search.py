from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record


@transaction.atomic
def note_search(*, found_count: int, deep: bool, by: Actor, at: datetime) -> None:
    """Keep in the audit trail that somebody searched the cases, and not for what."""
    facts = {"found": found_count, "deep": deep}
    record("case.searched", by=by, at=at, about=About("case", None), facts=facts)
