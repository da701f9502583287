"""What somebody may do at the consultancy's own host."""

from datetime import datetime

from kernel.errors import Refusal
from kernel.identity.models import Account
from tenants.models import Position

CONSULTANCY = "consultancy"
LEAD = Position.Kind.LEAD.value
OWNER = Position.Kind.OWNER.value


def bureau_roles(account: Account) -> frozenset[str]:
    """Return what somebody is at the consultancy: `consultancy`, `lead`, `owner`, or nothing."""
    held = frozenset(Position.objects.filter(account=account).values_list("kind", flat=True))
    working = account.is_consultancy and account.is_active
    return (held & {OWNER}) | (held | {CONSULTANCY} if working else frozenset())


def works_at_bureau(account: Account) -> bool:
    """Whether this account signs in at the consultancy's host: of its people, or the platform's."""
    return account.is_consultancy or OWNER in bureau_roles(account)


def give_position(account: Account, kind: str, *, at: datetime) -> None:
    """Let somebody lead the consultancy's people, or own the platform; twice is once."""
    Position.objects.get_or_create(account=account, kind=kind, defaults={"since_at": at})


def take_position(account: Account, kind: str) -> None:
    """End a position. Raise Refusal `position.last` for the last one who leads, or owns."""
    others = Position.objects.select_for_update().filter(kind=kind, account__is_active=True)
    if not others.exclude(account=account).exists():
        raise Refusal(
            "position.last",
            message="Er moet iemand overblijven die dit kan. Wijs eerst een ander aan.",
        )
    Position.objects.filter(account=account, kind=kind).delete()
