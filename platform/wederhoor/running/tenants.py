"""`python -m wederhoor tenants`: open a client, bring all schemas to this release, look at them."""

import argparse
import importlib
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from time import perf_counter

import django
from django.core.management import call_command
from django.db import transaction

from wederhoor import env
from wederhoor.embedded.servers import at_hand


def main(arguments: list[str]) -> int:
    """Do what was asked; 1 when something failed, with one sentence each."""
    asked = _parser().parse_args(arguments)
    env.use_settings()
    with at_hand(env.data_folder()):
        django.setup()
        if asked.what in PARTS:
            return int(importlib.import_module(PARTS[asked.what][0]).run(asked))
        return DO[asked.what](asked)


def _open(asked: argparse.Namespace) -> int:
    from kernel import clock  # noqa: PLC0415 models exist after django.setup()
    from kernel.actors import Actor  # noqa: PLC0415 as above
    from kernel.errors import Refusal  # noqa: PLC0415 as above
    from wederhoor.opening import Opening, open_whole  # noqa: PLC0415 as above

    opening = Opening(asked.name, asked.host, asked.regulation, asked.language, asked.slug)
    now, started = clock.now(), perf_counter()
    today = clock.local_date(now, "Europe/Amsterdam")
    try:
        by = Actor("system", None, "command line")
        tenant = open_whole(opening, in_force_from=today, by=by, at=now)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal.message} ({refusal.code})\n")
        return 1
    took = (perf_counter() - started) * 1000
    _say(f"{tenant.name} is open at {asked.host} ({tenant.schema_name}, {took:.0f} ms).")
    return 0


def _migrate(asked: argparse.Namespace) -> int:
    return bring_up_to_date(_say, connections_count=asked.connections)


def bring_up_to_date(say: Callable[[str], None], *, connections_count: int = 2) -> int:
    """Migrate the shared tables, then every client and spare; return 1 when one of them failed."""
    from tenants.postgresql import missing_roles  # noqa: PLC0415 as above
    from tenants.postgresql.owner import as_owner  # noqa: PLC0415 as above
    from tenants.postgresql.rights import grant_shared  # noqa: PLC0415 as above
    from tenants.schemas.migrating import migrate  # noqa: PLC0415 as above
    from wederhoor import keystore  # noqa: PLC0415 as above

    started = perf_counter()
    keystore.prepare()
    with as_owner() as owner:
        call_command("migrate_schemas", shared=True, verbosity=0, interactive=False)
        with owner.cursor() as cursor, transaction.atomic():
            grant_shared(cursor)
            missing_roles.give(cursor)

    def tell(done: int, total: int) -> None:
        left = (perf_counter() - started) / done * (total - done)
        say(f"{done} of {total} schemas; about {left:.0f} s left")

    found = migrate(tell=tell, connections_count=connections_count)
    for schema, problem in sorted(found.failed.items()):
        say(f"{schema} was not changed: {problem}")
    say(f"{len(found.done)} schemas changed, {len(found.failed)} failed.")
    return 1 if found.failed else 0


def _list(_asked: argparse.Namespace) -> int:
    from tenants.models import Domain, SpareSchema  # noqa: PLC0415 as above
    from tenants.schemas.plan import plan  # noqa: PLC0415 as above
    from tenants.schemas.stamps import stamped  # noqa: PLC0415 as above

    current, found = plan().stamp, stamped()
    for domain in Domain.objects.select_related("tenant").order_by("domain"):
        schema = domain.tenant.schema_name
        if schema != "public":
            state = "up to date" if found.get(schema) == current else "lags"
            _say(f"{domain.domain:40} {schema}  {state}")
    _say(f"Spare schemas: {SpareSchema.objects.count()}")
    return 0


def _check(_asked: argparse.Namespace) -> int:
    """Compare the structure of every schema: afterwards all must be one."""
    from tenants.schemas.stamps import stamped  # noqa: PLC0415 as above
    from tenants.schemas.structure import fingerprint  # noqa: PLC0415 as above

    prints = {schema: fingerprint(schema) for schema in sorted(stamped())}
    if not prints:
        _say("There is no client yet.")
        return 0
    usual, count = Counter(prints.values()).most_common(1)[0]
    for schema, found in prints.items():
        if found != usual:
            _say(f"{schema} differs from the {count} others.")
    _say(f"{count} of {len(prints)} schemas are the same.")
    return 0 if count == len(prints) else 1


DO: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "open": _open,
    "migrate": _migrate,
    "list": _list,
    "check": _check,
}

PARTS = {
    "ask": ("wederhoor.running.tenants_ask", "put a question to one client's tables"),
    "token": ("wederhoor.running.tenants_token", "let a program use the API"),
    "worklist": ("wederhoor.running.tenants_worklist", "prove the consultancy's list, or mend it"),
    "export": ("wederhoor.running.tenants_export", "take a client along in one closed file"),
    "restore": ("wederhoor.running.tenants_restore", "put a client back from its archive"),
    "move": ("wederhoor.running.tenants_move", "give a client a place in another database"),
    "close": ("wederhoor.running.tenants_close", "hand a client that leaves its archive"),
    "erase": ("wederhoor.running.tenants_erase", "erase a client that left, with proof"),
}
"""What has a module of its own, with `configure` and `run`, and what it does."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wederhoor tenants")
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    opening = what.add_parser("open", help="open a client: schema, host, keys and regulation")
    opening.add_argument("name", metavar="NAME", help="what the organisation is called")
    opening.add_argument("--regulation", required=True, help="the name of one we ship")
    opening.add_argument("--host", required=True, help="under which its portal is reached")
    opening.add_argument("--language", choices=("nl", "en", "fr", "de"), default="nl")
    opening.add_argument("--slug", default="", help="its short name; made of NAME when left out")
    changing = what.add_parser("migrate", help="bring all tables to this release")
    changing.add_argument("--connections", type=int, default=2, choices=range(1, 17))
    what.add_parser("list", help="say which clients there are, and which lag")
    what.add_parser("check", help="compare the structure of all clients' schemas")
    for name, (module, meaning) in PARTS.items():
        importlib.import_module(module).configure(what.add_parser(name, help=meaning))
    return parser


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
