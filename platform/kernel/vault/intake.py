"""Receive a file's bytes: measure them, find the type, refuse what is too large or not listed."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain

from django.utils.translation import gettext as _

from kernel.errors import Refusal
from kernel.vault import archives, filetypes
from kernel.vault.filetypes import HEAD_BYTES, TAIL_BYTES, Kind

MEBIBYTE = 1024 * 1024


class Intake:
    """One file on its way in. After `blocks` was read to its end the counts and digest are whole.

    Sound, pictures and PDF pass through in pieces; texts and office documents are held whole (at
    most `limit_bytes`), for only then can one tell what they are. Raise Refusal "file.empty",
    "file.too_large", "file.type_refused" or "file.damaged", here or while `blocks` is read.
    """

    def __init__(self, chunks: Iterable[bytes], limit_bytes: int) -> None:
        self.byte_count = 0
        self._digest = hashlib.sha256()
        self._tail = b""
        measured = self._measured(chunks, limit_bytes)
        head = _start_of(measured)
        if not head:
            raise Refusal("file.empty", message=_("Dit bestand is leeg."))
        kind = filetypes.media_kind(head)
        if kind is None:
            head = b"".join((head, *measured))
            kind = _kind_of_whole(head)
        self.kind: Kind = kind
        self._rest = chain([head], measured)

    @property
    def sha256(self) -> str:
        """The digest of what was read so far, hexadecimal."""
        return self._digest.hexdigest()

    def blocks(self) -> Iterator[bytes]:
        """Yield the content once; refuse at its end a picture that is also a zip."""
        yield from self._rest
        if not _is_office(self.kind) and filetypes.hides_archive(self._tail):
            raise _type_refused()

    def _measured(self, chunks: Iterable[bytes], limit_bytes: int) -> Iterator[bytes]:
        for chunk in chunks:
            self.byte_count += len(chunk)
            if self.byte_count > limit_bytes:
                raise _too_large(limit_bytes)
            self._digest.update(chunk)
            self._tail = (self._tail + chunk)[-TAIL_BYTES:]
            yield chunk


def allowed_types() -> str:
    """Return the accepted extensions as a list for people: "pdf, docx, ..."."""
    return ", ".join(kind.extensions[0] for kind in filetypes.KINDS)


def _start_of(chunks: Iterator[bytes]) -> bytes:
    head = b""
    while len(head) < HEAD_BYTES:
        chunk = next(chunks, None)
        if chunk is None:
            break
        head += chunk
    return head


def _kind_of_whole(whole: bytes) -> Kind:
    if not filetypes.is_archive(whole):
        kind = filetypes.text_kind(whole)
    else:
        try:
            kind = archives.office_kind(whole)
        except archives.BrokenArchiveError as error:
            message = _("Dit bestand is beschadigd. Sla het opnieuw op en probeer het nog eens.")
            raise Refusal("file.damaged", message=message) from error
    if kind is None:
        raise _type_refused()
    return kind


def _is_office(kind: Kind) -> bool:
    return kind in (filetypes.DOCX, filetypes.XLSX, filetypes.ODT)


def _too_large(limit_bytes: int) -> Refusal:
    limit = max(1, limit_bytes // MEBIBYTE)
    message = _("Dit bestand is te groot. Een bestand mag hoogstens %(limit)s MB zijn.")
    return Refusal("file.too_large", message=message % {"limit": limit}, limit_bytes=limit_bytes)


def _type_refused() -> Refusal:
    allowed = allowed_types()
    message = _("Dit soort bestand nemen we niet aan. Wel: %(allowed)s.")
    return Refusal("file.type_refused", message=message % {"allowed": allowed}, allowed=allowed)
