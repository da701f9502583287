"""Whether the audit trail of the bound tenant is still what was written: its first broken place."""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from kernel.audit import keys, signing
from kernel.audit.chain import canonical, hash_of
from kernel.audit.merkle import Tree, leaf_hash
from kernel.audit.models import Entry, Head, Root

TOLERANCE = timedelta(seconds=5)
"""A clock that is kept right by small steps may go back this much."""

EXPLAINED = "clock.explained"
"""The entry with which an operator explains that the clock went back at the entry `seq`."""

_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Broken:
    """The trail does not hold from this entry on; `why` is a code.

    "gap" (an entry is missing or out of order), "link" (it does not follow the one before it),
    "content" (it was altered), "tail" (entries at the end are missing, or were added), "root"
    (a signed root says something else) or "clock" (the database's clock was set back).
    """

    seq: int
    why: str


def verify() -> int | Broken:
    """Return how many entries the whole trail has, or the first place where it is broken.

    Entries may be appended meanwhile: what is verified is the trail as it was at the start.
    """
    head = Head.objects.first() or Head()
    walk = _Walk(head, keys.chain_key() if head.seq else b"")
    broken = walk.broken() or _behind()
    if broken:
        return broken
    unexplained = [seq for seq in walk.set_back if seq not in walk.explained]
    return Broken(unexplained[0], "clock") if unexplained else head.seq


def leaf_of(entry: Entry) -> bytes:
    """Return the hash with which the entry stands in the tree; it needs no key."""
    return leaf_hash(canonical(entry) + entry.hash.encode())


def entries_until(size: int) -> Iterator[Entry]:
    """Yield the first `size` entries in order."""
    return Entry.objects.filter(seq__lte=size).order_by("seq").iterator(chunk_size=_BATCH)


@dataclass
class _Walk:
    """One pass along the entries up to a head."""

    head: Head
    chain: bytes
    tree: Tree = field(default_factory=Tree)
    seq: int = 0
    prev: str = ""
    before: str = ""
    latest: datetime | None = None
    set_back: list[int] = field(default_factory=list)
    explained: set[int] = field(default_factory=set)

    @cached_property
    def public_key(self) -> str:
        """The public key of the chain's own signer."""
        return keys.public_key(keys.signer())

    def broken(self) -> Broken | None:
        """Return the first place that does not hold, but for the clock."""
        roots = {root.size: root for root in Root.objects.all()}
        beyond = next((size for size in sorted(roots) if size > self.head.seq), None)
        for entry in entries_until(self.head.seq):
            self.seq += 1
            why = self._wrong_with(entry) or self._root_wrong(roots.get(self.seq))
            if why:
                return Broken(self.seq, why)
        if self.seq < self.head.seq or beyond:
            return Broken(self.seq + 1, "tail")
        whole = hmac.compare_digest(self.prev, self.head.hash)
        return None if whole else Broken(self.seq, "tail")

    def _wrong_with(self, entry: Entry) -> str:
        if entry.seq != self.seq:
            return "gap"
        key = self.chain if entry.recorded_at else keys.older_chain_key()
        if not hmac.compare_digest(entry.hash, hash_of(entry, key)):
            return "content"
        if entry.prev != self.prev:
            return "link"
        self._pass(entry)
        return ""

    def _pass(self, entry: Entry) -> None:
        self.prev = entry.hash
        self.tree.add(leaf_of(entry))
        if entry.action == EXPLAINED:
            self.explained.add(int(entry.facts.get("seq", 0)))
        if entry.recorded_at is None:
            return
        if self.latest and entry.recorded_at < self.latest - TOLERANCE:
            self.set_back.append(entry.seq)
        self.latest = entry.recorded_at

    def _root_wrong(self, root: Root | None) -> str:
        if root is None:
            return ""
        same = root.root == self.tree.root.hex() and root.peaks == signing.written(self.tree)
        own = root.public_key == self.public_key and root.before == self.before
        self.before = root.signature
        return "" if same and own and signing.is_signed(root) else "root"


def _behind() -> Broken | None:
    """Entries behind the head were not appended by `record`."""
    newest = Entry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    end = (Head.objects.first() or Head()).seq
    return Broken(end + 1, "tail") if newest > end else None
