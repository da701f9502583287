"""What `python -m wederhoor audit` does, once the models exist."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

from django.db import transaction

from kernel import clock
from kernel.actors import Actor
from kernel.audit import outside
from kernel.audit.chain import About, record
from kernel.audit.models import Root
from kernel.audit.roots import check, document, kept, proof
from kernel.audit.verifying import EXPLAINED, Broken, verify
from kernel.errors import Refusal
from tenants import scope
from tenants.models import Tenant
from tenants.tasks import clients
from wederhoor.env import SettingError


def _verify(asked: argparse.Namespace) -> int:
    """Look at each trail by itself, and against the last root written down beside it."""
    broken = {}
    for tenant in _clients(asked.slug):
        with scope.within(tenant):
            found = verify()
            broken[tenant.slug] = _wrong(found)
        _say(f"{tenant.slug}: {broken[tenant.slug] or f'{found} entries, whole'}")
    return 1 if any(broken.values()) else 0


def _wrong(found: int | Broken) -> str:
    if isinstance(found, Broken):
        return f"broken at entry {found.seq} ({found.why})"
    try:
        written = outside.newest()
        if written is not None:
            check(written)
    except Refusal as refusal:
        there = f", {found} entries are there" if refusal.code == "root.short" else ""
        return f"does not fit the root written down beside it ({refusal.code}{there})"
    return ""


def _sign(asked: argparse.Namespace) -> int:
    with scope.within(_client(asked.slug)):
        outside.seal(clock.now())
        root = Root.objects.order_by("-size").first()
        if root is None:
            raise SettingError(f"{asked.slug} has no entries yet.")
        _write(asked.to, document(root))
    _say(f"{asked.to} covers the first {root.size} entries.")
    return 0


def _prove(asked: argparse.Namespace) -> int:
    with scope.within(_client(asked.slug)):
        root = Root.objects.filter(size__gte=asked.seq).order_by("size").first()
        if root is None:
            raise SettingError("No signed root covers that entry yet.")
        _write(asked.to, proof(asked.seq, root))
    _say(f"{asked.to} shows entry {asked.seq} under the root of {root.size} entries.")
    return 0


def _check_root(asked: argparse.Namespace) -> int:
    try:
        one = kept(json.loads(asked.file.read_text(encoding="utf-8")))
    except (ValueError, RecursionError):
        one = kept(None)
    with scope.in_public():
        tenant = Tenant.objects.filter(reference__in=_references(one.said["tenant"])).first()
    if tenant is None:
        raise Refusal("root.foreign", message="Dit zegel is van een andere organisatie.")
    with scope.within(tenant):
        size = check(one)
    _say(f"{tenant.slug}: the first {size} entries are what they were on {one.said['at']}.")
    return 0


def _explain_clock(asked: argparse.Namespace) -> int:
    """Put in the trail itself that somebody looked why the clock went back."""
    by, facts = Actor("system", None, "command line"), {"seq": asked.seq}
    with scope.within(_client(asked.slug)), transaction.atomic():
        record(EXPLAINED, by=by, at=clock.now(), about=About("audit"), facts=facts)
    _say(f"{asked.slug}: entry {asked.seq} is explained.")
    return 0


DO: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "verify": _verify,
    "root": _sign,
    "prove": _prove,
    "check-root": _check_root,
    "explain-clock": _explain_clock,
}


def _clients(slug: str) -> list[Tenant]:
    with scope.in_public():
        found = [one for one in clients() if slug in ("", one.slug)]
    if slug and not found:
        raise SettingError(f"There is no client {slug}.")
    return found


def _client(slug: str) -> Tenant:
    return _clients(slug)[0]


def _references(text: object) -> list[str]:
    try:
        return [str(UUID(str(text)))]
    except ValueError:
        return []


def _write(path: Path, document: Mapping[str, object]) -> None:
    path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
