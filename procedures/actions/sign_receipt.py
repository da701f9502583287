from datetime import UTC
from secrets import token_hex
from typing import Any

from kernel.audit.keys import public_key
from kernel.vault.models import StoredFile
from procedures.models import Complaint, FilingReceipt
from procedures.queries.receipt_keys import signing_key
from procedures.rules import filing_receipt
from procedures.rules.filing import Filed
from tenants import scope

SALT_BYTES = 16


def sign_receipt(case: Complaint, filed: Filed) -> FilingReceipt:
    """Keep what was filed as it was filed, and sign a statement about it, in this transaction.

    Names are left out of both: who shows a receipt does not have to show who they are.
    """
    key = signing_key()
    content = _content(case, filed)
    said: dict[str, Any] = {
        "format": filing_receipt.FORMAT,
        "client": str(scope.current().reference),
        "client_name": scope.current().name,
        "number": case.number,
        "filed_at": case.received_at.astimezone(UTC).isoformat(timespec="seconds"),
        "received_on": case.received_on.isoformat(),
        "regulation": {
            "name": case.regulation.name,
            "version": case.regulation.version,
            "sha256": case.regulation.digest,
        },
        "content_sha256": filing_receipt.digest_of(content),
        "public_key": public_key(key),
    }
    return FilingReceipt.objects.create(
        case=case, content=content, statement=said, signature=filing_receipt.signed(said, key)
    )


def _content(case: Complaint, filed: Filed) -> dict[str, Any]:
    files = StoredFile.objects.filter(case_id=case.id, id__in=filed.files)
    return {
        "salt": token_hex(SALT_BYTES),
        "story": filed.story,
        "wish": filed.wish,
        "points": [list(point) for point in filed.elements],
        "categories": list(filed.categories),
        "grounds": list(filed.grounds),
        "answers": dict(filed.answers),
        "department": filed.department,
        "happened_on": filed.happened_on.isoformat() if filed.happened_on else "",
        "files": [
            {"name": one.name, "sha256": one.sha256} for one in files.order_by("created_at", "id")
        ],
    }
