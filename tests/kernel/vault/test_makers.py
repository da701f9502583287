from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection, transaction

from kernel.vault import openkeys, ring
from kernel.vault.keystore import keys
from tenants import scope
from tenants.models import Tenant
from tests.kernel.vault.rows import CASE


def test_key_made_by_many_at_once_is_one_key(committed_acme: Tenant) -> None:
    barrier = Barrier(6)

    def make(_number: int) -> bytes:
        try:
            with scope.within(committed_acme), transaction.atomic():
                barrier.wait()
                return ring.case_key(CASE)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        made = set(pool.map(make, range(6)))
    openkeys.clear()
    with scope.within(committed_acme):
        stored = keys.found(ring.reference(), [CASE]).keys
        assert (made, len(stored)) == ({ring.case_key(CASE)}, 2)
