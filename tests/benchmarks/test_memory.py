"""What the server's side of a connection comes to weigh when it was in many clients' schemas."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import connection

from tenants import scope
from tests.benchmarks import crowd, stock
from tests.benchmarks.ratios import say
from tests.factories.aside import aside

READ = 'SELECT 1 FROM "{}" LIMIT 1'
pytestmark = pytest.mark.django_db


def tables() -> list[str]:
    """Return every table of a client's schema."""
    labels = [app.rpartition(".")[2] for app in settings.TENANT_APPS]
    models = [model for one in labels for model in apps.get_app_config(one).get_models()]
    return [model._meta.db_table for model in models]


def read_all() -> float:
    """Read every table of the schema that is open; return the megabytes of the server's process."""
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(READ.format(table))
        cursor.execute("SELECT pg_backend_pid()")
        return weight(int(cursor.fetchone()[0]))


def weight(process: int) -> float:
    """Return the anonymous memory of a process in megabytes."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(one for one in status.splitlines() if one.startswith("RssAnon"))
    return int(line.split()[1]) / 1024


def by_us() -> list[float]:
    """Visit all as requests do; return what the server's process weighed at each."""
    found = []
    for client in crowd.members():
        request_started.send(None)
        with scope.within(client):
            found.append(read_all())
        request_finished.send(None)
    return found


def by_stock() -> list[float]:
    """Visit all over the one connection that stock keeps."""
    clients, found = crowd.members(), []
    with stock.stock() as one:
        for client in clients:
            one.set_schema(client.schema_name)  # type: ignore[attr-defined] # untyped
            found.append(read_all())
    return found


def test_weight_of_a_connection(every: int) -> None:
    ours, theirs = aside(by_us), aside(by_stock)
    say(
        f"a connection that was in {every} schemas of {len(tables())} tables: at most"
        f" {max(ours):.0f} MB   stock {max(theirs):.0f} MB   x {max(theirs) / max(ours):.1f}"
        f"   (goal at most 160 MB at 1,000)"
    )
