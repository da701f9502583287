"""The key with which a client signs receipts of filings, and its public half.

It is derived for this purpose alone from the key that chains the client's audit trail. So it
stays when the client's other keys are renewed (receipts on paper outlive those), it moves along
with the client, and a signature made for one purpose can never pass for another.
"""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kernel.audit.keys import lasting_key

_GROUP = 8


def signing_key() -> Ed25519PrivateKey:
    """Return the key that signs. Raise as `lasting_key` does."""
    return Ed25519PrivateKey.from_private_bytes(lasting_key("filing_receipt.signing"))


def public_key() -> Ed25519PublicKey:
    """Return the key that everybody may have."""
    return signing_key().public_key()


def public_pem() -> bytes:
    """Return the public key as a file (PEM, SubjectPublicKeyInfo: RFC 8410)."""
    return public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def fingerprint() -> str:
    """Return the public key in hexadecimal, in groups of eight, to compare by eye."""
    whole = public_key().public_bytes_raw().hex()
    return " ".join(whole[place : place + _GROUP] for place in range(0, len(whole), _GROUP))
