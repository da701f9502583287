"""Several people at the same moment at one client, each on a connection of their own."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from django.db import connection

from kernel.errors import Refusal
from tenants import scope
from tenants.models import Domain, Tenant
from tests.factories.aside import closing

Result = TypeVar("Result")


def drop(tenant: Tenant) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DROP SCHEMA "{tenant.schema_name}" CASCADE')
    Domain.objects.filter(tenant=tenant).delete()
    Tenant.objects.filter(pk=tenant.pk).delete()


def at_once(tenant: Tenant, acts: list[Callable[[], Result]]) -> list[Result | str]:
    """Do these at the same moment within the client; a refusal answers its code."""
    start = threading.Barrier(len(acts))

    def one(act: Callable[[], Result]) -> Result | str:
        with scope.within(tenant):
            start.wait()
            try:
                return act()
            except Refusal as refusal:
                return refusal.code

    with ThreadPoolExecutor(len(acts)) as threads:
        begun = [threads.submit(copy_context().run, closing, lambda a=a: one(a)) for a in acts]
        return [each.result() for each in begun]
