from itertools import chain

from procedures.models import Complaint, Shredding


def next_number(year: int) -> str:
    """Return the next case number of a year. Call it in your turn (`wait_turn("file")`).

    The number of a case that was shredded is never given again: letters carry it.
    """
    last = max((int(number.rpartition("-")[2]) for number in _given(year)), default=0)
    return f"{year}-{last + 1:04d}"


def _given(year: int) -> list[str]:
    """Return the newest number of a year, and those of its cases that were or will be shredded."""
    cases = Complaint.objects.filter(number__startswith=f"{year}-").order_by("-number")
    gone = Shredding.objects.filter(received_on__year=year).values_list("numbers", flat=True)
    newest = cases.values_list("number", flat=True)[:1]
    return [one for one in chain(newest, *gone) if one.startswith(f"{year}-")]
