"""A client chooses the languages of its portal."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from tenants import scope
from tenants.models import Tenant

ALWAYS = "nl"
"""The language every portal has: all that has no words in another is read in it."""


def set_languages(
    chosen: Collection[str], *, known: Sequence[str], by: Actor, at: datetime
) -> tuple[str, ...]:
    """Give the portal of the client that is open these languages; return those it has now.

    Dutch and the client's own are always there; one that is not `known` is left out. All of them
    is kept as nothing: one more that comes later is then offered too.
    """
    tenant = scope.current()
    kept = tuple(one for one in known if one in {ALWAYS, tenant.language, *chosen})
    with transaction.atomic():
        row = Tenant.objects.get(pk=tenant.pk)
        row.languages = "" if len(kept) == len(known) else " ".join(kept)
        row.save(update_fields=["languages"])
        about = About("client", tenant.reference)
        facts = {"languages": "-".join(kept)}
        record("client.languages", by=by, at=at, about=about, facts=facts)
    return kept
