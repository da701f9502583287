"""The migrations of a client's schema as one plan: computed once, run on any number of schemas."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from inspect import getsourcefile
from pathlib import Path
from sys import modules

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

Key = tuple[str, str]
"""An app's label and a migration's name."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One migration of the plan, with the state of the models before it."""

    key: Key
    migration: Migration
    before: ProjectState


@dataclass(frozen=True)
class Plan:
    """Every migration in order; `stamp` names the release: 32 hexadecimal digits."""

    loader: MigrationLoader
    keys: tuple[Key, ...]
    stamp: str

    @cached_property
    def steps(self) -> tuple[Planned, ...]:
        """The migrations, each with the state before it; computed when first asked for."""
        return tuple(_planned(self.loader, self.keys))

    def after(self, applied: Sequence[Key]) -> tuple[Planned, ...]:
        """Return the migrations that are not among the `applied` ones, in order."""
        done = set(applied)
        return tuple(step for step in self.steps if step.key not in done)


@lru_cache(maxsize=1)
def plan() -> Plan:
    """Return the plan of this release: the graph and the states are computed once a process.

    A schema records every migration, as django-tenants does; the router keeps the tables of the
    shared apps out of it.
    """
    loader = MigrationLoader(None)
    keys = tuple(_ordered(loader))
    return Plan(loader, keys, _stamp(loader, keys))


def _ordered(loader: MigrationLoader) -> list[Key]:
    found: dict[Key, None] = {}
    for leaf in sorted(loader.graph.leaf_nodes()):
        found |= dict.fromkeys(loader.graph.forwards_plan(leaf))
    return list(found)


def _planned(loader: MigrationLoader, keys: Sequence[Key]) -> Iterator[Planned]:
    state = ProjectState(real_apps=loader.unmigrated_apps)
    for key in keys:
        migration = loader.graph.nodes[key]
        before = state.clone()
        state = migration.mutate_state(state, preserve=True)
        yield Planned(key, migration, before)


def _stamp(loader: MigrationLoader, keys: Sequence[Key]) -> str:
    """Return a digest of the migrations' names and sources."""
    digest = sha256()
    for app, name in keys:
        source = getsourcefile(modules[loader.graph.nodes[app, name].__module__])
        digest.update(f"{app}.{name}\n".encode())
        digest.update(Path(str(source)).read_bytes())
    return digest.hexdigest()[:32]


def new_tables(steps: Sequence[Planned]) -> list[str]:
    """Return the tables that these migrations add to a client's schema, in a stable order."""
    if not steps:
        return []
    last = steps[-1]
    after = last.migration.mutate_state(last.before, preserve=True)
    return sorted(_tables(after) - _tables(steps[0].before))


def _tables(state: ProjectState) -> set[str]:
    own = {name.rpartition(".")[2] for name in settings.TENANT_APPS}
    return {
        str(model.options.get("db_table") or f"{app}_{name}")
        for (app, name), model in state.models.items()
        if app in own
    }


def run(connection: BaseDatabaseWrapper, steps: Sequence[Planned]) -> None:
    """Run migrations on the schema that the connection has open, and record them there.

    Each migration is one transaction, unless it says otherwise.
    """
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for step in steps:
        with connection.schema_editor(atomic=step.migration.atomic) as editor:
            step.migration.apply(step.before.clone(), editor)
            recorder.record_applied(*step.key)
