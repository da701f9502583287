"""What a data key is for, and how a sealed value says which key opens it."""

CASE = "case"
IDENTITY = "identity"
OWN = "tenant"

_NUMBERS = {CASE: 0, OWN: 0, IDENTITY: 1}
_VERSION_BITS = 24


def code(purpose: str, version: int) -> int:
    """Return the four bytes that name a key: what for (1 byte) and which version (3).

    A case's key and a client's own are told apart by whose value it is.
    """
    return _NUMBERS[purpose] << _VERSION_BITS | version


def purpose_of(code: int) -> tuple[str, int]:
    """Return purpose and version; an unknown purpose has no key."""
    number, version = code >> _VERSION_BITS, code & (1 << _VERSION_BITS) - 1
    return (CASE, IDENTITY)[number] if number < 2 else "unknown", version  # noqa: PLR2004
