from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from frontend.elsewhere import reached_from_elsewhere
from frontend.sign_on import attempts, oidc, saml
from frontend.sign_on.attempts import Attempt
from frontend.sign_on.carrying import ONWARD, Word, carried, carry, put_down
from frontend.sign_on.finishing import failed, finish, lean
from frontend.sign_on.ours import back, ours
from frontend.sign_on.refusals import refused
from frontend.views.sign_on.trying import show_tried
from kernel import clock
from kernel.errors import Refusal
from procedures.models import SignOn
from procedures.rules.sign_on import Vouched

ANSWER = ("code", "iss", "error")
SKEW_SECONDS = 60
"""How much a provider's clock may be behind."""


@require_GET
def come_back(request: HttpRequest, sign_on_id: UUID) -> HttpResponseBase:
    """Take the answer of an OpenID Connect provider that this browser asked for."""
    sign_on = get_object_or_404(SignOn, id=sign_on_id, kind="oidc")
    attempt = None
    try:
        attempt = _asked(request, sign_on, request.GET.get("state", ""))
        answer = {name: request.GET[name] for name in ANSWER if name in request.GET}
        vouched = oidc.vouched(sign_on, attempt, answer, back=back(request, sign_on))
    except Refusal as refusal:
        return failed(request, sign_on, refusal, trying=bool(attempt and attempt.person))
    return _done(request, sign_on, attempt, vouched)


@reached_from_elsewhere
@csrf_exempt  # another site posts it; a signature and the request it answers stand for the token
@require_POST
def receive(request: HttpRequest, sign_on_id: UUID) -> HttpResponseBase:
    """Check what a SAML provider let this browser post; who asked for it is the next page's."""
    sign_on = get_object_or_404(SignOn, id=sign_on_id, kind="saml")
    try:
        found = saml.answer(sign_on, ours(request, sign_on), request.POST.get("SAMLResponse", ""))
    except Refusal as refusal:
        return failed(request, sign_on, refusal)
    response = redirect("sign_on_onward", sign_on_id=sign_on.id)
    word = Word(str(sign_on.id), lean(sign_on, found.vouched), found.request_id)
    carry(response, ONWARD, word, at=clock.now())
    return response


@require_GET
def go_on(request: HttpRequest, sign_on_id: UUID) -> HttpResponseBase:
    """Finish a SAML sign-on in the session that began it."""
    sign_on = get_object_or_404(SignOn, id=sign_on_id, kind="saml")
    word = carried(request, ONWARD, at=clock.now())
    try:
        if word is None or word.sign_on != str(sign_on.id):
            raise refused("carried")
        attempt = _asked(request, sign_on, word.note)
    except Refusal as refusal:
        response: HttpResponseBase = failed(request, sign_on, refusal)
    else:
        response = _done(request, sign_on, attempt, word.vouched)
    put_down(response, ONWARD)
    return response


@require_GET
def metadata(request: HttpRequest, sign_on_id: UUID) -> HttpResponse:
    """Give a SAML provider what it needs to know of us."""
    sign_on = get_object_or_404(SignOn, id=sign_on_id, kind="saml")
    content = saml.metadata(sign_on, ours(request, sign_on))
    return HttpResponse(content, content_type="application/samlmetadata+xml")


def _asked(request: HttpRequest, sign_on: SignOn, state: str) -> Attempt:
    attempt = attempts.taken(request, state, sign_on_id=sign_on.id, at=clock.now())
    if attempt is None or attempt.issuer != sign_on.issuer:
        raise refused("unasked")
    return attempt


def _done(
    request: HttpRequest, sign_on: SignOn, attempt: Attempt, vouched: Vouched
) -> HttpResponseBase:
    if attempt.fresh and vouched.proven_at < attempt.begun - SKEW_SECONDS:
        return failed(request, sign_on, refused("stale"), trying=bool(attempt.person))
    if attempt.person:
        return show_tried(request, sign_on, attempt, vouched)
    return finish(request, sign_on, vouched, next_=attempt.next)
