"""Where a party wants to be told that something is ready."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters

from frontend.forms.notices import AddressForm, ConfirmForm
from frontend.forms.sending import attempt
from frontend.views.parties.case import seen_by
from frontend.views.parties.entry import for_told_parties
from kernel import clock
from procedures.actions.choose_notices import ask_notices, confirm_notices, stop_notices
from procedures.models import NoticeAddress, Party
from procedures.queries.notice_address import notice_address


@sensitive_post_parameters("code", "address")
@for_told_parties
def party_notices(request: HttpRequest, party: Party) -> HttpResponse:
    """Show where notices go; a POST asks for another address, confirms it, or stops them."""
    doing = request.POST.get("doing", "")
    address = AddressForm(request.POST if doing == "ask" else None)
    confirm = ConfirmForm(request.POST if doing == "confirm" else None)
    if doing == "stop":
        stop_notices(party, at=clock.now())
        return _done(request, gettext("U krijgt geen seintjes meer."))
    ask, confirm_it = partial(ask_notices, at=clock.now()), partial(confirm_notices, at=clock.now())
    if not attempt(address, lambda: ask(party, address.cleaned_data["address"]), at="address"):
        return _done(request, gettext("Wij hebben een code gestuurd. Vul die hieronder in."))
    if not attempt(confirm, lambda: confirm_it(party, confirm.cleaned_data["code"]), at="code"):
        return _done(request, gettext("Uw adres is bevestigd. Daar komen de seintjes voortaan."))
    chosen = NoticeAddress.objects.filter(party=party).first()
    context = {
        **seen_by(party).around(),
        "address": address,
        "confirm": confirm,
        "now": notice_address(party),
        "chosen": chosen,
        "waits": bool(chosen and chosen.code_until_at and chosen.code_until_at > clock.now()),
    }
    failed = bool(address.errors or confirm.errors)
    return render(request, "parties/notices.html", context, status=422 if failed else 200)


def _done(request: HttpRequest, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect("party_notices")
