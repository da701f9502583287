"""The demo, loaded once for this folder in place of the consultancy of the other tests."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django.plugin import DjangoDbBlocker

from tenants.models import Tenant
from tenants.postgresql.owner import as_owner
from tenants.provisioning import open_consultancy
from wederhoor.demo import clearing, loading

OPENED_AT = datetime(2024, 1, 1, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)


class BrokenOffError(Exception):
    """Somebody pulled the plug while the demo was loading."""


@dataclass
class Loaded:
    """What was seen while the demo was loaded."""

    said: list[str] = field(default_factory=list)
    left_by_broken_load: list[str] = field(default_factory=list)
    there_after_broken_load: bool = True
    said_by_second_load: list[str] = field(default_factory=list)
    folders_of_broken_load: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None,  # noqa: ARG001 it makes the database
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Loaded]:
    """Break a load off, load the demo whole, load it again; give the database back afterwards."""

    def break_off(_sentence: str) -> None:
        raise BrokenOffError

    found = Loaded()
    with django_db_blocker.unblock():
        Tenant.objects.filter(schema_name="public").delete()
        with pytest.raises(BrokenOffError):
            loading.load(break_off, now=NOW)
        clients = Tenant.objects.filter(slug__in=("vandelden", "delinde"))
        found.left_by_broken_load = [client.slug for client in clients]
        found.folders_of_broken_load = _folders() & {str(client.reference) for client in clients}
        found.there_after_broken_load = clearing.present()
        loading.load(found.said.append, now=NOW)
        loading.load(found.said_by_second_load.append, now=NOW)
    yield found
    with django_db_blocker.unblock():
        with as_owner() as server, server.cursor() as cursor:
            cursor.execute("DELETE FROM tenants_portfoliofile")
            cursor.execute("DELETE FROM tenants_portfolioedition")
        clearing.clear()
        open_consultancy(name="Bureau Samenspraak", host="bureau.localhost", at=OPENED_AT)


def _folders() -> set[str]:
    """Return the folders of files that earlier tests left."""
    place = Path(settings.VAULT_FILES)
    return {one.name for one in place.iterdir()} if place.is_dir() else set()
