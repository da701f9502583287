from datetime import datetime

from procedures.models import Letter


def read_letter(letter: Letter, *, at: datetime) -> None:
    """Note when a letter was first opened by whom it is for."""
    Letter.objects.filter(id=letter.id, read_at=None).update(read_at=at)
