"""`python -m wederhoor tenants erase`: erase a client that left, with proof."""

import argparse

from wederhoor.running.tenants_whole import client, told


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what can be asked."""
    parser.add_argument("slug", metavar="SLUG")


def run(asked: argparse.Namespace) -> int:
    """Erase; 1 when it may not go yet, or something was left behind."""
    return told(lambda: _erase(asked.slug))


def _erase(slug: str) -> str:
    from kernel import clock  # noqa: PLC0415 models exist after django.setup()
    from tenants.archives.erasing import erase  # noqa: PLC0415 as above

    tenant = client(slug)
    closing = erase(tenant, at=clock.now())
    looked_for = ", ".join(sorted(closing.proof["erased"]))
    return f"{tenant.name} is erased; looked for and not found: {looked_for}"
