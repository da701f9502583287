"""`python -m wederhoor tenants export`: take a client along in one closed file."""

import argparse
from pathlib import Path

from wederhoor.running.tenants_whole import client, told


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what can be asked."""
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE")
    parser.add_argument(
        "--recipient", required=True, help="the receiver's public key, age1… (age-keygen makes one)"
    )


def run(asked: argparse.Namespace) -> int:
    """Write the archive; 1 when it is refused."""
    return told(lambda: _export(asked))


def _export(asked: argparse.Namespace) -> str:
    from kernel import clock  # noqa: PLC0415 models exist after django.setup()
    from tenants.archives.exporting import export  # noqa: PLC0415 as above

    tenant = client(asked.slug)
    done = export(tenant, to=asked.to, recipient=asked.recipient, at=clock.now())
    rows = sum(table.rows_count for table in done.manifest.tables)
    missing = len(done.manifest.missing_files)
    return (
        f"{tenant.name}: {rows} rows, {done.manifest.files_count} files ({missing} missing),"
        f" {done.byte_count} bytes in {asked.to}, sha256 {done.sha256}"
    )
