"""The keys of a tenant's audit trail: one that chains its entries, one that signs its roots.

They outlive a change of the tenant's key, under which they are kept sealed: else every hash of
the past would have to be written again.
"""

from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kernel.audit.models import ChainKey
from kernel.vault import keycache, ring
from kernel.vault.sealing import derived, new_key

CHAIN = UUID("a0d17000-0000-4000-8000-000000000000")
"""Under this name the opened key is kept, and its row is found."""


def chain_key() -> bytes:
    """Return the key of the bound tenant's chain, made in this transaction when it has none yet.

    Raise Refusal "vault.no_tenant" outside a tenant, "vault.damaged" for a key that was altered.
    """
    name = (ring.reference(), CHAIN)
    key = keycache.recall(name)
    if key is None:
        row = ChainKey.objects.filter(pk=CHAIN).first() or _made()
        key = bytes.fromhex(row.chain)
        keycache.remember(name, key)
    return key


def lasting_key(purpose: str) -> bytes:
    """Return a key of the bound tenant for one purpose, that outlives a change of its own key.

    Raise as `chain_key` does.
    """
    return derived(chain_key(), f"lasting.{purpose}")


def older_chain_key() -> bytes:
    """Return the key of entries from before the chain had a key of its own."""
    return derived(ring.tenant_key(), "audit")


def signer() -> Ed25519PrivateKey:
    """Return the key that signs the roots of the bound tenant."""
    return _signer(chain_key())


def public_key(key: Ed25519PrivateKey) -> str:
    """Return the hexadecimal public half."""
    return key.public_key().public_bytes_raw().hex()


def _signer(chain: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(derived(chain, "audit.signing"))


def _made() -> ChainKey:
    """Insert a key unless somebody else just did; the key in the table is the one that counts."""
    chain = new_key()
    row = ChainKey(id=CHAIN, chain=chain.hex(), public_key=public_key(_signer(chain)))
    ChainKey.objects.bulk_create([row], ignore_conflicts=True)
    return ChainKey.objects.get(pk=CHAIN)
