"""Checking a receipt of a filing: for anybody, with nothing kept."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from frontend.forms.form import refusal_problem
from frontend.forms.proof import ReceiptCheckForm
from kernel.errors import Refusal
from procedures.queries.receipt_keys import fingerprint, public_key, public_pem
from procedures.rules.filing_receipt import Checked, check


def receipt_check(request: HttpRequest) -> HttpResponse:
    """Tell of an uploaded receipt whether it is whole and ours, and what it says."""
    form = ReceiptCheckForm()
    checked = None
    if request.method == "POST":
        form = ReceiptCheckForm(request.POST, request.FILES)
        checked = _checked(form) if form.is_valid() else None
    context = {
        "form": form,
        "checked": checked,
        "filed_at": datetime.fromisoformat(checked.said["filed_at"]) if checked else None,
        "fingerprint": fingerprint(),
    }
    return render(request, "public/proof.html", context, status=422 if form.errors else 200)


def receipt_key(_request: HttpRequest) -> HttpResponse:
    """Give the public key of this client as a file."""
    response = HttpResponse(public_pem(), content_type="application/x-pem-file")
    response["Content-Disposition"] = 'attachment; filename="openbare-sleutel.pem"'
    return response


def _checked(form: ReceiptCheckForm) -> Checked | None:
    """Return what a good receipt says; None, with the reason in the form, when it is not good."""
    try:
        return check(form.receipt(), public_key(), form.filed())
    except Refusal as refusal:
        field = "content" if refusal.code == "receipt.content" else "file"
        refusal_problem(form, gettext(refusal.message), field)
        return None
