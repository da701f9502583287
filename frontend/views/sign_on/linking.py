from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from frontend.readers import person_of
from frontend.sign_on.carrying import LINK, put_down
from frontend.sign_on.finishing import failed, let_in
from frontend.sign_on.waiting import waiting
from kernel import clock
from kernel.errors import Refusal
from kernel.identity.proofs import is_strong
from procedures.actions.admit_signed_on import admit_signed_on
from procedures.queries.sign_ons import same_address


@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest) -> HttpResponseBase:
    """Pass somebody's place here to their organisation's sign-on, once they proved it is theirs."""
    here = waiting(request)
    if here is None:
        return redirect("sign_in")
    sign_on, word = here
    proven = _is_theirs(request, word.vouched.email)
    if request.method != "POST" or not proven:
        context = {"sign_on": sign_on, "email": word.vouched.email, "proven": proven}
        return render(request, "sign_on/link.html", context)
    account_id = request.user.pk
    try:
        found = admit_signed_on(sign_on.id, word.vouched, at=clock.now(), proven=account_id)
    except Refusal as refusal:
        response: HttpResponseBase = failed(request, sign_on, refusal)
    else:
        response = let_in(request, sign_on, found, next_=word.note)
    put_down(response, LINK)
    return response


def _is_theirs(request: HttpRequest, email: str) -> bool:
    """Whether who is signed in, with two factors, is the person whom the provider spoke of."""
    person = person_of(request)
    signed_in = person is not None and same_address(person.email, email)
    return signed_in and is_strong(request)
