"""The receipt of a party's own filing."""

from django.http import Http404, HttpRequest, HttpResponse

from frontend.readers import party_actor
from frontend.views import filing_receipt
from frontend.views.parties.entry import for_told_parties
from kernel import clock
from procedures.actions.note_reading import note_reading
from procedures.models import FilingReceipt, Party


def receipt_of_party(party: Party) -> FilingReceipt | None:
    """Return the receipt of what this party filed; a respondent filed nothing.

    A case that goes on with another one has the receipt of where it began.
    """
    if party.side != "complainant":
        return None
    cases = [one for one in (party.case_id, party.case.continues_id) if one]
    return FilingReceipt.objects.filter(case_id__in=cases).first()


@for_told_parties
def party_receipt_pdf(_request: HttpRequest, /, party: Party) -> HttpResponse:
    """Give the receipt, and note that it was taken."""
    return filing_receipt.receipt_pdf(_taken(party))


@for_told_parties
def party_receipt_content(_request: HttpRequest, /, party: Party) -> HttpResponse:
    """Give what was filed, and note that it was taken."""
    return filing_receipt.filed_content(_taken(party))


def _taken(party: Party) -> FilingReceipt:
    receipt = receipt_of_party(party)
    if receipt is None:
        raise Http404
    note_reading(party.case, by=party_actor(party), at=clock.now(), part="receipt")
    return receipt
