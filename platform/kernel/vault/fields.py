"""Model fields whose column holds ciphertext and whose attribute is plain.

A value is opened when the attribute is first read and sealed when the row is saved, bound to
the tenant, the case, the field and the row. The model says in `sealed_by` which attribute holds
the case's id, or "tenant" for the tenant's own key; the attribute itself may answer "tenant".
A lookup, an update by query or an expression would meet ciphertext and is refused.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, NoReturn, TypeVar
from uuid import UUID

from django.apps import apps
from django.core.checks import CheckMessage
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from kernel.vault import ring
from kernel.vault.checks import wrong_with
from kernel.vault.purposes import CASE
from kernel.vault.sealing import (
    DamagedError,
    Place,
    code_of,
    derived,
    padded,
    sealed,
    unpadded,
    unsealed,
)

FIELD = "field"
"""What the key of a value in a column is derived for."""

T = TypeVar("T")


class Sealed:
    """A value as it lies in the database; it can only be opened through its own row."""

    __slots__ = ("raw",)

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def __repr__(self) -> str:
        return "<sealed>"


class SealedAttribute(DeferredAttribute):
    """Opens the value when it is first read and keeps it open on the instance."""

    field: "SealedField[Any]"

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        """Return the plain value, or this descriptor on the class."""
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = self.field.opened(instance, value)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: models.Model, value: object) -> None:
        """Keep a plain or sealed value on the instance."""
        instance.__dict__[self.field.attname] = value


class SealedField(models.Field[T, T], Generic[T]):
    """What sealed fields share. `sealed_as` fixes the label a value is bound to.

    Without it the label is `app.model.field`; give the old label when a field or model is
    renamed, or its values cannot be opened any more. A field with the purpose "identity" says
    who somebody is: the case seals it with a key apart.
    """

    descriptor_class = SealedAttribute

    def __init__(
        self, *args: Any, sealed_as: str | None = None, purpose: str = CASE, **kwargs: Any
    ) -> None:
        self.sealed_as = sealed_as
        self.purpose = purpose
        super().__init__(*args, **kwargs)

    @property
    def label(self) -> str:
        """The name that values of this column are bound to."""
        meta = self.model._meta
        return self.sealed_as or f"{meta.app_label}.{meta.model_name}.{self.name}"

    def to_plain(self, content: bytes) -> T:
        """Return the value that `content` stands for."""
        raise NotImplementedError

    def to_content(self, value: T) -> bytes:
        """Return the bytes to seal for `value`; empty bytes are stored as they are."""
        raise NotImplementedError

    def opened(self, instance: models.Model, value: Sealed) -> T:
        """Return the plain value of a row.

        Raise Refusal "vault.damaged" when the value was altered or belongs elsewhere, and what
        `ring.key_to_open` raises.
        """
        if not value.raw:
            return self.to_plain(b"")
        place = self._place(instance)
        try:
            key = ring.key_to_open(place.scope, code_of(value.raw, place.label))
            return self.to_plain(unpadded(unsealed(derived(key, FIELD), value.raw, place)))
        except DamagedError as error:
            raise ring.damaged(self.label) from error

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:  # noqa: ARG002, FBT001
        """Seal the value for the row it is saved in."""
        value = getattr(model_instance, self.attname)
        if value is None:
            return None
        content = self.to_content(value)
        if not content:
            return Sealed(b"")
        place = self._place(model_instance)
        code, key = ring.key_to_seal(place.scope, self.purpose)
        return Sealed(sealed(derived(key, FIELD), padded(content), place, code=code))

    def from_db_value(self, value: bytes | None, *_: object) -> Sealed | None:
        """Wrap what the database gave; the row's attribute opens it."""
        return None if value is None else Sealed(bytes(value))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: ARG002, FBT001, FBT002
        """Let sealed values through and refuse plain ones, which an update by query would give."""
        if value is None:
            return None
        if not isinstance(value, Sealed):
            self._refuse("Set it on the row and save the row; update() cannot seal.")
        return connection.Database.Binary(value.raw)

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:  # noqa: ARG002
        """Refuse expressions: they would put plain text or a foreign value in the column."""
        if hasattr(value, "resolve_expression"):
            self._refuse("Set it on the row and save the row; expressions cannot seal.")
        return str(connection.ops.binary_placeholder_sql(value))

    def get_lookup(self, lookup_name: str) -> Any:
        """Allow `isnull` only: every sealing of the same text differs."""
        if lookup_name != "isnull":
            self._refuse("It is encrypted: filter on something else, then open and compare.")
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        """Refuse: there is nothing to transform in ciphertext."""
        self._refuse(f"It is encrypted: there is no {lookup_name!r} of it.")

    def get_internal_type(self) -> str:
        """Return the column type: bytes."""
        return "BinaryField"

    def deconstruct(self) -> Any:
        """Return what a migration needs to make the column again; which key seals is no part."""
        name, path, args, kwargs = super().deconstruct()
        if self.sealed_as is not None:
            kwargs["sealed_as"] = self.sealed_as
        return name, path, args, kwargs

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Add what is wrong with the model for a sealed field."""
        return [*super().check(**kwargs), *wrong_with(self)]

    def _place(self, instance: models.Model) -> Place:
        scope = _scope(instance)
        if instance.pk is None:
            raise ValueError(f"{self.label}: the row needs its id before it is sealed.")
        return Place(ring.reference(), scope, self.label, str(UUID(str(instance.pk))))

    def _refuse(self, why: str) -> NoReturn:
        raise TypeError(f"{self.label} is sealed. {why}")


class SealedTextField(SealedField[str]):
    """A text. The empty text is stored as it is: a query can see that there is none."""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Let a query, or a migration that adds it, empty the column: that needs no key."""
        emptied = Sealed(b"") if value in ("", b"") else value
        return super().get_db_prep_value(emptied, connection, prepared)

    def to_plain(self, content: bytes) -> str:
        """Return the text."""
        return content.decode()

    def to_content(self, value: str) -> bytes:
        """Return the text's bytes; raise TypeError for what is no text."""
        if not isinstance(value, str):
            self._refuse(f"It takes a str, not {type(value).__name__}.")
        return value.encode()


