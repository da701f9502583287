"""`python -m wederhoor tenants move`: give a client a place in another database."""

import argparse

from wederhoor.running.tenants_whole import client, told


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what can be asked."""
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument(
        "--to", required=True, metavar="URL", help="the other database, for the owner of its tables"
    )


def run(asked: argparse.Namespace) -> int:
    """Move the client; 1 when it is refused."""
    return told(lambda: _move(asked))


def _move(asked: argparse.Namespace) -> str:
    from kernel import clock  # noqa: PLC0415 models exist after django.setup()
    from tenants.archives.moving import move  # noqa: PLC0415 as above

    tenant = move(client(asked.slug), to=asked.to, at=clock.now())
    return f"{tenant.name} lives at {tenant.lives_at} now"
