"""From which network somebody comes, without keeping that: a digest nobody can turn back for long.

The key of the digest is drawn by lot every ten minutes and lies in the broker's memory alone for
twenty. Once it is gone, no digest can be tried against the four thousand million addresses.
"""

import hmac
from ipaddress import IPv4Address, ip_address, ip_network
from secrets import token_bytes

from redis import Redis, RedisError

from kernel.errors import Refusal
from tenants import limits
from tenants.whose import whose

UNKNOWN = "unknown"
"""The network of who has no address of the internet: all of them together are one."""

SLOT_SECONDS = 600
_PREFIXES = {4: 24, 6: 56}


def bucket_of(address: str) -> str:
    """Return a digest of the network (/24 or /56) of an address, that holds for ten minutes.

    Raise Refusal "limit.unknown" when the broker is not there.
    """
    try:
        return hmac.new(_key(limits.connection()), _network(address).encode(), "sha256").hexdigest()
    except RedisError as problem:
        raise Refusal(
            "limit.unknown",
            message="Dit kan nu even niet. Probeer het over een paar minuten opnieuw.",
        ) from problem


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return UNKNOWN
    mapped = None if isinstance(found, IPv4Address) else found.ipv4_mapped
    real = mapped or found
    return str(ip_network(f"{real}/{_PREFIXES[real.version]}", strict=False))


def _key(broker: Redis) -> bytes:
    """Return the key of this slot of ten minutes, by the broker's own clock."""
    seconds, _ = broker.time()
    name = f"{limits.SPACE}/{whose()}/network/{int(seconds) // SLOT_SECONDS}"
    broker.set(name, token_bytes(32), nx=True, ex=2 * SLOT_SECONDS)
    kept = broker.get(name)
    if not isinstance(kept, bytes):
        raise RedisError("The key of the networks is gone.")
    return kept
