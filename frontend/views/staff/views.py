from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from frontend.forms.received import id_or_none
from frontend.forms.sending import attempt
from frontend.forms.staff.finding import ViewForm
from frontend.views.staff.desk import for_staff
from kernel import clock
from kernel.actors import Actor
from procedures.actions.save_view import drop_view, kept_of, save_view
from procedures.models import SavedView


@for_staff
def views(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the choices of filters that somebody keeps; keep one more, or throw one away."""
    if request.method == "POST" and request.POST.get("drop"):
        return _dropped(request, actor)
    form = ViewForm(request.POST or None)
    status = attempt(form, lambda: _saved(form, actor))
    if not status:
        messages.success(request, gettext("Uw keuze is bewaard. Zij staat boven de lijst."))
        return redirect(f"{reverse('cases')}?{kept_of(form.cleaned_data['asked'])}")
    mine = SavedView.objects.filter(person=actor.id).order_by("made_at")
    context = {"reader": actor, "form": form if form.is_bound else None, "views": mine}
    return render(request, "staff/views.html", context, status=status)


def _saved(form: ViewForm, actor: Actor) -> SavedView:
    given = form.cleaned_data
    return save_view(given["name"], given["asked"], by=actor, at=clock.now())


def _dropped(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Throw a choice away and show what it chose: so it can be kept again."""
    view = get_object_or_404(SavedView, person=actor.id, id=id_or_none(request.POST["drop"]))
    name, filters = view.name, view.filters
    drop_view(view.id, by=actor)
    told = gettext("Weg: %(name)s. De lijst staat er nog zo. U kunt uw keuze opnieuw bewaren.")
    messages.success(request, told % {"name": name})
    return redirect(f"{reverse('cases')}?{filters}")
