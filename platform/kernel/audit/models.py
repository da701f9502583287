from typing import Any, ClassVar, NoReturn, TypeVar

from django.db import models

from kernel.vault.fields import SealedTextField


class AppendOnlyError(TypeError):
    """The audit trail is written once and never changed."""


Row = TypeVar("Row", bound=models.Model)


class AppendOnly(models.QuerySet[Row]):
    """Rows can be read and appended, and nothing else."""

    def update(self, **_: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("Audit entries cannot be changed.")

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("Audit entries cannot be changed.")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("Audit entries cannot be deleted.")


class EntryQuerySet(AppendOnly["Entry"]):
    """Entries."""


class RootQuerySet(AppendOnly["Root"]):
    """Signed roots."""


class Appended(models.Model):
    """What is written once."""

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        """Insert the row; refuse to change one that is there."""
        if not self._state.adding:
            raise AppendOnlyError("Audit entries cannot be changed.")
        super().save(**{**kwargs, "force_insert": True})

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("Audit entries cannot be deleted.")


class Entry(Appended):
    """One act. Persons appear by id alone; whoever shows an entry looks up the name.

    `at` is when it was done, `recorded_at` when the database's clock saw it. `fields` are the
    names of the fields that were touched, `facts` are codes, numbers, dates and ids, never text
    of a person. `prev` and `hash` (hexadecimal) make the chain.
    """

    seq = models.BigIntegerField(primary_key=True, editable=False)
    at = models.DateTimeField(db_index=True)
    recorded_at = models.DateTimeField(null=True)
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

    objects = EntryQuerySet.as_manager()  # type: ignore[django-manager-missing] # a cycle

    class Meta:
        ordering = ["seq"]


class Head(models.Model):
    """The end of the chain: one row, locked while an entry is appended."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(name="audit_head_is_one", condition=models.Q(id=1)),
        ]


class ChainKey(models.Model):
    """The sealed key of the chain (hexadecimal): one row, and the public key of its roots."""

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, editable=False)
    chain = SealedTextField()
    public_key = models.CharField(max_length=64)


class Root(Appended):
    """A signed root: what the first `size` entries were, in one hash that a client can keep.

    `peaks` are those of the tree, so that the next root reads new entries only. `before` is the
    signature of the root before. All of it is hexadecimal.
    """

    size = models.BigIntegerField(primary_key=True, editable=False)
    at = models.DateTimeField()
    root = models.CharField(max_length=64)
    peaks = models.JSONField(default=list)
    before = models.CharField(max_length=128)
    public_key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    objects = RootQuerySet.as_manager()  # type: ignore[django-manager-missing] # as above

    class Meta:
        ordering = ["size"]
