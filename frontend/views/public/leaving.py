"""Stopping with a complaint that is not sent, and going on later; and what a visit may have lost.

The code is shown once, for a quarter of an hour; what it opens is kept for two weeks.
"""

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from frontend import sealed_session
from frontend.forms.received import id_or_none
from frontend.views.public import draft as drafts
from frontend.views.public.draft import Draft
from frontend.views.public.receipts import receipt_of
from kernel import clock
from procedures.actions.keep_filing import KEPT
from procedures.models import Complaint
from procedures.rules.receipt import read_code
from tenants import scope

NAME = "code_of_draft"
SHOWN = timedelta(minutes=15)


@require_POST
def file_later(request: HttpRequest) -> HttpResponse:
    """Keep what was written under a code; a fresh one when that is asked for."""
    draft = drafts.draft_of(request)
    if draft is None:
        say_lost(request)
        return redirect("file")
    if "nieuw" in request.POST:
        draft.kept_under = b""
    return later(request, draft)


def later(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Keep a draft, and show its code; who has one already goes on with that."""
    if not draft.kept_under:
        until = clock.now() + SHOWN
        shown = {"code": drafts.leave(request, draft), "until": until.isoformat()}
        sealed_session.keep(request, NAME, shown)
    return redirect("file_kept")


def file_kept(request: HttpRequest) -> HttpResponse:
    """Show the code of what is kept, or say that it was shown."""
    draft = drafts.draft_of(request)
    if draft is None or not draft.kept_under:
        return redirect("file")
    shown = sealed_session.kept(request, NAME)
    if shown is not None and datetime.fromisoformat(shown["until"]) < clock.now():
        sealed_session.forget(request, NAME)
        shown = None
    code = shown["code"] if shown else ""
    context = {
        "code": code,
        "words": read_code(code).words() if code else (),
        "until": clock.local_date(clock.now() + KEPT, scope.current().time_zone),
    }
    return render(request, "public/filing/kept.html", context)


@require_POST
def file_stop(request: HttpRequest) -> HttpResponse:
    """Let go of the draft on this device; with its code it can be gone on with elsewhere."""
    draft = drafts.draft_of(request)
    if draft is None or not draft.kept_under:
        return redirect("file")
    drafts.let_go(request)
    sealed_session.forget(request, NAME)
    messages.success(
        request, gettext("Op dit apparaat is niets meer te zien. Met uw code gaat u later verder.")
    )
    return redirect("home")


def is_sent_already(request: HttpRequest) -> HttpResponse | None:
    """Return the way to the receipt when this very page is of a complaint that was sent.

    Somebody may have it open twice, or go back to it: nothing is sent a second time.
    """
    key = id_or_none(request.POST.get("draft", ""))
    if key is None or not Complaint.objects.filter(id=key).exists():
        return None
    messages.info(
        request, gettext("Deze klacht is al verstuurd. Wilt u iets toevoegen? Dat kan met uw code.")
    )
    return redirect("receipt" if receipt_of(request) else "party_sign_in")


def say_expired(request: HttpRequest, draft: Draft) -> None:
    """Say so when a page comes from a visit that is over: only what it held itself is there."""
    if request.POST.get("draft") and not draft.typed:
        messages.warning(
            request,
            gettext(
                "Uw bezoek was verlopen. Wat op deze pagina stond, staat er nog. De pagina’s"
                " ervoor zijn leeg. Had u een code om verder te gaan? Dan staat daar meer."
            ),
        )


def say_lost(request: HttpRequest) -> None:
    """Say that a visit is over and that nothing was sent."""
    messages.warning(
        request,
        gettext(
            "Uw bezoek was verlopen, en er is niets verstuurd. Had u een code om verder te gaan?"
            " Dan staat alles er nog."
        ),
    )
