"""`python -m wederhoor tenants close`: hand a client that leaves its archive."""

import argparse
from pathlib import Path

from wederhoor.running.tenants_whole import client, told


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what can be asked."""
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE")
    parser.add_argument("--recipient", required=True, help="the client's public key, age1…")


def run(asked: argparse.Namespace) -> int:
    """Hand over; 1 when two people did not agree on it yet."""
    return told(lambda: _hand_over(asked))


def _hand_over(asked: argparse.Namespace) -> str:
    from kernel import clock  # noqa: PLC0415 models exist after django.setup()
    from tenants.archives.handing_over import approved_closing, hand_over  # noqa: PLC0415 as above

    tenant = client(asked.slug)
    done = hand_over(tenant, to=asked.to, recipient=asked.recipient, at=clock.now())
    from_on = approved_closing(tenant).erase_from_on
    return (
        f"{tenant.name}: the archive is {asked.to}, sha256 {done.sha256};"
        f" it may be erased from {from_on} with: tenants erase {tenant.slug}"
    )
