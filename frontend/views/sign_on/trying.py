from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from frontend.menus import own_menu
from frontend.readers import actor_from, for_roles, person_of
from frontend.sign_on.attempts import Attempt
from frontend.views.sign_on import leaving
from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.switch_sign_on import note_tried
from procedures.models import SignOn
from procedures.queries.sign_ons import terms_of
from procedures.queries.words import words_of_client
from procedures.rules.sign_on import ADMINISTERS, Vouched, check_address, is_strong, roles_given

for_administrators = for_roles(*sorted(ADMINISTERS))


@require_POST
@for_administrators
def try_out(request: HttpRequest, actor: Actor, sign_on_id: UUID) -> HttpResponse:
    """Go out to a provider to see what it says; nobody's session or roles change by it."""
    sign_on = get_object_or_404(SignOn, id=sign_on_id)
    return leaving.sent_out(request, sign_on, person=str(actor.id))


def show_tried(
    request: HttpRequest, sign_on: SignOn, attempt: Attempt, vouched: Vouched
) -> HttpResponse:
    """Show an administrator what their provider says about them, and whether that would do."""
    person = person_of(request)
    if person is None or str(person.id) != attempt.person:
        raise Http404
    terms, problem = terms_of(sign_on), ""
    try:
        check_address(vouched, terms)
        note_tried(sign_on.id, version=attempt.version, by=actor_from(person), at=clock.now())
    except Refusal as refusal:
        problem = gettext(refusal.message)
    names = words_of_client(get_language() or "nl").roles
    context = {
        "sign_on": sign_on,
        "navs": own_menu(actor_from(person)),
        "said": vouched,
        "problem": problem,
        "strong": is_strong(vouched, terms),
        "roles": [names.get(one, one) for one in roles_given(vouched.values, terms.roles)],
    }
    return render(request, "sign_on/tried.html", context)
