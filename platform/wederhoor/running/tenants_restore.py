"""`python -m wederhoor tenants restore`: put a client back from its archive."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from wederhoor.running.tenants_whole import told

if TYPE_CHECKING:
    from tenants.models import Tenant


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what can be asked."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--key", type=Path, required=True, help="the file of the private key")
    parser.add_argument("--as", dest="slug", default="", metavar="SLUG", help="its new short name")
    parser.add_argument(
        "--replace", action="store_true", help="take the place of the client that is still here"
    )


def run(asked: argparse.Namespace) -> int:
    """Restore the client; 1 when it is refused."""
    return told(lambda: _restore(asked))


def _restore(asked: argparse.Namespace) -> str:
    from tenants.archives.restoring import restore  # noqa: PLC0415 after django.setup()
    from tenants.archives.returning import Wish  # noqa: PLC0415 as above

    wish = Wish(slug=asked.slug, replace=asked.replace)
    done = restore(asked.file, key=asked.key.read_text(), wish=wish, ready=_make_ready)
    rows = sum(table.rows_count for table in done.manifest.tables)
    return f"{done.tenant.name} is back as it was at {done.manifest.made_at}: {rows} rows"


def _make_ready(tenant: "Tenant") -> None:
    """Shred again what was shredded since, hold the mails, and put the cases on the list."""
    from kernel import clock  # noqa: PLC0415 after django.setup()
    from procedures.actions.relist_work import relist_work  # noqa: PLC0415 as above
    from procedures.actions.renew_ledger import renew_ledger  # noqa: PLC0415 as above
    from tenants import scope  # noqa: PLC0415 as above
    from wederhoor.recovering import recover  # noqa: PLC0415 as above

    with scope.within(tenant):
        recover(clock.now())
        renew_ledger()
        relist_work()
