"""Taking a client with five thousand cases out and putting it back, against pg_dump."""

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo
from pyrage import x25519

from kernel.vault import handover
from procedures.models import Act, AdoptedRegulation, Complaint, TermRow
from tenants import scope
from tenants.archives import exporting, restoring
from tenants.models import Tenant
from tenants.postgresql.owner import owner_parameters
from tenants.provisioning import open_client
from tests.benchmarks import crowd
from tests.benchmarks.filling import fill
from tests.benchmarks.ratios import say, seconds, tell
from tests.factories.aside import aside

pytestmark = pytest.mark.django_db
CASES, ACTS, TERMS = 5_000, 6, 3
AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
SEALED = "decode(repeat(md5(random()::text), 16), 'hex')"
SIZE = """
    SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class AS c
    WHERE c.relnamespace = %s::regnamespace AND c.relkind = 'r'
"""


@pytest.fixture
def large(every: int) -> Tenant:  # noqa: ARG001 the others are there
    """Return a client with its cases, what was done in them, and a key for each."""
    tenant = aside(
        lambda: open_client(slug=crowd.LARGE, name="Large", host="large.localhost", at=AT)
    )
    crowd.by_owner(lambda: _fill(tenant.schema_name))
    aside(lambda: _give_keys(tenant))
    return tenant


def _fill(schema: str) -> None:
    regulation = uuid4()
    fill(AdoptedRegulation, schema, source="(SELECT 1) AS one", id=f"'{regulation}'")
    fill(
        Complaint,
        schema,
        source=f"generate_series(1, {CASES}) AS n",
        number="'2026-' || n",
        regulation_id=f"'{regulation}'",
        story=SEALED,
    )
    of_each = f'"{schema}".procedures_complaint AS c, generate_series(1, {{}}) AS n'
    acts, terms = of_each.format(ACTS), of_each.format(TERMS)
    fill(Act, schema, source=acts, case_id="c.id", id=NEW, ordinal="n", texts=SEALED)
    fill(TermRow, schema, source=terms, case_id="c.id", name="'term' || n")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


NEW = "gen_random_uuid()"


def _give_keys(tenant: Tenant) -> None:
    with scope.within(tenant):
        found = list(Complaint.objects.values_list("id", flat=True))
    keys = [handover.HandedKey(str(one), "case", 1, token_bytes(32), AT, None) for one in found]
    handover.taken(str(tenant.reference), keys)


def postgres(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs as the owner."""
    given = psycopg.conninfo.conninfo_to_dict(make_conninfo("", **_reachable()))
    address = {key: str(value) for key, value in given.items() if key != "password"}
    subprocess.run(
        [
            str(Path(settings.PG_DUMP).with_name(program)),
            *arguments,
            "-d",
            make_conninfo(**address),
        ],
        env={"PGPASSWORD": str(given.get("password", ""))},
        check=True,
        capture_output=True,
        timeout=600,
    )


def _reachable() -> dict[str, object]:
    known = {"host", "port", "user", "password", "dbname"}
    return {key: value for key, value in owner_parameters().items() if key in known}


def test_client_out_and_in_again(large: Tenant, every: int, tmp_path: Path) -> None:
    key, archive, dump = x25519.Identity.generate(), tmp_path / "client.age", tmp_path / "dump"
    receiver, schema = str(key.to_public()), large.schema_name

    def export() -> None:
        exporting.export(large, to=archive, recipient=receiver, at=AT)

    def pg_dump() -> None:
        postgres("pg_dump", "-Fc", "-n", schema, "-f", str(dump))

    aside(export)
    ours, theirs = quickest(export), quickest(pg_dump)
    tell(f"take {CASES:,} cases out, {every} present", ours, theirs, goal="below 1 s at 1,000")
    back = aside(lambda: _restored(archive, str(key)))
    say(f"{'put them back under another schema, compared':58} {back:.2f} s   (goal below 1 s)")
    crowd.by_owner(lambda: crowd.drop(schema))
    taken = seconds(lambda: postgres("pg_restore", "--no-acl", str(dump)))
    say(f"{'  pg_restore of that dump, under the old name':58} {taken:.2f} s")
    crowd.by_owner(lambda: crowd.drop(schema))


def quickest(work: Callable[[], object]) -> float:
    """Return the seconds of the quickest of three times."""
    return min(aside(lambda: seconds(work)) for _ in range(3))


def _restored(archive: Path, key: str) -> float:
    wish = restoring.Wish(replace=True)
    return seconds(lambda: restoring.restore(archive, key=key, wish=wish))
