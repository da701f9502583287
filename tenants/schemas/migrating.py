"""Changing every client's schema: one plan, one message and one transaction per schema."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import DatabaseError, connection, transaction

from tenants import scope
from tenants.models import SpareSchema
from tenants.postgresql.owner import as_owner
from tenants.postgresql.rights import table_statements
from tenants.schemas import stamps
from tenants.schemas.plan import Key, Plan, Planned, new_tables, plan
from tenants.schemas.rendering import message, rendered
from tenants.schemas.running import Prepared, one_at_a_time, prepared, run_prepared
from tenants.schemas.sending import Sent, run_all, send_all

APPLIED = 'SELECT app, name FROM "{}".django_migrations ORDER BY id'
PATIENCE_MS = 2000
WAVE_COUNT = 100

Change = Callable[[Sequence[str]], Iterable[Sent]]
Progress = Callable[[int, int], None]
"""Told after each wave: how many schemas were tried, of how many."""


@dataclass(slots=True)
class Migrated:
    """What a run came to: the schemas that were changed, and why others were not."""

    done: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)

    def note(self, sent: Sent) -> None:
        """Keep how it went with one schema."""
        schema, problem = sent
        if problem:
            self.failed[schema] = problem
        else:
            self.done.append(schema)


@dataclass(frozen=True, slots=True)
class Group:
    """Schemas that lag in the same way, and the migrations they lack."""

    schemas: tuple[str, ...]
    steps: tuple[Planned, ...]


def _quiet(_done: int, _all: int) -> None:
    """Tell nobody."""


def migrate(
    chosen: Plan | None = None, *, tell: Progress = _quiet, connections_count: int = 2
) -> Migrated:
    """Bring every client and spare to this release; a schema that fails stops alone.

    Of schemas that lack the same, the first is the canary: when it fails, the others are left as
    they are. A second run does just what is left. The owner does it; raise Refusal
    `tenant.no_owner`.
    """
    with as_owner():
        return _migrate(chosen or plan(), tell, connections_count)


def _migrate(the_plan: Plan, tell: Progress, connections_count: int) -> Migrated:
    found = Migrated()
    groups = list(_groups(the_plan, found))
    total = sum(len(group.schemas) for group in groups) + len(found.failed)
    for group in groups:
        change = _change_of(group, the_plan.stamp, connections_count)
        for wave in _waves(group.schemas):
            for sent in change(wave):
                found.note(sent)
            tell(len(found.done) + len(found.failed), total)
            if group.schemas[0] in found.failed:
                break
    SpareSchema.objects.filter(schema_name__in=found.done).update(stamp=the_plan.stamp)
    return found


def _groups(the_plan: Plan, found: Migrated) -> Iterator[Group]:
    """Yield the schemas that lag, by what they lack; note those that cannot be read."""
    stamped = {name: stamp for name, stamp in stamps.stamped().items() if stamp != the_plan.stamp}
    alike: dict[tuple[Key, ...], list[str]] = {}
    known: dict[str, tuple[Key, ...]] = {}
    for schema, stamp in sorted(stamped.items()):
        applied = known.get(stamp) or _applied(schema, found)
        if applied is None:
            continue
        if stamp:
            known[stamp] = applied
        alike.setdefault(applied, []).append(schema)
    for applied, schemas in alike.items():
        yield Group(tuple(schemas), the_plan.after(applied))


def _applied(schema: str, found: Migrated) -> tuple[Key, ...] | None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(APPLIED.format(schema))
            return tuple((app, name) for app, name in cursor.fetchall())
    except DatabaseError as error:
        found.failed[schema] = str(error).strip()
        return None


def _waves(schemas: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the canary alone, and then the others by the hundred."""
    yield schemas[:1]
    for place in range(1, len(schemas), WAVE_COUNT):
        yield schemas[place : place + WAVE_COUNT]


def _change_of(group: Group, stamp: str, connections_count: int) -> Change:
    """Return how the schemas of a group are changed: by SQL rendered once, or by Django."""
    sql = rendered(group.steps, like=group.schemas[0])
    tables = new_tables(group.steps)
    if sql is None:
        change = Looking(prepared(group.steps), tables, stamp)
        count = 1 if one_at_a_time(group.steps) else connections_count
        return lambda wave: run_all(wave, change, connections_count=count)
    return lambda wave: send_all(
        {one: message(one, sql, tables, stamp=stamp, patience_ms=PATIENCE_MS) for one in wave},
        connections_count=connections_count,
    )


@dataclass(frozen=True, slots=True)
class Looking:
    """A change that looks at the schema it is made to; its states are computed once for all."""

    steps: Sequence[Prepared]
    tables: Sequence[str]
    stamp: str

    def __call__(self, schema: str) -> None:
        """Run the migrations in this schema; a single one and the stamp are one transaction."""
        with scope.in_schema(schema):
            if len(self.steps) == 1 and self.steps[0].step.migration.atomic:
                with transaction.atomic():
                    _send(f"SET LOCAL lock_timeout = {PATIENCE_MS}")
                    self._run(schema)
            else:
                self._run_apart(schema)

    def _run_apart(self, schema: str) -> None:
        """Run several transactions; broken off halfway, the next run reads what was applied."""
        _send(stamps.statement(schema, ""), f"SET lock_timeout = {PATIENCE_MS}")
        try:
            self._run(schema)
        finally:
            _send("RESET lock_timeout")

    def _run(self, schema: str) -> None:
        run_prepared(connection, self.steps)
        _send(*table_statements(schema, self.tables), stamps.statement(schema, self.stamp))


def _send(*statements: str) -> None:
    """Send statements of the owner's as one message."""
    with connection.cursor() as cursor:
        cursor.execute("; ".join(statements))
