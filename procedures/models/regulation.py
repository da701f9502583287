from typing import ClassVar
from uuid import uuid4

from django.db import models


class AdoptedRegulation(models.Model):
    """One version of this client's regulation, as adopted: its text never changes again.

    `source` is the YAML, `texts` the YAML per language; a case points at the version in force on
    the day it was received.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    source = models.TextField()
    texts = models.JSONField()
    digest = models.CharField(max_length=64)
    in_force_from = models.DateField()
    adopted_at = models.DateTimeField()
    adopted_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["name", "version"], name="regulation_version_once"),
        ]
