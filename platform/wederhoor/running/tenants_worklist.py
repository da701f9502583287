"""`python -m wederhoor tenants worklist`: prove the consultancy's list, or rebuild it."""

import argparse
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procedures.queries.listed_work import Difference
    from tenants.models import Tenant

WORDS = {
    "missing": "is open and is not on the list",
    "left_over": "is on the list and is not open",
    "different": "is told otherwise on the list",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what can be asked."""
    parser.add_argument("do", choices=("verify", "rebuild"), help="only compare, or mend as well")
    parser.add_argument("slug", nargs="?", default="", help="of one client alone")


def run(asked: argparse.Namespace) -> int:
    """Compare the rows of each client with its schema; 1 when `verify` found a difference."""
    from procedures.actions.relist_work import relist_work  # noqa: PLC0415 after django.setup()
    from procedures.queries.listed_work import differences  # noqa: PLC0415 as above

    works: Mapping[str, Callable[[], list[Difference]]] = {
        "verify": differences,
        "rebuild": relist_work,
    }
    clients = _clients(asked.slug)
    if asked.slug and not clients:
        sys.stderr.write(f"There is no client with the short name {asked.slug}.\n")
        return 1
    count = sum(_compare(client, works[asked.do]) for client in clients)
    _say(f"{len(clients)} clients compared, {count} differences{_mended(asked.do, count)}.")
    return 1 if count and asked.do == "verify" else 0


def _mended(do: str, count: int) -> str:
    return " mended" if do == "rebuild" and count else ""


def _clients(slug: str) -> "list[Tenant]":
    from tenants import scope  # noqa: PLC0415 after django.setup()
    from tenants.models import Tenant  # noqa: PLC0415 as above

    with scope.in_public():
        rows = Tenant.objects.exclude(schema_name="public").exclude(state="closed")
        return list((rows.filter(slug=slug) if slug else rows).order_by("id"))


def _compare(client: "Tenant", work: "Callable[[], list[Difference]]") -> int:
    from tenants import scope  # noqa: PLC0415 after django.setup()

    with scope.within(client):
        found = work()
    for one in found:
        columns = f" ({', '.join(one.columns)})" if one.columns else ""
        _say(f"{client.slug}: {one.number} {WORDS[one.kind]}{columns}")
    return len(found)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
