from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(TypeError):
    """The audit trail is written once and never changed."""


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries can be read and appended, and nothing else."""

    def update(self, **_: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("Audit entries cannot be changed.")

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("Audit entries cannot be changed.")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("Audit entries cannot be deleted.")


class Entry(models.Model):
    """One act. Persons appear by id alone; whoever shows an entry looks up the name.

    `fields` are the names of the fields that were touched, `facts` are codes, numbers, dates and
    ids, never text of a person. `prev` and `hash` (hexadecimal) make the chain.
    """

    seq = models.BigIntegerField(primary_key=True, editable=False)
    at = models.DateTimeField(db_index=True)
    actor_kind = models.CharField(max_length=20)
    actor_id = models.UUIDField(null=True, db_index=True)
    on_behalf_of = models.UUIDField(null=True)
    action = models.CharField(max_length=100, db_index=True)
    object_kind = models.CharField(max_length=100)
    object_id = models.UUIDField(null=True, db_index=True)
    fields = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["seq"]

    def save(self, **kwargs: Any) -> None:
        """Insert the entry; refuse to change one that is there."""
        if not self._state.adding:
            raise AppendOnlyError("Audit entries cannot be changed.")
        super().save(**{**kwargs, "force_insert": True})

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("Audit entries cannot be deleted.")


class Head(models.Model):
    """The end of the chain: one row, locked while an entry is appended."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(name="audit_head_is_one", condition=models.Q(id=1)),
        ]
