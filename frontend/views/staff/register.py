from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.forms.staff.filing import FilingForm
from frontend.views.staff.desk import for_staff, language, today
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.register_complaint import register_complaint
from procedures.queries.regulations import in_force, rules_of, texts_of


@for_staff
def case_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Enter a complaint that came by post, phone or visit; then hand over the code."""
    adopted = in_force(today())
    regulation, texts = rules_of(adopted), texts_of(adopted, language())
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FilingForm(*sent, regulation=regulation, texts=texts)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            done = _registered(request, actor, form)
            if done is not None:
                return done
    context = {"reader": actor, "form": form}
    return render(request, "staff/case_new.html", context, status=status)


def _registered(request: HttpRequest, actor: Actor, form: FilingForm) -> HttpResponse | None:
    filed = form.filed(form.once_key, language())
    try:
        receipt = register_complaint(filed, form.cleaned_data["files"], by=actor)
    except Refusal as refusal:
        form.refuse(refusal)
        return None
    about = {"number": receipt.case.number}
    messages.success(request, gettext("De klacht staat erin als zaak %(number)s.") % about)
    return redirect("case_codes", case_id=receipt.case.id)
