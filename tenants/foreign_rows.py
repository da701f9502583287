"""A row or a lazy queryset of one client is an error in any other scope, never another's data.

A queryset remembers in whose schema it was made, and a row in whose it was read or first saved.
Using it elsewhere - evaluating, narrowing, saving, deleting, following a relation - raises
Refusal "tenant.foreign_row". What was made outside any client, such as a form's queryset at
import, is free until it is used.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.signals import pre_save
from django.db.models.sql import Query

from kernel.errors import Refusal
from tenants.postgresql.state import state

OUTSIDE = "public"


class HeldQuery(Query):
    """A query that runs and is narrowed where it was made, and nowhere else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held_by = _here()

    def clone(self) -> Query:
        """Return a copy; every method of a queryset begins with one."""
        _check(self.held_by)
        return super().clone()

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        """Return what runs it, and refuse that elsewhere."""
        _check(self.held_by)
        return super().get_compiler(*args, **kwargs)


class HeldRows:
    """What each client's queryset has over Django's own; mixed into the class it had."""

    def __init__(
        self,
        model: type[models.Model] | None = None,
        query: Query | None = None,
        using: str | None = None,
        hints: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(model, query or HeldQuery(model), using, hints)  # type: ignore[call-arg]

    def bulk_create(self, objs: Iterable[models.Model], *args: Any, **kwargs: Any) -> Any:
        """Save new rows, all of them this client's."""
        return super().bulk_create(_held(objs), *args, **kwargs)  # type: ignore[misc]

    def bulk_update(self, objs: Iterable[models.Model], *args: Any, **kwargs: Any) -> Any:
        """Save rows, all of them this client's."""
        return super().bulk_update(_held(objs), *args, **kwargs)  # type: ignore[misc]


class HeldRouter:
    """Sees each row before it is deleted, read again or tied, or its relations are followed."""

    def db_for_read(self, _model: type[models.Model], **hints: Any) -> None:
        """Refuse to follow a relation of a row of another client; leave the choice to others."""
        _hold(hints.get("instance"))

    def db_for_write(self, _model: type[models.Model], **hints: Any) -> None:
        """Refuse to write a row of another client; leave the choice to others."""
        _hold(hints.get("instance"))

    def allow_relation(self, one: models.Model, other: models.Model, **_hints: Any) -> None:
        """Refuse to tie a row of another client to one of this; leave the choice to others."""
        _hold(one)
        _hold(other)


def hold_rows() -> None:
    """Have every model of the clients' schemas remember whose its rows and querysets are."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in _labels():
            _hold_model(model)
    pre_save.connect(_hold_saved, dispatch_uid="tenants.foreign_rows")


@cache
def _labels() -> frozenset[str]:
    return frozenset(name.rpartition(".")[2] for name in settings.TENANT_APPS)


def _hold_model(model: type[models.Model]) -> None:
    for family in (one for one in model.__mro__ if hasattr(one, "_meta")):
        managers: list[Any] = family._meta.local_managers
        for manager in managers:
            if not issubclass(manager._queryset_class, HeldRows):  # noqa: SLF001
                manager.__class__ = _held_manager(manager.__class__)
    model._meta._expire_cache()  # type: ignore[attr-defined] # noqa: SLF001 its copies are older
    read = model.from_db.__func__  # type: ignore[attr-defined]

    def from_db(cls: type[models.Model], *args: Any) -> models.Model:
        row: models.Model = read(cls, *args)
        row._state.held_by = _here()  # type: ignore[attr-defined] # noqa: SLF001
        return row

    model.from_db = classmethod(from_db)  # type: ignore[assignment]


@cache
def _held_manager(manager: Any) -> Any:
    rows = manager._queryset_class  # noqa: SLF001
    held = type(rows.__name__, (HeldRows, rows), _named(rows))
    return type(manager.__name__, (manager,), {**_named(manager), "_queryset_class": held})


def _named(known: type) -> dict[str, Any]:
    """Return what makes a class go by the name of the one it stands for, as mypy looks for it."""
    return {"__module__": known.__module__, "__qualname__": known.__qualname__}


def _hold_saved(instance: models.Model, **_signal: Any) -> None:
    """See a row that is saved; `create` names its database, and so passes by the router."""
    _hold(instance)


def _held(rows: Iterable[models.Model]) -> list[models.Model]:
    found = list(rows)
    for row in found:
        _hold(row)
    return found


def _hold(row: models.Model | None) -> None:
    """Check whose a row is; one that is nobody's yet becomes this client's."""
    if row is None or row._meta.app_label not in _labels():
        return
    kept: Any = row._state  # noqa: SLF001
    if getattr(kept, "held_by", OUTSIDE) == OUTSIDE:
        kept.held_by = _here()
    _check(kept.held_by)


def _check(held_by: str) -> None:
    if held_by not in (OUTSIDE, _here()):
        raise Refusal("tenant.foreign_row", message="Dit gegeven hoort niet bij deze organisatie.")


def _here() -> str:
    """Return the schema that is open."""
    return state().schema
