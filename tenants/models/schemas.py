from typing import ClassVar

from django.db import models


class Snapshot(models.Model):
    """An empty schema of one release as SQL text; `stamp` names the release."""

    stamp = models.CharField(max_length=32, primary_key=True)
    ddl = models.TextField()
    made_at = models.DateTimeField()


class SpareSchema(models.Model):
    """A schema that stands ready for the next client: claimed by deleting its row."""

    schema_name = models.CharField(max_length=18, primary_key=True)
    stamp = models.CharField(max_length=32)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(schema_name__regex=r"^t_[0-9a-f]{16}$"),
                name="spare_schema_name_generated",
            ),
        ]
