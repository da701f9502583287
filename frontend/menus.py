"""Which menu stands above a page that people of several kinds read."""

from kernel.actors import Actor
from procedures.rules.access import SEES_EVERY_CASE

STAFF = "staff/nav.html"


def is_staff(actor: Actor) -> bool:
    """Whether somebody works with all cases of the client."""
    return bool(actor.roles & SEES_EVERY_CASE)


def menu_of(actor: Actor, otherwise: str) -> str:
    """Return the menu of who works with all cases, or the one of other readers of the page."""
    return STAFF if is_staff(actor) else otherwise
