"""Removing what lies on disk of a case whose rows are gone."""

from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings

from kernel.vault import ring


def remove_files(case_id: UUID) -> int:
    """Remove every file of a case of the bound tenant, at once; return how many there were.

    This cannot be rolled back, and may be done again: call it when the rows are gone for good.
    """
    folder = Path(settings.VAULT_FILES) / ring.reference() / str(case_id)
    found = [path for path in folder.glob("*") if path.is_file()]
    for path in found:
        path.unlink(missing_ok=True)
    with suppress(FileNotFoundError):  # another worker may be doing the same
        folder.rmdir()
    return len(found)