class SealedJSONField(SealedField[Any]):
    """A JSON value. None is stored as NULL."""

    empty_strings_allowed = False

    def to_plain(self, content: bytes) -> Any:
        """Return the JSON value."""
        return json.loads(content)

    def to_content(self, value: Any) -> bytes:
        """Return the value's JSON; raise TypeError for what JSON cannot say."""
        return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True).encode()


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A column that holds ciphertext."""

    model: str
    table: str
    column: str
    label: str


def sealed_columns() -> list[SealedColumn]:
    """Return every sealed column of the installed models, sorted by table and column."""
    columns = [
        SealedColumn(model._meta.label, model._meta.db_table, str(field.column), field.label)
        for model, field in _sealed_fields()
    ]
    return sorted(columns, key=lambda column: (column.table, column.column))


def _sealed_fields() -> Iterator[tuple[type[models.Model], SealedField[Any]]]:
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedField):
                yield model, field


def _scope(instance: models.Model) -> str:
    """Return the id of the case that seals this row, or "tenant"."""
    sealed_by = str(instance.sealed_by)  # type: ignore[attr-defined] # the check sees to it
    value = ring.TENANT if sealed_by == ring.TENANT else getattr(instance, sealed_by)
    if value is None:
        raise ValueError(f"{type(instance).__name__}.{sealed_by} is empty: no key to seal with.")
    return ring.TENANT if value == ring.TENANT else str(UUID(str(value)))


def is_filled(row: models.Model, name: str) -> bool:
    """Whether a sealed column of a row holds something, without opening it."""
    value = row.__dict__[name]
    return bool(value.raw) if isinstance(value, Sealed) else bool(value)
