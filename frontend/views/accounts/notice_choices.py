from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.forms.notice_choices import NoticeChoicesForm
from frontend.forms.sending import attempt
from frontend.menus import is_staff, own_menu
from frontend.readers import for_people, person_of
from kernel.actors import Actor
from procedures.actions.choose_how_told import choose_how_told
from procedures.models import NoticeChoice
from procedures.rules.notices import kinds_for


@for_people
def notice_choices(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show how often somebody is told of what at this client, and let them change it."""
    person = person_of(request)
    if person is None:
        raise Http404
    kept = NoticeChoice.objects.filter(person=person).first() or NoticeChoice(person=person)
    seated = person.appointments.exists()
    kinds = kinds_for(handles=is_staff(actor), deliberates=seated)
    sent = request.POST if request.method == "POST" else None
    form = NoticeChoicesForm(sent, kinds=kinds, wishes=kept.wishes)
    status = attempt(form, lambda: choose_how_told(person, form.wishes))
    if not status:
        messages.success(request, gettext("Uw keuze is bewaard."))
        return redirect("notice_choices")
    context = {"form": form, "reader": actor, "navs": own_menu(actor)}
    return render(request, "accounts/notice_choices.html", context, status=status)
