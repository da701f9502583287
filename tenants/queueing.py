"""A turn in a queue: whoever comes too often from one network goes one after the other."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from django.conf import settings
from django.utils.crypto import salted_hmac
from redis import RedisError
from redis.commands.core import Script

from kernel.errors import Refusal
from tenants import limits
from tenants.whose import whose

_NEXT = """
local now = redis.call('TIME')
local at = now[1] * 1000 + math.floor(now[2] / 1000)
local free = tonumber(redis.call('GET', KEYS[1]) or '0')
local turn = math.max(at, free) + ARGV[1] * 1000
if turn - at > ARGV[2] * 1000 then return -1 end
redis.call('SET', KEYS[1], string.format('%.0f', turn), 'PX', string.format('%.0f', turn - at))
return turn - at
"""


@dataclass(frozen=True, slots=True)
class Queue:
    """A line before a door. It is full when the next turn is more than `longest_seconds` away."""

    name: str
    longest_seconds: int


def next_turn(queue: Queue, subject: str, *, step_seconds: int) -> int:
    """Join the line of `subject` at the client whose scope is open; return the seconds to wait.

    Turns are at least `step_seconds` apart. Raise Refusal "limit.reached" when the line is full
    and "limit.unknown" when nobody can count.
    """
    digest = salted_hmac(f"queue/{whose()}/{queue.name}", subject, algorithm="sha256").hexdigest()
    try:
        script = _script(settings.LIMITS_URL)
        key = f"{limits.SPACE}/{whose()}/{queue.name}/{digest}"
        wait = int(script(keys=[key], args=[step_seconds, queue.longest_seconds]))
    except RedisError as problem:
        raise Refusal(
            "limit.unknown",
            message="Dit kan nu even niet. Probeer het over een paar minuten opnieuw.",
        ) from problem
    if wait < 0:
        raise Refusal(
            "limit.reached",
            message="Dit is te vaak geprobeerd. Wacht even en probeer het dan opnieuw.",
            retry_after_seconds=queue.longest_seconds,
        )
    return ceil(wait / 1000)


@lru_cache(maxsize=1)
def _script(url: str) -> Script:  # noqa: ARG001 another broker, another script
    return limits.connection().register_script(_NEXT)
