"""The copy of a file that people see: its content, without what the file says about its maker.

`python -m kernel.vault.cleaning TYPE` reads a file and writes its copy, in a process of its own
with little memory and time, and with nothing of ours in it: what opens a hostile file may break.
"""

from collections.abc import Mapping

from kernel.vault import filetypes
from kernel.vault.filetypes import Kind

CLEANED: Mapping[str, Kind] = {
    kind.content_type: kind
    for kind in (
        *(filetypes.PDF, filetypes.PNG, filetypes.JPG, filetypes.HEIC, filetypes.MP3),
        *(filetypes.M4A, filetypes.MP4, filetypes.WAV),
        *(filetypes.DOCX, filetypes.XLSX, filetypes.ODT),
    )
}
"""Types a copy is made of. Texts, mails and calendars are all content; Ogg and WebM are
left as they are."""

REFUSED_STATUS, UNREADABLE_STATUS = 3, 4


class TooMuchError(Exception):
    """A file that unfolds beyond all measure, or that tries to read what is not in it."""


class UnreadableError(Exception):
    """A file that cannot be opened here: damaged, or closed with a password."""
