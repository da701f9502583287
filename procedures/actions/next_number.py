from procedures.models import Complaint


def next_number(year: int) -> str:
    """Return the next case number of a year. Call it in your turn (`wait_turn("file")`)."""
    last = (
        Complaint.objects.filter(number__startswith=f"{year}-")
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    return f"{year}-{int(last.rpartition('-')[2]) + 1 if last else 1:04d}"
