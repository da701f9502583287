"""The rows of a case that one page asks for again and again."""

from django.db.models import prefetch_related_objects

from procedures.models import Complaint

ASKED_AGAIN = ("acts", "terms", "elements", "pieces", "measures")


def read_once(case: Complaint) -> Complaint:
    """Return the case with the rows kept that many parts of its page read.

    For a page that only shows: after a step they would be those from before it.
    """
    prefetch_related_objects([case], *ASKED_AGAIN)
    return case
