"""Handing a client that leaves its archive: the condition for erasing it."""

from datetime import datetime
from pathlib import Path

from kernel.errors import Refusal
from tenants import scope
from tenants.archives.exporting import Exported, export
from tenants.models import Closing, Tenant


def approved_closing(tenant: Tenant) -> Closing:
    """Return the closing that two people agreed on. Raise Refusal `closing.not_approved`."""
    with scope.in_public():
        found = (
            Closing.objects.filter(
                reference=tenant.reference,
                withdrawn_at=None,
                erased_at=None,
                approved_at__isnull=False,
            )
            .order_by("-approved_at")
            .first()
        )
    if found is None:
        message = "Twee mensen van het bureau moeten het sluiten eerst vragen en goedkeuren."
        raise Refusal("closing.not_approved", message=message, slug=tenant.slug)
    return found


def hand_over(tenant: Tenant, *, to: Path, recipient: str, at: datetime) -> Exported:
    """Write the archive of a client that leaves, and keep which one it was.

    It may be repeated, as long as the client is there: the newest archive counts. Raise Refusal
    `closing.not_approved` or what `export` raises.
    """
    closing = approved_closing(tenant)
    exported = export(tenant, to=to, recipient=recipient, at=at)
    archive = {
        "sha256": exported.sha256,
        "audit_seq": exported.manifest.audit_seq,
        "made_at": at.isoformat(),
        "recipient": recipient.strip(),
        "rows": sum(table.rows_count for table in exported.manifest.tables),
        "files": exported.manifest.files_count,
    }
    with scope.in_public():
        Closing.objects.filter(pk=closing.pk).update(
            handed_over_at=at, proof={**closing.proof, "archive": archive}
        )
    return exported
