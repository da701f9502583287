"""The code of somebody beside the parties, shown once on the page that let them in."""

from procedures.models import Guest
from procedures.rules.receipt import read_code


def code_shown(guest: Guest, code: str) -> dict[str, object]:
    """Return what a page needs to show a fresh code."""
    return {"made": guest, "code": code, "words": read_code(code).words()}
