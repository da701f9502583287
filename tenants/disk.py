"""A disk that is full, told from every other failure: the database's and our own files'."""

import errno

from kernel.errors import Refusal

FULL = "disk.full"
_SQLSTATE = "53100"
"""disk_full. Source: PostgreSQL documentation, appendix A, class 53."""


def is_full(error: BaseException) -> bool:
    """Whether this failure, or what it came from, says that the disk is full."""
    found: BaseException | None = error
    while found is not None:
        if getattr(found, "sqlstate", None) == _SQLSTATE:
            return True
        if isinstance(found, OSError) and found.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        found = found.__cause__
    return False


def refusal() -> Refusal:
    """Return what people are told: nothing was kept, and what to do."""
    return Refusal(
        FULL,
        message="De schijf van de server is vol. Er is niets half bewaard. Maak ruimte; daarna gaat"
        " dit vanzelf verder.",
    )
