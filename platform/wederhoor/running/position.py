"""`python -m wederhoor position`: say who leads the consultancy's people, or owns the platform."""

import argparse
import sys

import django

from wederhoor import env
from wederhoor.embedded.servers import at_hand


def main(arguments: list[str]) -> int:
    """Give or take a position; 1 with a sentence when that cannot be."""
    asked = _parser().parse_args(arguments)
    env.use_settings()
    with at_hand(env.data_folder()):
        django.setup()
        return _done(asked)


def _done(asked: argparse.Namespace) -> int:
    from django.db import transaction  # noqa: PLC0415 models exist after django.setup()

    from kernel import clock  # noqa: PLC0415 as above
    from kernel.errors import Refusal  # noqa: PLC0415 as above
    from kernel.identity.models import Account  # noqa: PLC0415 as above
    from tenants import scope  # noqa: PLC0415 as above
    from tenants.positions import give_position, take_position  # noqa: PLC0415 as above

    with scope.in_public(), transaction.atomic():
        account = Account.objects.filter(email=asked.email.lower(), is_active=True).first()
        if account is None:
            sys.stderr.write("Nobody signs in with this address.\n")
            return 1
        try:
            if asked.end:
                take_position(account, asked.kind)
            else:
                give_position(account, asked.kind, at=clock.now())
        except Refusal as refusal:
            sys.stderr.write(f"{refusal.message} ({refusal.code})\n")
            return 1
    sys.stdout.write(f"{account.name} is {'no longer ' if asked.end else ''}{asked.kind}.\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wederhoor position", description=__doc__)
    parser.add_argument("email", help="under which they sign in")
    parser.add_argument("kind", choices=("lead", "owner"))
    parser.add_argument("--end", action="store_true", help="end the position")
    return parser
