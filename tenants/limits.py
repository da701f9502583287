"""How often something may be done in a while, per client: counted in one place, exactly.

The broker counts in one step, by its own clock, so neither many processes at once nor a machine
whose clock is set back gets more. What is counted is kept as a digest and forgotten by itself.
"""

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from secrets import token_hex
from typing import Literal

import structlog
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from redis import Redis, RedisError
from redis.commands.core import Script

from kernel.errors import Refusal
from tenants.whose import whose

SPACE = "limit"
"""What every key at the broker begins with."""

_log = structlog.get_logger(__name__)

_TAKE = """
local now = redis.call('TIME')
local at = now[1] * 1000000 + now[2]
local span = ARGV[2] * 1000000
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', at - span))
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[1]) then
  local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
  return tostring(oldest[2] + span - at)
end
redis.call('ZADD', KEYS[1], string.format('%.0f', at), ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return '0'
"""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` times in any `seconds`. `when_down`: what holds while nobody can count."""

    name: str
    count: int
    seconds: int
    when_down: Literal["refuse", "allow"] = "refuse"


def take(limit: Limit, subject: str) -> str:
    """Count one more for `subject` (an address, a code) at the client whose scope is open.

    Return the mark with which it can be given back; empty when nobody could count. Raise Refusal
    "limit.reached" with `retry_after_seconds` when there is no room, and "limit.unknown" when
    nobody can count and the limit refuses then.
    """
    mark = token_hex(8)
    try:
        terms: list[str | int] = [limit.count, limit.seconds, mark]
        wait = float(_counter(settings.LIMITS_URL)(keys=[_key(limit, subject)], args=terms))
    except RedisError as problem:
        _log.exception("limit.unknown", limit=limit.name)
        if limit.when_down == "allow":
            return ""
        message = gettext("Dit kan nu even niet. Probeer het over een paar minuten opnieuw.")
        raise Refusal("limit.unknown", message=message) from problem
    if wait > 0:
        seconds = ceil(wait / 1_000_000)
        message = gettext("Dit is te vaak geprobeerd. Wacht even en probeer het dan opnieuw.")
        raise Refusal("limit.reached", message=message, retry_after_seconds=seconds)
    return mark


def give_back(limit: Limit, subject: str, mark: str) -> None:
    """Take back what was counted under a mark: it was no guess after all."""
    with suppress(RedisError):
        connection().zrem(_key(limit, subject), mark)


def taken_count(limit: Limit, subject: str) -> int:
    """Return how much stands against `subject`; it may count what has just passed. 0 when down."""
    try:
        return int(connection().zcard(_key(limit, subject)))
    except RedisError:
        return 0


def _key(limit: Limit, subject: str) -> str:
    digest = salted_hmac(f"limit/{whose()}/{limit.name}", subject, algorithm="sha256")
    return f"{SPACE}/{whose()}/{limit.name}/{digest.hexdigest()}"


@lru_cache(maxsize=1)
def _counter(url: str) -> Script:
    return _connection(url).register_script(_TAKE)


def connection() -> Redis:
    """Return the broker that counts."""
    return _connection(settings.LIMITS_URL)


@lru_cache(maxsize=1)
def _connection(url: str) -> Redis:
    patience = {"socket_timeout": 2, "socket_connect_timeout": 2}
    return Redis.from_url(url, **patience)
