"""`python -m wederhoor tenants token`: let a program use the API of a client, or of ourselves."""

import argparse

from wederhoor.running.tenants_whole import told

BUREAU = "bureau"
SCOPES = (
    "clients:open",
    "clients:read",
    "complaints:file",
    "complaints:read",
    "statistics:read",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what can be asked."""
    parser.add_argument("slug", metavar="SLUG", help=f"of a client, or {BUREAU} for ourselves")
    parser.add_argument("--label", required=True, help="whose program it is")
    parser.add_argument("--scope", action="append", required=True, choices=SCOPES)


def run(asked: argparse.Namespace) -> int:
    """Make a token and print its secret, once; 1 when the client is not there."""
    return told(lambda: _made(asked))


def _made(asked: argparse.Namespace) -> str:
    from kernel import clock  # noqa: PLC0415 models exist after django.setup()
    from kernel.errors import Refusal  # noqa: PLC0415 as above
    from tenants import scope  # noqa: PLC0415 as above
    from tenants.actions.issue_token import issue_token  # noqa: PLC0415 as above
    from tenants.models import Tenant  # noqa: PLC0415 as above

    with scope.in_public():
        tenant = Tenant.objects.filter(slug=asked.slug).first()
        if tenant is None:
            raise Refusal(
                "tenant.unknown",
                message="Er is geen organisatie met deze korte naam.",
                slug=asked.slug,
            )
        secret = issue_token(tenant, asked.label, scopes=asked.scope, at=clock.now())[1]
    return f"The token of {asked.label}, shown once: {secret}"
