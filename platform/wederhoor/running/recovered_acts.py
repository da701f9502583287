"""What `python -m wederhoor recovered` does, once the models exist."""

import sys

from kernel import clock
from kernel.audit.verifying import Broken
from kernel.errors import Refusal
from kernel.identity.models import Session
from tenants import scope
from tenants.tasks import clients
from wederhoor.recovering import Recovered, recover


def recover_all() -> int:
    """Recover every client; one client's trouble does not hold up another."""
    with scope.in_public():
        there = clients()
        Session.objects.all().delete()
    failed_count = 0
    for tenant in there:
        try:
            with scope.within(tenant):
                found = recover(clock.now())
        except Refusal as refusal:
            failed_count += 1
            sys.stderr.write(f"{tenant.slug} may not open: {refusal.message} ({refusal.code})\n")
            continue
        failed_count += isinstance(found.trail, Broken)
        sys.stdout.write(f"{tenant.slug}: {_told(found)}\n")
    return 1 if failed_count else 0


def _told(found: Recovered) -> str:
    trail = found.trail
    whole = (
        f"trail broken at entry {trail.seq} ({trail.why})"
        if isinstance(trail, Broken)
        else f"trail of {trail} entries whole"
    )
    return (
        f"{whole}, {found.lost_count} known entries lost, {found.shredded_count} cases shredded"
        f" again, {found.held_count} mails wait for a person"
    )
