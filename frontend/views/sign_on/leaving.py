from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from frontend.sign_on import attempts, oidc, saml
from frontend.sign_on.attempts import Attempt
from frontend.sign_on.finishing import failed
from frontend.sign_on.ours import back, ours
from kernel import clock
from kernel.errors import Refusal
from procedures.models import SignOn


@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, sign_on_id: UUID) -> HttpResponse:
    """Ask whether somebody wants to sign in at their organisation, and bring them there."""
    sign_on = SignOn.objects.filter(id=sign_on_id, active=True).first()
    if sign_on is None:
        raise Http404
    next_ = _next(request)
    if request.method != "POST":
        return render(request, "sign_on/leave.html", {"sign_on": sign_on, "next": next_})
    return sent_out(request, sign_on, next_=next_)


def sent_out(
    request: HttpRequest, sign_on: SignOn, *, next_: str = "", person: str = ""
) -> HttpResponse:
    """Return the page that brings the browser to a provider; its answer belongs to this session.

    A page and no redirect: `form-action 'self'` holds for where a form's answer leads, too.
    """
    attempt = Attempt(
        sign_on=str(sign_on.id),
        issuer=sign_on.issuer,
        version=sign_on.version,
        begun=clock.now().timestamp(),
        nonce=attempts.secret(),
        verifier=attempts.secret(),
        next=next_,
        person=person,
        fresh=request.user.is_authenticated and not person,
    )
    try:
        if sign_on.kind == "saml":
            address, state = saml.address(sign_on, ours(request, sign_on), fresh=attempt.fresh)
        else:
            state = attempts.secret()
            address = oidc.address(sign_on, attempt, state=state, back=back(request, sign_on))
    except Refusal as refusal:
        return failed(request, sign_on, refusal, trying=bool(person))
    attempts.remember(request, state, attempt)
    context = {"sign_on": sign_on, "address": address, "again": reverse("sign_in")}
    return render(request, "sign_on/sent_out.html", context)


def _next(request: HttpRequest) -> str:
    """Return the page that was asked for before, when it is one of this host."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    here = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if here and asked.startswith("/") else ""
