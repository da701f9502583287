"""Which menu stands above a page that people of several kinds read."""

from kernel.actors import Actor
from procedures.rules.access import SEES_EVERY_CASE

STAFF = "staff/nav.html"
EMPLOYER = frozenset({"employer", "hr"})


def is_staff(actor: Actor) -> bool:
    """Whether somebody works with all cases of the client."""
    return bool(actor.roles & SEES_EVERY_CASE)


def menu_of(actor: Actor, otherwise: str) -> str:
    """Return the menu of who works with all cases, or the one of other readers of the page."""
    return STAFF if is_staff(actor) else otherwise


def own_menu(actor: Actor) -> list[str]:
    """Return the reader's own menu, for a page that is nobody's in particular."""
    if is_staff(actor):
        return [STAFF]
    if actor.roles & EMPLOYER:
        return ["employer/nav.html"]
    return ["year/nav.html" if actor.roles else "committee/nav.html"]
