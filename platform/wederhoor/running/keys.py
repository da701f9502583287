"""`python -m wederhoor keys`: look at the keys, see whether all open, renew them."""

import argparse
import sys
from collections.abc import Callable, Mapping

import django

from wederhoor import env
from wederhoor.embedded.servers import at_hand


def main(arguments: list[str]) -> int:
    """Do what was asked; 1 when something failed, with one sentence each."""
    from kernel.errors import Refusal  # noqa: PLC0415 with the others

    asked = _parser().parse_args(arguments)
    env.use_settings()
    with at_hand(env.data_folder()):
        django.setup()
        try:
            return DO[asked.what](asked)
        except Refusal as refusal:
            sys.stderr.write(f"{refusal.message} ({refusal.code})\n")
            return 1


def _prepare(_asked: argparse.Namespace) -> int:
    from wederhoor import keystore  # noqa: PLC0415 models exist after django.setup()

    keystore.prepare()
    _say("The key store is ready.")
    return 0


def _status(_asked: argparse.Namespace) -> int:
    from kernel.vault import providers  # noqa: PLC0415 as above
    from kernel.vault.keystore import labels  # noqa: PLC0415 as above

    newest = providers.probe()
    _say(f"The provider answers; its newest key is {newest}.")
    for label, count in labels.counts().items():
        lags = "" if label == newest else "  lags"
        _say(f"{label:30} wraps the keys of clients: {count}{lags}")
    live, gone = labels.totals()
    _say(f"{live} data keys, {gone} cases destroyed.")
    return 0


def _check(_asked: argparse.Namespace) -> int:
    """Open every key; a client without keys, and a key that does not open, is said by name."""
    from kernel.vault.checking import check  # noqa: PLC0415 as above
    from tenants.models import Tenant  # noqa: PLC0415 as above

    clients = Tenant.objects.exclude(schema_name="public")
    names = {str(tenant.reference): tenant.slug for tenant in clients}
    found = check(names)
    for reference, problem in found.problems:
        _say(f"{names.get(reference, reference)}: {problem}")
    _say(f"{found.opened_count} keys open, {len(found.problems)} problems.")
    return 1 if found.problems else 0


def _rotate_provider(_asked: argparse.Namespace) -> int:
    from kernel.vault import rotation  # noqa: PLC0415 as above

    done = rotation.rotate_provider()
    begun = "A new provider key" if done.is_new else "The newest provider key, begun before,"
    _say(f"{begun} wraps everything now: {done.wrapped_count} keys wrapped anew.")
    return 0


def _rotate_clients(asked: argparse.Namespace) -> int:
    from kernel.vault import rotation  # noqa: PLC0415 as above
    from tenants.models import Tenant  # noqa: PLC0415 as above

    clients = Tenant.objects.exclude(schema_name="public").order_by("slug")
    chosen = clients if asked.slug == "all" else clients.filter(slug=asked.slug)
    for tenant in chosen:
        done = rotation.rotate_tenant(str(tenant.reference))
        _say(f"{tenant.slug}: {done.wrapped_count} keys wrapped anew.")
    if not chosen:
        _say(f"There is no client {asked.slug}.")
    return 0 if chosen else 1


def _rotate_case(asked: argparse.Namespace) -> int:
    from uuid import UUID  # noqa: PLC0415 with the others

    from kernel.vault import resealing  # noqa: PLC0415 as above
    from tenants import scope  # noqa: PLC0415 as above
    from tenants.models import Tenant  # noqa: PLC0415 as above

    tenant = Tenant.objects.exclude(schema_name="public").filter(slug=asked.slug).first()
    if tenant is None:
        _say(f"There is no client {asked.slug}.")
        return 1
    with scope.within(tenant):
        done = resealing.rotate_case(UUID(asked.case))
    _say(f"{done.row_count} rows and {done.file_count} files sealed anew.")
    return 0


DO: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "prepare": _prepare,
    "status": _status,
    "check": _check,
    "rotate-provider": _rotate_provider,
    "rotate-client": _rotate_clients,
    "rotate-case": _rotate_case,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wederhoor keys")
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    what.add_parser("prepare", help="make the key store's database, logins and tables")
    what.add_parser("status", help="say whether the provider answers, and what lags")
    what.add_parser("check", help="open every key, and say which do not open")
    again = "; broken off, the next run goes on"
    what.add_parser("rotate-provider", help=f"wrap all clients' keys by a new key{again}")
    client = what.add_parser("rotate-client", help=f"give a client a new key{again}")
    client.add_argument("slug", help='its short name, or "all"')
    case = what.add_parser("rotate-case", help=f"seal a case anew, on suspicion{again}")
    case.add_argument("slug", help="the client's short name")
    case.add_argument("case", help="the id of the case")
    return parser


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
