"""A party chooses where it wants to be told that something is ready, changes that, or stops it.

A new address counts once a code that was mailed to it comes back: nobody can have somebody else
mailed. The mail holds nothing: not the client's name, no case, no link.
"""

from datetime import datetime, timedelta
from secrets import choice

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from kernel.post.outbox import Mail, put
from procedures.models import NoticeAddress, Party
from procedures.queries.languages import spoken_to
from procedures.queries.notice_address import notice_address
from procedures.rules.receipt import ALPHABET
from tenants.limits import Limit, take

CODE_LENGTH = 8
LIFETIME = timedelta(minutes=30)
MOST_WRONG = 5
_ASKED = Limit("notices.asked", count=5, seconds=3600)
_MAILED = Limit("notices.mailed", count=3, seconds=3600)
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


@transaction.atomic
def ask_notices(party: Party, address: str, *, at: datetime) -> None:
    """Mail a code to an address; until it comes back nothing else is mailed there.

    Raise Refusal "post.recipient_refused" for what is no address, and "limit.reached".
    """
    take(_ASKED, str(party.id))
    take(_MAILED, address.strip().lower())
    row = _row(party)
    code = "".join(choice(ALPHABET) for _ in range(CODE_LENGTH))
    row.asked, row.code_hash = address.strip(), _HASHER.hash(code)
    row.code_until_at, row.wrong_count = at + LIFETIME, 0
    row.save()
    put(f"notices/{row.id}:{at.timestamp():.6f}", _mail(party, row.asked, code), at=at)
    _noted(party, "notices.asked", at)


def confirm_notices(party: Party, typed: str, *, at: datetime) -> None:
    """Take the mailed code; from now on notices go to that address.

    Raise Refusal "notices.code" when it is wrong, too old, or was tried too often.
    """
    if not _is_confirmed(party, typed, at):
        message = "Deze code klopt niet of is verlopen. Laat zo nodig een nieuwe sturen."
        raise Refusal("notices.code", message=message, field="code")


@transaction.atomic
def stop_notices(party: Party, *, at: datetime) -> None:
    """Forget every address for notices; what is ready waits in the portal."""
    row = _row(party)
    row.email, row.asked, row.code_hash = "", "", ""
    row.confirmed_at = row.code_until_at = None
    row.save()
    _noted(party, "notices.stopped", at)


@transaction.atomic
def _is_confirmed(party: Party, typed: str, at: datetime) -> bool:
    """Count a wrong code too: the count stays when the answer is no."""
    row = _row(party)
    live = row.asked and row.code_until_at and at < row.code_until_at
    if not live or row.wrong_count >= MOST_WRONG:
        return False
    if not _matches(row.code_hash, typed):
        row.wrong_count += 1
        row.save(update_fields=["wrong_count"])
        return False
    row.email, row.asked, row.code_hash = row.asked, "", ""
    row.confirmed_at, row.code_until_at = at, None
    row.save()
    _noted(party, "notices.confirmed", at)
    return True


def _row(party: Party) -> NoticeAddress:
    locked = NoticeAddress.objects.select_for_update().filter(party=party).first()
    return locked or NoticeAddress.objects.create(
        party=party, case_id=party.case_id, email=notice_address(party)
    )


def _matches(kept: str, typed: str) -> bool:
    plain = "".join(typed.upper().split()).replace("-", "").translate(_READ_AS)
    try:
        return _HASHER.verify(kept, plain)
    except (VerifyMismatchError, InvalidHashError):
        return False


_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def _mail(party: Party, address: str, code: str) -> Mail:
    with translation.override(spoken_to(party.case, party.side)):
        return Mail(
            recipient=address,
            subject=gettext("Code om dit e-mailadres te bevestigen"),
            body_text=gettext(
                "Uw code: %(code)s\n\n"
                "Vul deze code binnen een half uur in op de pagina waar u om seintjes vroeg.\n\n"
                "Vroeg u nergens om? Dan heeft iemand zich vergist. U hoeft niets te doen;"
                " er wordt verder niets naar dit adres gestuurd."
            )
            % {"code": f"{code[:4]}-{code[4:]}"},
            case_id=party.case_id,
        )


def _noted(party: Party, action: str, at: datetime) -> None:
    by = Actor("party", party.id, "", frozenset({party.side}))
    record(action, by=by, at=at, about=About("case", party.case_id), facts={"side": party.side})
