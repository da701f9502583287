"""Coming in with a receipt code, and staying in no longer than needed."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters

from frontend.forms.form import refusal_problem
from frontend.forms.party import CodeForm
from frontend.guesses.gate import Effort, EffortError, admit
from frontend.guests import DOORS, admit_guest, guest_of
from frontend.readers import admit_party, party_of
from frontend.views.parties import unsent
from frontend.views.public import draft as drafts
from frontend.views.public.pages_of_filing import asked_now, left_at
from kernel import clock
from kernel.errors import Refusal
from procedures.actions.come_in import come_in
from procedures.models import Guest, Party
from procedures.queries.receipts import Holder, holder_with, knows_of_case

Rest = ParamSpec("Rest")
Answer = TypeVar("Answer", bound=HttpResponseBase)
Page = Callable[Concatenate[HttpRequest, Party, Rest], Answer]
View = Callable[Concatenate[HttpRequest, Rest], Answer | HttpResponse]


def for_told_parties(page: Page[Rest, Answer]) -> View[Rest, Answer]:
    """Let in a party with a live session that may know of the case; others are asked for a code.

    A form that arrives after a quarter of an hour of silence waits for the same party.
    """

    @wraps(page)
    def guarded(
        request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> Answer | HttpResponse:
        if request.method == "POST" and unsent.is_idle(request):
            unsent.remember(request)
        party = party_of(request)
        if party is None:
            return redirect("party_sign_in")
        if not knows_of_case(party):
            request.session.flush()
            return redirect("party_sign_in")
        return page(request, party, *args, **kwargs)

    return guarded


@sensitive_post_parameters("code")
def party_sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for the code; whatever is wrong with one is answered alike, and guessing is slowed."""
    form = CodeForm(request.POST or None)
    if request.method != "POST":
        door = _door(request)
        return redirect(door) if door else _asked(request, form)
    if not form.is_valid():
        return _asked(request, form, status=422)
    try:
        made = admit(request)
        holder = _found(request, form.cleaned_data["code"])
    except EffortError as asked:
        return _slowed(request, form, asked.effort)
    except Refusal as refusal:
        refusal_problem(form, gettext(refusal.message), field="code")
        return _asked(request, form, status=503 if refusal.code == "limit.unknown" else 422)
    made.was_right()
    if holder is None:
        messages.success(request, gettext("Wat u eerder schreef, staat er weer."))
        return _going_on(request)
    return _let_in(request, holder) if isinstance(holder, Party) else _welcome(request, holder)


def _going_on(request: HttpRequest) -> HttpResponse:
    """Show the page on which a complaint was left."""
    asked, draft = asked_now(), drafts.draft_of(request)
    if asked is None or draft is None:
        return redirect("file")
    return redirect("file_page", slug=left_at(asked, draft).slug)


def _found(request: HttpRequest, typed: str) -> Holder | None:
    """Return whose code was typed; None when it opened a complaint that was not sent yet.

    Raise Refusal `receipt.unknown`: both are looked for, whatever is wrong with a code.
    """
    try:
        return holder_with(typed)
    except Refusal:
        drafts.resume(request, typed)
        return None


def _door(request: HttpRequest) -> str:
    """Return where who is in already goes on; empty for who is not."""
    if party_of(request) is not None:
        return "party_case"
    guest = guest_of(request)
    return DOORS[guest.kind] if guest else ""


def _asked(request: HttpRequest, form: CodeForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "was_in": unsent.is_idle(request)}
    return render(request, "parties/sign_in.html", context, status=status)


def _slowed(request: HttpRequest, form: CodeForm, effort: Effort) -> HttpResponse:
    """Ask for a proof of work or, without JavaScript, for some patience; keep what was typed."""
    context = {"form": form, "was_in": False, "effort": effort}
    answer = render(request, "parties/sign_in.html", context, status=429)
    answer.headers["Retry-After"] = str(effort.wait_seconds)
    return answer


def _welcome(request: HttpRequest, guest: Guest) -> HttpResponse:
    admit_guest(request, guest)
    come_in(guest, at=clock.now())
    return redirect(DOORS[guest.kind])


def _let_in(request: HttpRequest, party: Party) -> HttpResponse:
    waiting = unsent.taken(request, party)
    admit_party(request, party)
    come_in(party, at=clock.now())
    if waiting is None:
        return redirect("party_case")
    unsent.put_back(request, waiting)
    messages.info(
        request, gettext("Wat u net verstuurde, staat er nog. Kijk het na en verstuur het.")
    )
    return redirect(waiting.path)
