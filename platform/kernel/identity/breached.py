"""Passwords that are in a list of stolen ones, when the operator has put such a list down.

The list is the public one of stolen passwords in its ordered form: a line of forty hexadecimal
digits (SHA-1, only to look something up), a colon and a count, in order. It is looked through by
halves, so it may be as large as it is, and no password or part of one leaves the machine.
"""

from hashlib import sha1
from pathlib import Path
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DIGITS = 40


class BreachedPasswordValidator:
    """Refuses a password that stands in the list at `path`; without one it refuses nothing."""

    def __init__(self, path: str = "") -> None:
        self._path = Path(path) if path else None

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 Django's form
        """Raise ValidationError when the password was stolen somewhere."""
        if self._path is not None and stands_in(self._path, password):
            raise ValidationError(
                _("Dit wachtwoord staat in een lijst van gestolen wachtwoorden. Kies een ander."),
                code="password_breached",
            )

    def get_help_text(self) -> str:
        """Return what somebody is told beforehand."""
        return _("Kies geen wachtwoord dat u ook ergens anders gebruikt.")


def stands_in(path: Path, password: str) -> bool:
    """Answer whether a password is in an ordered list of digests."""
    wanted = sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with path.open("rb") as lines:
        low, high = 0, lines.seek(0, 2)
        while low < high:
            middle = (low + high) // 2
            found = _first_after(lines, middle)
            if found and found < wanted:
                low = middle + 1
            else:
                high = middle
        return _first_after(lines, low) == wanted


def _first_after(lines: BinaryIO, place: int) -> bytes:
    """Return the digest of the first whole line at or after a place; nothing at the end."""
    lines.seek(max(place - 1, 0))
    if place:
        lines.readline()
    return lines.readline()[:DIGITS].upper()
