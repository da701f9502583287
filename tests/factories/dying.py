"""A process of its own that publishes an edition and is killed while a file of it is being made.

It is the worker where it was asked to publish.
"""

import os
import signal
import subprocess
import sys
from types import ModuleType
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from kernel.actors import Actor

if TYPE_CHECKING:
    from tenants.models import Tenant

MAKERS = {"pdf": ("typst", "compile"), "spreadsheet": ("xlsxwriter.workbook", "Workbook.close")}
"""By file: the program that makes it, and what it does last."""


def publishing(tenant: "Tenant", edition_id: UUID, dying_at: str) -> int:
    """Publish in a process that is killed while it makes a file; return how it ended."""
    database = str(connection.settings_dict["NAME"])
    given = (database, tenant.schema_name, str(edition_id), dying_at)
    done = subprocess.run(
        [sys.executable, "-m", "tests.factories.dying", *given],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},  # noqa: TID251 a child's
        check=False,
    )
    return done.returncode


def main(database: str, schema: str, edition_id: str, dying_at: str) -> object:
    from wederhoor import env  # noqa: PLC0415 settings come first

    env.use_settings()
    import django  # noqa: PLC0415 as above

    django.setup()
    from django.conf import settings  # noqa: PLC0415 as above

    from procedures import tasks  # noqa: PLC0415 as above
    from procedures.actions.publish_edition import publish_edition  # noqa: PLC0415 as above
    from procedures.queries.publishing import publishing_waits  # noqa: PLC0415 as above
    from tenants import scope  # noqa: PLC0415 as above
    from tenants.models import Tenant  # noqa: PLC0415 as above
    from tests.factories import years  # noqa: PLC0415 as above
    from tests.keystores import use_key_store_of  # noqa: PLC0415 as above

    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = database
    use_key_store_of(database)
    _die_in(*MAKERS[dying_at])
    maker = Actor("person", UUID(int=1), "Maker", frozenset({"consultant"}))
    with scope.within(Tenant.objects.get(schema_name=schema)):
        if publishing_waits():
            return tasks.publish_client_editions(tenant=schema)
        return publish_edition(UUID(edition_id), by=maker, at=years.MADE_AT)


def _die_in(module: str, name: str) -> None:
    """Let the process be killed where this function of somebody else's library is called."""
    target: ModuleType | type = __import__(module, fromlist=["_"])
    *inside, last = name.split(".")
    for each in inside:
        target = getattr(target, each)
    setattr(target, last, lambda *_given, **_named: os.kill(os.getpid(), signal.SIGKILL))


if __name__ == "__main__":
    main(*sys.argv[1:5])
