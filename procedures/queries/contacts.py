"""Whom the portal names, by what they are called for."""

from procedures.models import Contact
from procedures.rules import belonging


def contacts_by_way() -> dict[str, list[Contact]]:
    """Return the contacts of each way that has any, in the order of the ways."""
    rows = list(Contact.objects.order_by("added_at", "id"))
    found = {way: [one for one in rows if one.way == way] for way in belonging.CALLED}
    return {way: some for way, some in found.items() if some}
