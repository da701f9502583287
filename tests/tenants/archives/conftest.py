"""A client that is really there, for what another connection does with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from pyrage import x25519
from pytest_django import Settings

from kernel.vault import files, handover, ring
from procedures.models import Complaint
from tenants import scope
from tenants.archives import exporting
from tenants.archives.erasing import drop
from tenants.archives.exporting import Exported
from tenants.archives.server import asked, parameters, whole
from tenants.models import Closing, Domain, Tenant
from tenants.postgresql.owner import as_owner
from tenants.provisioning import open_client
from tenants.schemas.stamps import stamped
from tests.conftest import OPENED_AT
from tests.factories import cases
from tests.factories.aside import aside

AT = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
STORY = "De kanarie van de leverancier zong elke nacht."
SHREDDED = "De mus van de vernietigde zaak vloog weg."
LETTER = b"De brief met de ekster erin.\n" * 50


@dataclass
class Leaver:
    """A client with a case, a file, and a case that was shredded."""

    tenant: Tenant
    kept: UUID
    shredded: UUID
    folder: Path
    key: x25519.Identity = field(default_factory=x25519.Identity.generate)

    @property
    def path(self) -> Path:
        """Where its archive is written."""
        return self.folder / "client.age"

    @property
    def recipient(self) -> str:
        """The public key that its archive is for."""
        return str(self.key.to_public())

    def export(self, *, at: datetime = AT) -> Exported:
        """Write its archive."""
        return aside(
            lambda: exporting.export(self.tenant, to=self.path, recipient=self.recipient, at=at)
        )


@pytest.fixture
def leaver(db: None, settings: Settings, tmp_path: Path) -> Iterator[Leaver]:  # noqa: ARG001
    """A client that may be taken out, destroyed and put back; nothing of it stays."""
    settings.VAULT_FILES = tmp_path / "files"
    made = aside(lambda: _opened(tmp_path))
    yield made
    aside(lambda: _gone(made))


def _opened(folder: Path) -> Leaver:
    tenant = open_client(slug="leaver", name="Vertrekker", host="leaver.localhost", at=OPENED_AT)
    with scope.within(tenant):
        kept, shredded = cases.complaint(STORY), cases.complaint(SHREDDED)
        with transaction.atomic():
            files.store(kept.id, "brief.txt", [LETTER], at=AT)
        ring.destroy_case_key(shredded.id)
    return Leaver(tenant, kept.id, shredded.id, folder)


def _gone(made: Leaver) -> None:
    with as_owner(), scope.in_public():
        tenant = Tenant.objects.filter(reference=made.tenant.reference).first()
        Closing.objects.filter(reference=made.tenant.reference).delete()
        if tenant is not None:
            with whole(parameters()) as server:
                drop(server, tenant.schema_name)
            Tenant.objects.filter(pk=tenant.pk).delete()
    handover.erased(str(made.tenant.reference))


def rows_of(schema: str) -> dict[str, int]:
    """Return how many rows each table of a schema has."""

    def counted() -> dict[str, int]:
        with whole(parameters()) as server:
            names = asked(
                server, "SELECT tablename FROM pg_tables WHERE schemaname = %(s)s", s=schema
            )
            count = 'SELECT count(*) FROM "{}"."{}"'
            return {name: asked(server, count.format(schema, name))[0][0] for (name,) in names}

    return aside(counted)


@dataclass(frozen=True)
class Standing:
    """What there is of clients: to see that a refusal changed nothing."""

    schemas: frozenset[str]
    clients: frozenset[tuple[Any, ...]]
    hosts: frozenset[str]


def standing() -> Standing:
    """Return which schemas, clients and hosts there are."""

    def found() -> Standing:
        with scope.in_public():
            return Standing(
                frozenset(stamped()),
                frozenset(Tenant.objects.values_list("reference", "schema_name", "slug", "state")),
                frozenset(Domain.objects.values_list("domain", flat=True)),
            )

    return aside(found)


def story_of(tenant: Tenant, case_id: UUID) -> str:
    """Return the story of a case, opened."""

    def read() -> str:
        with scope.within(tenant):
            return Complaint.objects.get(id=case_id).story

    return aside(read)
