"""A release after this one, for tests of changing every client."""

from dataclasses import dataclass
from functools import cached_property

from django.db.migrations import Migration
from django.db.migrations.operations.base import Operation

from tenants.schemas.plan import Plan, Planned, plan


@dataclass(frozen=True)
class Longer(Plan):
    """The release after this one: the plan with one more migration of procedures."""

    operations: tuple[Operation, ...] = ()

    @cached_property
    def steps(self) -> tuple[Planned, ...]:
        """The plan's own, and one more."""
        last = plan().steps[-1]
        state = last.migration.mutate_state(last.before, preserve=True)
        kind = type("More", (Migration,), {"operations": list(self.operations)})
        more = kind("9999_more", "procedures")
        return (*plan().steps, Planned(("procedures", "9999_more"), more, state))


def longer(*operations: Operation) -> Longer:
    """Return the next release: these operations come on top of today's."""
    return Longer(plan().loader, plan().keys, "f" * 32, operations)
