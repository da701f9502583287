from typing import ClassVar
from uuid import UUID, uuid4

from django.db import models

from kernel.vault.fields import SealedTextField


class StoredFile(models.Model):
    """A file as it was received. Its content lies encrypted on disk under an opaque name.

    `case_id` is empty for a file of the tenant as a whole (a year's report). `byte_count` and
    `sha256` (hexadecimal) are those of the plain content; a digest is as telling as a name for
    who has the same file, so it is sealed too. `copy_of` names the file that a row is the shown
    copy of; `shown` says what people see of a file as it came.
    """

    class Shown(models.TextChoices):
        """What people see: the file itself, a copy without what it tells of its maker, or none."""

        ITSELF = "itself"
        COPY = "copy"
        WITHHELD = "withheld"

    sealed_by: ClassVar[str] = "key_scope"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case_id = models.UUIDField(null=True, db_index=True)
    name = SealedTextField()
    content_type = models.CharField(max_length=100)
    byte_count = models.BigIntegerField()
    sha256 = SealedTextField()
    created_at = models.DateTimeField()
    copy_of = models.UUIDField(null=True)
    shown = models.CharField(
        max_length=10, choices=Shown, default=Shown.ITSELF, db_default=Shown.ITSELF
    )

    @property
    def key_scope(self) -> UUID | str:
        """Whose key seals it: the case's, or "tenant"."""
        return self.case_id or "tenant"
