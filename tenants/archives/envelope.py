"""The closed envelope of an archive: age (age-encryption.org/v1), to one receiver's public key.

age rather than a format of our own: whoever leaves can open the archive with a program that is
everywhere. A wrong key, a changed bit and a cut end are each found before anything is used.
"""

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import pyrage
from pyrage import x25519

from kernel.errors import Refusal

_STRANGE_KEY = "No matching keys found"


def recipient(text: str) -> x25519.Recipient:
    """Return the receiver's public key, `age1…`. Raise Refusal `archive.recipient_malformed`."""
    try:
        return x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError as error:
        message = "Dit is geen publieke sleutel van age: die begint met age1."
        raise Refusal("archive.recipient_malformed", message=message) from error


def identity(text: str) -> x25519.Identity:
    """Return the private key in a key file's text. Raise Refusal `archive.key_malformed`."""
    lines = [line.strip() for line in text.splitlines() if not line.startswith("#")]
    try:
        return x25519.Identity.from_str("".join(lines))
    except pyrage.IdentityError as error:
        message = "Dit is geen privésleutel van age: die begint met AGE-SECRET-KEY-."
        raise Refusal("archive.key_malformed", message=message) from error


class Pulled(io.RawIOBase):
    """Chunks read as if they were a file; what goes wrong in making them is kept as `problem`."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks: Iterator[bytes] = iter(chunks)
        self._rest = memoryview(b"")
        self.problem: BaseException | None = None

    def readable(self) -> bool:
        """Answer yes."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes; empty at the end."""
        try:
            while not self._rest:
                self._rest = memoryview(next(self._chunks))
        except StopIteration:
            return b""
        except BaseException as problem:
            self.problem = problem
            raise
        found = bytes(self._rest if size < 0 else self._rest[:size])
        self._rest = self._rest[len(found) :]
        return found


def close(chunks: Iterable[bytes], target: Path, *, to: x25519.Recipient) -> None:
    """Write what the chunks give to `target`, for this receiver only; the whole or nothing.

    The file is for its owner only, and is in its place when it is complete on disk.
    """
    draft, source = target.with_name(f"{target.name}.part"), Pulled(chunks)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            pyrage.encrypt_io(source, file, [to])
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except BaseException as error:
        draft.unlink(missing_ok=True)
        raise (source.problem or error) from error


def closed(content: bytes, *, to: x25519.Recipient) -> bytes:
    """Return a small content for this receiver only."""
    return bytes(pyrage.encrypt(content, [to]))


def opened(content: bytes, key: x25519.Identity) -> bytes:
    """Return what `closed` was given; raise Refusal as `open_whole` does."""
    try:
        return bytes(pyrage.decrypt(content, [key]))
    except pyrage.DecryptError as error:
        raise _refused(error) from error


def open_whole(source: Path, key: x25519.Identity) -> IO[bytes]:
    """Return the whole plain content, checked to its end, in a file that has no name.

    Raise Refusal `archive.missing`, `archive.foreign` (made for another key) or
    `archive.damaged`.
    """
    plain = TemporaryFile()  # noqa: SIM115 the caller closes it
    try:
        with source.open("rb") as file:
            pyrage.decrypt_io(file, plain, [key])
    except FileNotFoundError as error:
        plain.close()
        raise Refusal("archive.missing", message="Dit bestand is er niet.") from error
    except (pyrage.DecryptError, OSError) as error:
        plain.close()
        raise _refused(error) from error
    plain.seek(0)
    return plain


def _refused(error: BaseException) -> Refusal:
    if _STRANGE_KEY in str(error):
        message = "Dit archief is voor een andere sleutel gemaakt."
        return Refusal("archive.foreign", message=message)
    if isinstance(error, OSError) and error.errno:
        raise error
    return Refusal("archive.damaged", message="Dit archief is beschadigd of niet volledig.")
