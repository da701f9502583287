"""Waiting for a turn, for who has no JavaScript: a signed ticket that says from when it holds."""

from secrets import token_hex

from kernel import clock
from kernel.errors import Refusal
from tenants import limits
from tenants.limits import Limit
from tenants.queueing import Queue, next_turn
from tenants.signing import opened, signed

PURPOSE = "code.turn"
LIFETIME_SECONDS = 3600
QUEUE = Queue("code.queue", longest_seconds=900)
_ONCE = Limit("code.turn", count=1, seconds=LIFETIME_SECONDS)
_STEPS = {1: 5, 2: 10, 3: 20, 4: 30, 5: 45, 6: 60}
"""Seconds from one turn of a network to the next."""


def taken(network: str, steps: int) -> tuple[str, int]:
    """Return a ticket and in how many seconds it holds.

    Raise Refusal "limit.reached" when the line of this network is full, and "limit.unknown".
    """
    wait = next_turn(QUEUE, network, step_seconds=_STEPS[steps])
    from_at = int(clock.now().timestamp()) + wait
    return signed(PURPOSE, f"{from_at}.{token_hex(8)}"), wait


def seconds_left(ticket: str) -> int | None:
    """Return how long a ticket must still wait, 0 when it holds, None when it is none of ours."""
    try:
        told = opened(PURPOSE, ticket, max_age_seconds=LIFETIME_SECONDS)
    except Refusal:
        return None
    return max(0, int(told.partition(".")[0]) - int(clock.now().timestamp()))


def is_first_use(ticket: str) -> bool:
    """Whether nobody used this ticket before. Raise Refusal "limit.unknown" if nobody can tell."""
    try:
        limits.take(_ONCE, ticket)
    except Refusal as refusal:
        if refusal.code != "limit.reached":
            raise
        return False
    return True
