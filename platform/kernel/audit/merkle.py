"""Merkle trees over a list that only grows, as in RFC 9162 section 2.1. No Django here.

A tree is told by its peaks: the roots of the whole subtrees that its size consists of, the
largest first. They are all one needs to add a leaf or to know the root.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from hmac import compare_digest

LEAF, NODE = b"\x00", b"\x01"


class Tree:
    """A tree that grows leaf by leaf, in memory that grows with the logarithm of its size."""

    def __init__(self, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        if size.bit_count() != len(peaks):
            raise ValueError("A tree has a peak for each bit of its size.")
        self.size, self.peaks = size, list(peaks)

    def add(self, leaf: bytes) -> None:
        """Add a leaf's hash at the end."""
        size = self.size
        while size & 1:
            leaf, size = node_hash(self.peaks.pop(), leaf), size >> 1
        self.peaks.append(leaf)
        self.size += 1

    @property
    def root(self) -> bytes:
        """The hash of the whole tree; of the empty one the hash of nothing."""
        if not self.peaks:
            return sha256(b"").digest()
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def leaf_hash(content: bytes) -> bytes:
    """Return the hash of an entry, which can never be taken for that of a node."""
    return sha256(LEAF + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees."""
    return sha256(NODE + left + right).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root of these leaves' hashes."""
    tree = Tree()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root


def path_to(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """Return the proof that the leaf at `index` (from zero) is in the tree (RFC 9162, 2.1.3.1)."""
    if not 0 <= index < len(leaves):
        raise ValueError("There is no such leaf.")
    if len(leaves) == 1:
        return []
    half = _half(len(leaves))
    left, right = leaves[:half], leaves[half:]
    if index < half:
        return [*path_to(index, left), root_of(right)]
    return [*path_to(index - half, right), root_of(left)]


def is_in(root: bytes, leaf: bytes, index: int, *, size: int, path: Sequence[bytes]) -> bool:
    """Whether this path proves the leaf at `index` of a tree of `size` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    sides = list(_sides(index, size))
    if len(sides) != len(path):
        return False
    found = leaf
    for step, is_right in zip(path, reversed(sides), strict=True):
        found = node_hash(step, found) if is_right else node_hash(found, step)
    return compare_digest(found, root)


def _sides(index: int, size: int) -> Iterator[bool]:
    """Yield from the root down whether the leaf is in the right half."""
    while size > 1:
        half = _half(size)
        yield index >= half
        index, size = (index - half, size - half) if index >= half else (index, half)


def _half(size: int) -> int:
    """The largest power of two below the size."""
    return 1 << ((size - 1).bit_length() - 1)
