from datetime import datetime

from procedures.models import Message, Party


def read_messages(party: Party, *, at: datetime) -> int:
    """Note that a party opened what was written to its side; return how many were new."""
    return Message.objects.filter(
        case_id=party.case_id, side=party.side, internal=False, from_party=None, read_at=None
    ).update(read_at=at)
