"""The languages of a portal, with what is read in another language than the one chosen."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language_info, gettext

from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.forms.staff.portal_languages import PortalLanguagesForm, own_name
from frontend.languages import AT_PORTAL, of_portal
from frontend.views.people.listing import for_managers, page
from frontend.views.public.information import current
from kernel import clock
from kernel.actors import Actor
from procedures.queries.regulations import spoken_in
from tenants import scope
from tenants.actions.set_languages import set_languages


@dataclass(frozen=True, slots=True)
class Told:
    """A language of the portal: what it is called, whether it is on, and in which one is what."""

    code: str
    name: str
    bidi: bool
    on: bool
    regulation: str
    """What the language of the regulation is called for who reads this one."""
    falls_back: bool


@for_managers
def portal_languages(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Choose the languages of the portal."""
    chosen = of_portal(scope.current())
    form = PortalLanguagesForm(sent(request), chosen)
    status = attempt(
        form,
        lambda: set_languages(form.chosen(), known=AT_PORTAL, by=actor, at=clock.now()),
    )
    if not status:
        messages.success(request, gettext("De talen van het portaal zijn veranderd."))
        return redirect("portal_languages")
    context = {"form": form, "told": list(_told(chosen))}
    return page(request, actor, "languages", context, status=status)


def _told(chosen: tuple[str, ...]) -> Iterator[Told]:
    now = current()
    for code in AT_PORTAL:
        spoken = spoken_in(now.adopted, code) if now else code
        bidi = bool(get_language_info(code)["bidi"])
        yield Told(code, own_name(code), bidi, code in chosen, own_name(spoken), spoken != code)
