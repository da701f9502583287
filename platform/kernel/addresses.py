"""Which addresses on the network are anybody's, and which are ours, a neighbour's or nobody's.

Sources: the IANA special-purpose registries (RFC 6890) and the forms in which an IPv6 address
carries an IPv4 one. Kept as our own list, for what Python counts as global differs by release.
"""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Address = IPv4Address | IPv6Address

_CLOSED_4 = tuple(
    ip_network(block)
    for block in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24"),
        *("192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
)
_OPEN_6 = ip_network("2000::/3")  # the only part of IPv6 that is handed out (RFC 4291)
_CLOSED_6 = tuple(
    ip_network(block)
    for block in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
_NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))  # RFC 6052, RFC 8215


def is_public(address: str) -> bool:
    """Answer whether an address belongs to the open internet, in every form it can be read in."""
    try:
        read = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_open(form) for form in _forms(read))


def is_loopback(address: str) -> bool:
    """Answer whether an address is this machine itself."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _forms(address: Address) -> Iterator[Address]:
    """Yield the address, or instead the IPv4 address that it is another spelling of."""
    if isinstance(address, IPv4Address):
        yield address
    elif address.ipv4_mapped:
        yield address.ipv4_mapped
    elif any(address in block for block in _NAT64):
        yield IPv4Address(int(address) & 0xFFFFFFFF)
    else:
        yield address


def _is_open(address: Address) -> bool:
    if isinstance(address, IPv4Address):
        return not any(address in block for block in _CLOSED_4)
    return address in _OPEN_6 and not any(address in block for block in _CLOSED_6)
