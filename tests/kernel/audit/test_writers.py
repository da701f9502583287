from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from django.db import connection, transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.audit.models import Entry
from kernel.audit.verifying import verify
from tenants import scope
from tenants.models import Tenant

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
WRITERS, ENTRIES = 8, 400


def write(tenant: Tenant, writer: int) -> None:
    actor = Actor("system", None, "Wederhoor")
    try:
        with scope.within(tenant):
            for number in range(ENTRIES):
                with transaction.atomic():
                    facts = {"writer": writer, "number": number}
                    record("case.read", by=actor, at=AT, about=About("case"), facts=facts)
    finally:
        connection.close()


def test_many_writers_make_one_chain_without_gaps(committed_acme: Tenant) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(lambda writer: write(committed_acme, writer), range(WRITERS)))
    with scope.within(committed_acme):
        written = {
            (fact["writer"], fact["number"])
            for fact in Entry.objects.values_list("facts", flat=True)
        }
        assert verify() == WRITERS * ENTRIES == len(written)
