"""After a restore and before anybody comes in: what a backup brought back that must not be there.

Shredded cases go again, mails that may have been sent since wait for a person, sessions end, and
the trail says where it was broken off. It can be done again: then there is nothing left to do.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit import outside
from kernel.audit.chain import About, record
from kernel.audit.verifying import Broken, verify
from kernel.identity.models import Session
from kernel.post.models import OutboxMessage, State
from procedures.actions.replay_tombstones import replay_tombstones

UNSENT = (State.PENDING, State.SENDING)
BY = Actor("system", None, "recovery")


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was found at one client, and done.

    `promised_count` is how many entries the last root outside knew of; `held_count` is how many
    mails wait for a person.
    """

    trail: int | Broken
    promised_count: int
    shredded_count: int
    held_count: int

    @property
    def lost_count(self) -> int:
        """How many entries the last root outside knew of that are not there any more."""
        there = self.trail if isinstance(self.trail, int) else self.trail.seq - 1
        return max(0, self.promised_count - there)


def recover(at: datetime) -> Recovered:
    """Make the bound client fit to be opened after a restore, and note that in its trail.

    Raise Refusal `tombstones.damaged` when the list of shredded cases cannot be read: nobody may
    come in before it can.
    """
    trail, written = verify(), outside.newest()
    promised = int(str(written.said["size"])) if written else 0
    shredded = replay_tombstones(at=at)
    with transaction.atomic():
        held = _hold_mails()
        Session.objects.all().delete()
        facts = {"promised": promised, "shredded": shredded, "held": held}
        record("client.recovered", by=BY, at=at, about=About("client"), facts=facts)
    outside.begin_anew(at)
    outside.seal(at)
    return Recovered(trail, promised, shredded, held)


def _hold_mails() -> int:
    """Let a person decide about mails that were due: since the backup they may have been sent."""
    unsure = {"state": State.CHECK, "error": "restored", "claim": None}
    return OutboxMessage.objects.filter(state__in=UNSENT).update(**unsure)
