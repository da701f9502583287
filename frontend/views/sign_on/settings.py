"""A client's own ways of signing in, as its administrators set them up."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.again import again
from frontend.forms.received import number, sent
from frontend.forms.sending import attempt
from frontend.forms.sign_on import FORMS, KeeperForm, SignOnForm
from frontend.menus import menu_of
from frontend.sign_on import saml_metadata
from frontend.sign_on.ours import back, ours
from frontend.views.sign_on.trying import for_administrators
from kernel import clock
from kernel.actors import Actor
from procedures.actions import switch_sign_on as switching
from procedures.actions.set_sign_on import set_sign_on
from procedures.models import SignOn, SignOnLink
from procedures.queries.sign_ons import possible_keepers
from procedures.queries.words import words_of_client
from procedures.rules.sign_on import MAPPABLE

SWITCHES: Mapping[str, Callable[..., None]] = {
    "aan": switching.switch_on,
    "uit": switching.switch_off,
    "vrij": switching.lift,
    "weg": switching.remove,
}


@require_safe
@for_administrators
def sign_ons(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the client's own ways of signing in."""
    rows = list(SignOn.objects.order_by("name", "id"))
    return _page(request, actor, "list", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@again()
def new(request: HttpRequest, actor: Actor, kind: str) -> HttpResponse:
    """Write down a provider."""
    form = FORMS[kind](sent(request), names=role_names())
    return _written(request, actor, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@again()
def change(request: HttpRequest, actor: Actor, sign_on_id: UUID) -> HttpResponse:
    """Change a provider."""
    found = get_object_or_404(SignOn, id=sign_on_id)
    made = FORMS[found.kind]
    form = made(sent(request), names=role_names(), sign_on=found, version=found.version)
    return _written(request, actor, form, found)


@require_safe
@for_administrators
def one(request: HttpRequest, actor: Actor, sign_on_id: UUID) -> HttpResponse:
    """Show a provider: what it must know of us, how it stands, and what can be done."""
    return _shown(request, actor, get_object_or_404(SignOn, id=sign_on_id))


@require_POST
@for_administrators
@again()
def switch(request: HttpRequest, actor: Actor, sign_on_id: UUID) -> HttpResponse:
    """Switch a provider on or off, open the password again, or forget it."""
    name = request.POST.get("switch", "")
    if name not in SWITCHES:
        raise Http404
    SWITCHES[name](sign_on_id, by=actor, at=clock.now())
    messages.success(request, gettext("Vastgelegd."))
    return redirect("sign_ons") if name == "weg" else redirect("sign_on_one", sign_on_id)


@require_POST
@for_administrators
@again()
def enforce(request: HttpRequest, actor: Actor, sign_on_id: UUID) -> HttpResponse:
    """Let everybody of the provider's domains come in through it, but for one administrator."""
    found = get_object_or_404(SignOn, id=sign_on_id)
    form = KeeperForm(request.POST, possible_keepers())
    status = attempt(
        form,
        lambda: switching.enforce(
            found.id, UUID(form.cleaned_data["keeper"]), by=actor, at=clock.now()
        ),
    )
    if status:
        return _shown(request, actor, found, form=form, status=status)
    messages.success(request, gettext("Vastgelegd."))
    return redirect("sign_on_one", sign_on_id)


def role_names() -> dict[str, str]:
    """Return what the roles are called that a group may give."""
    known = words_of_client(get_language() or "nl").roles
    return {role: known.get(role, role) for role in MAPPABLE}


def _written(
    request: HttpRequest, actor: Actor, form: SignOnForm, before: SignOn | None
) -> HttpResponse:
    status, made = 200, []
    if request.method == "POST":
        version = number(request.POST.get("object_version", ""))
        id_ = before.id if before else None
        status = attempt(
            form,
            lambda: made.append(
                set_sign_on(
                    form.wanted(), by=actor, at=clock.now(), sign_on_id=id_, version=version
                )
            ),
        )
        if not status:
            messages.success(request, gettext("Vastgelegd."))
            return redirect("sign_on_one", made[0].id)
    context = {"form": form, "sign_on": before, "kind": form.kind}
    return _page(request, actor, "form", context, status=status)


def _shown(
    request: HttpRequest,
    actor: Actor,
    found: SignOn,
    *,
    form: KeeperForm | None = None,
    status: int = 200,
) -> HttpResponse:
    names = role_names()
    context = {
        "sign_on": found,
        "back": back(request, found),
        "ours": ours(request, found),
        "ends": saml_metadata.ends(found.certificates),
        "roles": [(value, names.get(role, role)) for value, role in sorted(found.roles.items())],
        "link_count": SignOnLink.objects.filter(sign_on=found).count(),
        "keepers": form or KeeperForm(None, possible_keepers()),
        "form": form,
    }
    return _page(request, actor, "one", context, status=status)


def _page(
    request: HttpRequest,
    actor: Actor,
    template: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    around = {"reader": actor, "navs": [menu_of(actor, "people/nav.html")]}
    return render(
        request, f"sign_on/settings/{template}.html", {**around, **context}, status=status
    )
