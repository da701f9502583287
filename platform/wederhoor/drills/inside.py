"""What happens inside the system during a drill: two clients are made, written in, looked at."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from django.db import transaction
from pyrage import x25519

from kernel import clock
from kernel.actors import Actor
from kernel.audit import outside, roots
from kernel.audit.chain import About, record
from kernel.audit.models import Entry
from kernel.audit.verifying import verify
from kernel.errors import Refusal
from kernel.vault import files
from kernel.vault.models import StoredFile
from procedures.actions.file_complaint import file_complaint
from procedures.models import Complaint
from procedures.rules.filing import Filed, PersonNamed
from tenants import scope
from tenants.models import Tenant
from tenants.provisioning import open_consultancy
from tenants.tasks import clients
from wederhoor.drills import shredding
from wederhoor.opening import Opening, open_whole
from wederhoor.recovering import recover
from wederhoor.running import tenants_export, tenants_restore
from wederhoor.running.tenants import bring_up_to_date

CLIENTS = {"drill-noord": "Drill Noord", "drill-zuid": "Drill Zuid"}
REGULATION = "provider"
WRITE = "drill.write"
STORIES = {"goes": "De zaak die weggaat.", "stays": "De zaak die blijft."}
PIECE = b"%PDF-1.4\n% een stuk bij de zaak\n%%EOF\n"
SINCE = date(2024, 1, 1)
SYSTEM = Actor("system", None, "drill")

_again: dict[str, dict[str, int]] = {}


def prepare() -> None:
    """Bring an empty database up to date; open two clients, each with two cases."""
    if bring_up_to_date(lambda _line: None):
        raise SystemExit(1)
    open_consultancy(name="Drill", at=clock.now())
    for slug, name in CLIENTS.items():
        opening = Opening(name, f"{slug}.localhost", REGULATION, slug=slug)
        open_whole(opening, in_force_from=SINCE, by=SYSTEM, at=clock.now())
    for tenant in _each_client():
        for story in STORIES.values():
            _file(story)
        _say({"slug": tenant.slug})


def write(first: str, count: str) -> None:
    """Write acts in turns at each client; each is told once its transaction has committed."""
    there = clients()
    for number in range(int(first), int(first) + int(count)):
        with scope.within(there[number % len(there)]), transaction.atomic():
            facts = {"number": number}
            record(WRITE, by=SYSTEM, at=clock.now(), about=About("drill"), facts=facts)
        _say({"number": number, "at": clock.now().isoformat()})


def sign() -> None:
    """Sign a root at each client, as a client would keep it."""
    for tenant in _each_client():
        root = outside.seal(clock.now())
        if root is not None:
            _say({"slug": tenant.slug, "root": roots.document(root)})


def shred() -> None:
    """Shred one case of each client."""
    for tenant in _each_client():
        case = _case(STORIES["goes"])
        _say({"slug": tenant.slug, "number": shredding.shred(case) if case else ""})


def recovered() -> None:
    """Do what must be done before anybody comes in: shredded cases go again."""
    for tenant in _each_client():
        found = recover(clock.now())
        _again[tenant.slug] = {"shredded": found.shredded_count, "lost": found.lost_count}


def export(slug: str, file: str, key: str) -> None:
    """Take one client along, closed for a key that is made here."""
    identity = x25519.Identity.generate()
    Path(key).write_text(str(identity), encoding="utf-8")
    asked = Namespace(slug=slug, to=Path(file), recipient=str(identity.to_public()))
    if tenants_export.run(asked):
        raise SystemExit(1)


def bring_back(file: str, key: str) -> None:
    """Put the client of an archive in the place of the one that is here."""
    asked = Namespace(file=Path(file), key=Path(key), slug="", replace=True)
    if tenants_restore.run(asked):
        raise SystemExit(1)


def look(*kept: str) -> None:
    """Tell what is there: the writes, whether each trail is whole, which kept roots hold."""
    for tenant in _each_client():
        facts = Entry.objects.filter(action=WRITE).values_list("facts", flat=True)
        found = verify()
        _say(
            {
                "slug": tenant.slug,
                "again": _again.get(tenant.slug),
                "numbers": sorted(int(one["number"]) for one in facts),
                "trail": found if isinstance(found, int) else f"{found.why} at {found.seq}",
                "roots": [_held(json.loads(Path(one).read_text()), tenant.slug) for one in kept],
                "readable": sorted(name for name, story in STORIES.items() if _case(story)),
                "pieces": sum(_is_whole(file) for file in StoredFile.objects.all()),
            }
        )


def _file(story: str) -> None:
    filed = Filed(
        story=story,
        received_at=clock.now(),
        channel="portal",
        complainant=PersonNamed("Anna Jansen", "anna.jansen@example.org"),
        respondents=(PersonNamed("Bram Smit", "bram.smit@example.org"),),
        categories=("bullying",),
    )
    case = file_complaint(filed, by=SYSTEM).case
    with transaction.atomic():
        files.store(case.id, "stuk.pdf", iter([PIECE]), at=clock.now())


def _case(story: str) -> Complaint | None:
    """Return the case with this story when anybody can still read it."""
    return next((case for case in Complaint.objects.all() if _story(case) == story), None)


def _story(case: Complaint) -> str:
    try:
        return case.story
    except Refusal:
        return ""


def _is_whole(file: StoredFile) -> bool:
    try:
        return b"".join(files.opened(file)) == PIECE
    except Refusal:
        return False


def _held(kept: Mapping[str, object], slug: str) -> int | str:
    try:
        return roots.check(roots.kept(kept[slug]))
    except Refusal as refusal:
        return refusal.code


def _each_client() -> Iterator[Tenant]:
    for tenant in clients():
        with scope.within(tenant):
            yield tenant


def _say(said: Mapping[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(said)}\n")
    sys.stdout.flush()


DO: Mapping[str, Callable[..., None]] = {
    "prepare": prepare,
    "write": write,
    "sign": sign,
    "shred": shred,
    "recovered": recovered,
    "export": export,
    "bring_back": bring_back,
    "look": look,
}
