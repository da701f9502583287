"""Signed roots of the audit trail: made every hour, kept by the client, held against the trail.

A root is a promise about every entry before it. Who keeps one outside our reach can show later
that an entry was altered, left out or put back from an older backup, whoever did it.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kernel.audit import keys, merkle, signing
from kernel.audit.chain import canonical
from kernel.audit.merkle import Tree
from kernel.audit.models import ChainKey, Entry, Head, Root
from kernel.audit.verifying import entries_until, leaf_of
from kernel.errors import Refusal
from kernel.vault import ring


@dataclass(frozen=True, slots=True)
class Kept:
    """A root, or the proof of one entry under it, that somebody kept outside."""

    said: signing.Statement
    signature: str
    entry: str = ""
    index: int = 0
    path: tuple[str, ...] = ()


@transaction.atomic
def sign_root(at: datetime) -> Root | None:
    """Sign the root of the trail as it is now; None when nothing came since the last one.

    Raise Refusal "root.broken" when entries are missing. Two signers wait for each other; who
    acts meanwhile does not.
    """
    ChainKey.objects.select_for_update().first()
    last = Root.objects.order_by("-size").first()
    head = (Head.objects.first() or Head()).seq
    if head == (last.size if last else 0):
        return None
    tree = Tree(last.size, [bytes.fromhex(one) for one in last.peaks]) if last else Tree()
    for entry in Entry.objects.filter(seq__gt=tree.size, seq__lte=head).order_by("seq"):
        tree.add(leaf_of(entry))
    if tree.size != head:
        raise _refusal("root.broken", _("Het logboek is niet heel; er komt geen zegel bij."))
    signer = keys.signer()
    root = Root(
        size=tree.size,
        at=at.astimezone(UTC),
        root=tree.root.hex(),
        peaks=signing.written(tree),
        before=last.signature if last else "",
        public_key=keys.public_key(signer),
    )
    root.signature = signer.sign(signing.spelled(signing.statement(root))).hex()
    root.save()
    return root


def document(root: Root) -> dict[str, object]:
    """Return a root as the file that a client keeps."""
    return {"signed": signing.statement(root), "signature": root.signature}


def proof(seq: int, root: Root) -> dict[str, object]:
    """Return the file that shows one entry to be under a root (RFC 9162, inclusion proof).

    Raise Refusal "root.no_entry" when the root does not cover that entry.
    """
    if not 1 <= seq <= root.size:
        raise _refusal("root.no_entry", _("Dit zegel gaat niet over deze regel."))
    entries = list(entries_until(root.size))
    path = merkle.path_to(seq - 1, [leaf_of(entry) for entry in entries])
    entry = entries[seq - 1]
    return {
        **document(root),
        "entry": (canonical(entry) + entry.hash.encode()).decode(),
        "index": seq - 1,
        "path": [step.hex() for step in path],
    }


def kept(document: object) -> Kept:
    """Read a kept file. Raise Refusal "root.unreadable" when it is none of ours."""
    try:
        return _kept(document)
    except (KeyError, TypeError, ValueError):
        raise _refusal("root.unreadable", _("Dit bestand is geen zegel.")) from None


def check(one: Kept) -> int:
    """Hold a kept root against the trail of the bound tenant; return how many entries it covers.

    Raise Refusal: "root.foreign" (another tenant's), "root.signature" (altered, or not signed by
    the key it names), "root.key" (signed by a key that is not this tenant's), "root.entry" (the
    proof is wrong), "root.short" (entries it covers are gone), "root.differs" (they were changed).
    """
    size = int(str(one.said["size"]))
    if one.said["tenant"] != ring.reference():
        raise _refusal("root.foreign", _("Dit zegel is van een andere organisatie."))
    if not signing.is_signed_statement(one.said, one.signature):
        raise _refusal("root.signature", _("De handtekening klopt niet."))
    if not ChainKey.objects.filter(public_key=one.said["public_key"]).exists():
        raise _refusal("root.key", _("De sleutel van dit zegel is niet meer de onze."))
    if one.entry and not _proven(one, size):
        raise _refusal("root.entry", _("Deze regel staat niet onder dit zegel."))
    _hold(str(one.said["root"]), size)
    return size


def _hold(root: str, size: int) -> None:
    tree = Tree()
    for entry in entries_until(size):
        tree.add(leaf_of(entry))
    if tree.size < size:
        raise _refusal("root.short", _("Er ontbreken regels."), present=tree.size, covered=size)
    if not hmac.compare_digest(tree.root.hex(), root):
        raise _refusal("root.differs", _("Er is een regel gewijzigd, weggelaten of ingevoegd."))


def _proven(one: Kept, size: int) -> bool:
    path = [bytes.fromhex(step) for step in one.path]
    leaf = merkle.leaf_hash(one.entry.encode())
    root = bytes.fromhex(str(one.said["root"]))
    return merkle.is_in(root, leaf, one.index, size=size, path=path)


def _kept(document: object) -> Kept:
    if not isinstance(document, Mapping) or not isinstance(document["signed"], Mapping):
        raise TypeError
    said = dict(document["signed"])
    if said["format"] != signing.FORMAT or not isinstance(said["size"], int) or said["size"] < 1:
        raise ValueError
    bytes.fromhex(said["root"])
    path = tuple(bytes.fromhex(step).hex() for step in document.get("path", ()))
    entry, index = str(document.get("entry", "")), int(document.get("index", 0))
    return Kept(
        {**said, "tenant": str(said["tenant"])}, str(document["signature"]), entry, index, path
    )


def _refusal(code: str, message: str, **facts: object) -> Refusal:
    return Refusal(code, message=message, **facts)
