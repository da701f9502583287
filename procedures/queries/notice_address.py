"""Where a party is told that something is ready."""

from procedures.models import NoticeAddress, Party


def notice_address(party: Party) -> str:
    """Return the address for notices without content; empty when there is none or none is wanted.

    What was filled in at filing counts until the party says something else; what a complainant
    said in the case that this one goes on with counts here too.
    """
    chosen = NoticeAddress.objects.filter(party=party).first() or _former(party)
    return party.email if chosen is None else chosen.email


def _former(party: Party) -> NoticeAddress | None:
    before = party.case.continues_id
    if before is None or party.side != "complainant":
        return None
    return NoticeAddress.objects.filter(case_id=before, party__side=party.side).first()
