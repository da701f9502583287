"""Entering what a party sent by post or mail, or told by phone or at a visit."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.again import IDENTITY_SECONDS, again
from frontend.forms.sending import attempt
from frontend.forms.staff.casework import PostForm
from frontend.views.staff.desk import around, for_staff, language, opened
from kernel import clock
from kernel.actors import Actor
from procedures.actions.enter_post import enter_post
from procedures.models import Complaint, Party
from procedures.queries.regulations import texts_of
from procedures.rules.language import Texts


@for_staff
@again(seconds=IDENTITY_SECONDS, passage=True)
def post_new(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Ask from whom it came, how, on which day and what it was; it becomes that party's own."""
    case = opened(actor, case_id, "post")
    texts = texts_of(case.regulation, language())
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PostForm(*sent, parties=_parties(case, texts))

    def enter() -> None:
        key = form.once_key
        if key is None:
            raise Http404
        enter_post(case, form.came(), key=key, by=actor, at=clock.now())

    status = attempt(form, enter)
    if not status:
        messages.success(request, gettext("Het staat bij de zaak, met de dag van ontvangst."))
        return redirect("case_messages", case_id=case.id)
    context = {**around(case, actor), "form": form}
    return render(request, "staff/case/post.html", context, status=status)


def _parties(case: Complaint, texts: Texts) -> list[tuple[Party, str]]:
    """Return the parties by role and name: of two on one side, one was the sender."""
    roles = texts.roles
    found = case.parties.order_by("side", "id")
    return [
        (one, ", ".join(filter(None, (roles.get(one.side, one.side), one.name)))) for one in found
    ]
