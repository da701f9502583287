"""What a client's portal tells, and who filed for somebody else."""

from datetime import datetime

from procedures.models import Complaint, Contact, Mandate


def named(word: str, *, at: datetime, way: str = "adviser") -> Contact:
    """Let the portal name somebody; the word stands in everything that is told of them."""
    return Contact.objects.create(
        way=way,
        name=f"Vera {word}",
        phone=f"06 {word}",
        email=f"vera.{word}@example.net",
        hours=f"ochtend {word}",
        note=f"extern {word}",
        added_at=at,
    )


def mandated(case: Complaint, word: str, *, at: datetime) -> Mandate:
    """Say that a complaint was filed by somebody else."""
    return Mandate.objects.create(
        case=case, name=f"Mina {word}", bond=f"zus {word}", confirmed_at=at
    )
