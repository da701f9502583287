"""The last step of a sign-on: who they are here, a session of their own, and where they go."""

from dataclasses import replace

import structlog
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.admission import NEXT, begin
from frontend.menus import own_menu
from frontend.readers import actor_from, person_of
from frontend.sign_on.carrying import LINK, Word, carry
from kernel import clock
from kernel.errors import Refusal
from kernel.identity.models import Account
from procedures.actions.admit_signed_on import SignedOn, admit_signed_on
from procedures.models import SignOn
from procedures.rules.sign_on import FACTOR_WORDS, Vouched, telling

FAILED = 403
VALUES_LENGTH = 1000
"""How many characters of groups go along with a browser; a cookie holds 4096."""

_FACTORS = 5
log = structlog.get_logger()


def finish(
    request: HttpRequest, sign_on: SignOn, vouched: Vouched, *, next_: str
) -> HttpResponseBase:
    """Let somebody in whom their provider vouched for, or say why not."""
    now = clock.now()
    if not sign_on.active:
        message = "Aanmelden via deze aanbieder staat uit."
        return failed(request, sign_on, Refusal("sign_on.off", message=message))
    try:
        found = admit_signed_on(sign_on.id, vouched, at=now)
    except Refusal as refusal:
        if refusal.code != "sign_on.own_account":
            return failed(request, sign_on, refusal)
        response = redirect("sign_on_link")
        carry(response, LINK, Word(str(sign_on.id), lean(sign_on, vouched), next_), at=now)
        return response
    return let_in(request, sign_on, found, next_=next_)


def let_in(
    request: HttpRequest, sign_on: SignOn, found: SignedOn, *, next_: str
) -> HttpResponseBase:
    """Begin a session that holds nothing of before; without two factors the second is asked."""
    account = Account.objects.get(id=found.account_id)
    if not found.admitted or not account.is_active:
        message = "Uw organisatie geeft u hier geen rol meer. Vraag uw beheerder erom."
        return failed(request, sign_on, Refusal("sign_on.ended", message=message))
    request.session[NEXT] = next_
    return begin(request, account, "vouched" if found.strong else "sign_on", clock.now())


def failed(
    request: HttpRequest, sign_on: SignOn, refusal: Refusal, *, trying: bool = False
) -> HttpResponse:
    """Say that a sign-on did not work, what to do, and for the administrator why.

    An administrator who is `trying` it goes back to its settings, not to the sign-in page.
    """
    why = str(refusal.facts.get("why", refusal.code))
    log.warning("sign_on.failed", code=refusal.code, why=why)
    context: dict[str, object] = {
        "sign_on": sign_on,
        "message": gettext(refusal.message),
        "why": why,
    }
    person = person_of(request) if trying else None
    if person is None:
        return render(request, "sign_on/failed.html", context, status=FAILED)
    context["navs"] = own_menu(actor_from(person))
    return render(request, "sign_on/not_tried.html", context, status=FAILED)


def lean(sign_on: SignOn, vouched: Vouched) -> Vouched:
    """Return what fits a cookie: the values that give roles, and what says a second factor."""
    known = FACTOR_WORDS | set(sign_on.factor_words)
    factors = [one for one in vouched.factors if one in known] or list(vouched.factors[:1])
    return replace(
        vouched,
        name=vouched.name[:200],
        email=vouched.email[:254],
        values=telling(vouched.values, sign_on.roles, length=VALUES_LENGTH),
        factors=tuple(one[:200] for one in factors[:_FACTORS]),
    )
