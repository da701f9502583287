"""What a signed root says, and whether the signature is right."""

import json
from datetime import UTC

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kernel.audit.merkle import Tree
from kernel.audit.models import Root
from kernel.vault import ring

FORMAT = "wederhoor-audit-root-1"

Statement = dict[str, object]


def statement(root: Root) -> Statement:
    """Return what is signed: so many entries of this tenant have this root."""
    return {
        "format": FORMAT,
        "tenant": ring.reference(),
        "size": root.size,
        "root": root.root,
        "at": root.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "before": root.before,
        "public_key": root.public_key,
    }


def spelled(said: Statement) -> bytes:
    """Return the bytes over which a statement is signed: JSON, keys sorted, no spaces."""
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def is_signed(root: Root) -> bool:
    """Whether the root's own public key signed what it says of the bound tenant."""
    return is_signed_statement(statement(root), root.signature)


def is_signed_statement(said: Statement, signature: str) -> bool:
    """Whether the public key that a statement names signed it (Ed25519, RFC 8032)."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(str(said["public_key"])))
        key.verify(bytes.fromhex(signature), spelled(said))
    except (InvalidSignature, ValueError, KeyError):
        return False
    return True


def written(tree: Tree) -> list[str]:
    """Return the peaks of a tree as a root keeps them."""
    return [peak.hex() for peak in tree.peaks]
