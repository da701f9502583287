"""An archive's parts as one tar, made while it is read: nothing has to lie on disk in plain."""

import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from tenants.archives import layout

PIECE_BYTES = 1024 * 1024
_END = bytes(2 * tarfile.BLOCKSIZE)


@dataclass(frozen=True, slots=True)
class Part:
    """A member of the archive; the chunks together have exactly `byte_count` bytes."""

    name: str
    byte_count: int
    chunks: Iterable[bytes]


def small(name: str, content: bytes) -> Part:
    """Return a part that is at hand as a whole."""
    return Part(name, len(content), [content])


def packed(parts: Iterable[Part], *, at: datetime) -> Iterator[bytes]:
    """Yield the tar (POSIX 1003.1 ustar) of the parts, with their sums as the last of them."""
    sums: list[str] = []
    for part in parts:
        yield from _written(part, sums, at)
    yield from _written(small(layout.SUMS, "".join(sums).encode()), [], at)
    yield _END


def _written(part: Part, sums: list[str], at: datetime) -> Iterator[bytes]:
    digest, count = sha256(), 0
    yield _head(part, at)
    for chunk in part.chunks:
        digest.update(chunk)
        count += len(chunk)
        yield chunk
    if count != part.byte_count:
        raise ValueError(f"{part.name} has {count} bytes, not {part.byte_count}.")
    yield bytes(-count % tarfile.BLOCKSIZE)
    sums.append(f"{digest.hexdigest()}  {part.name}\n")


def _head(part: Part, at: datetime) -> bytes:
    info = tarfile.TarInfo(part.name)
    info.size, info.mode, info.mtime = part.byte_count, 0o600, int(at.timestamp())
    return info.tobuf(tarfile.USTAR_FORMAT)
