"""The receipt: a case number and a code, shown once to who filed, and then gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext

from frontend import sealed_session
from frontend.views import filing_receipt
from kernel import clock
from procedures.actions.file_complaint import Receipt
from procedures.models import FilingReceipt, Party
from procedures.queries.party_view import next_of, terms_of_side
from procedures.queries.regulations import texts_of
from procedures.rules.receipt import read_code
from tenants import scope

NAME = "receipt"
LIFETIME = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a receipt until its owner says that the code is safe."""

    case: UUID
    number: str
    code: str


def keep_receipt(request: HttpRequest, receipt: Receipt) -> None:
    """Keep the code for a quarter of an hour, sealed."""
    until = clock.now() + LIFETIME
    value = {
        "case": str(receipt.case.id),
        "number": receipt.case.number,
        "code": receipt.code,
        "until": until.isoformat(),
    }
    sealed_session.keep(request, NAME, value)


def receipt_of(request: HttpRequest) -> Shown | None:
    """Return the receipt that may still be shown, or None; one that is too old is forgotten."""
    found = sealed_session.kept(request, NAME)
    if found is None:
        return None
    if clock.now() > datetime.fromisoformat(found["until"]):
        sealed_session.forget(request, NAME)
        return None
    return Shown(UUID(found["case"]), found["number"], found["code"])


def receipt_pdf(request: HttpRequest) -> HttpResponse:
    """Give the signed receipt, for as long as the code is shown."""
    return filing_receipt.receipt_pdf(_filed(request))


def receipt_content(request: HttpRequest) -> HttpResponse:
    """Give what was filed, for as long as the code is shown."""
    return filing_receipt.filed_content(_filed(request))


def _filed(request: HttpRequest) -> FilingReceipt:
    shown = receipt_of(request)
    found = FilingReceipt.objects.filter(case_id=shown.case).first() if shown else None
    if found is None:
        raise Http404
    return found


def receipt(request: HttpRequest) -> HttpResponse:
    """Show the code, large, with what to do; a POST says that it is kept, and it is gone."""
    shown = receipt_of(request)
    if shown is None:
        return render(request, "public/receipt_gone.html", status=410)
    if request.method == "POST":
        sealed_session.forget(request, NAME)
        messages.success(request, gettext("Goed zo. Probeer uw code meteen een keer uit."))
        return redirect("party_sign_in")
    party = Party.objects.select_related("case__regulation").get(
        case_id=shown.case, side="complainant"
    )
    language = get_language() or "nl"
    today = clock.local_date(clock.now(), scope.current().time_zone)
    context = {
        "shown": shown,
        "words": read_code(shown.code).words(),
        "next": next_of(terms_of_side(party, language=language, today=today)),
        "explanation": texts_of(party.case.regulation, language).explanations.get(
            party.case.state, ""
        ),
        "anonymous": party.case.anonymous,
    }
    return render(request, "public/receipt.html", context)
