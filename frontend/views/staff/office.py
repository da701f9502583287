"""Pages beside the cases: the audit trail, and the mails that got stuck."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from frontend.forms.staff.filters import LogFilters
from frontend.menus import is_staff, menu_of
from frontend.readers import for_roles
from frontend.views.staff.cases import STUCK, mails_for
from frontend.views.staff.desk import for_staff, language, paged
from frontend.views.staff.log_words import action_label, action_labels, part_label
from kernel import clock
from kernel.actors import Actor
from kernel.post.models import State
from procedures.actions.decide_post import decide_post
from procedures.queries.audit_log import actions_among, entries_for, log_rows
from procedures.queries.visible import cases_for
from procedures.queries.words import words_of_client
from procedures.rules.access import SEES_EVERY_CASE


@for_roles(*sorted(SEES_EVERY_CASE), "employer")
def log(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who read and did what, also who of the consultancy came in."""
    visible = cases_for(actor, clock.now())
    known = actions_among(entries_for(actor, visible))
    filters = LogFilters(request.GET, actions=action_labels(known))
    page = paged(request, entries_for(actor, visible, filters.action_wanted()))
    rows = log_rows(list(page.object_list), visible, words_of_client(language()))
    context = {
        "reader": actor,
        "filters": filters,
        "page": page,
        "rows": [
            (
                row,
                action_label(row.entry.action),
                row.detail or part_label(row.entry.facts.get("part")),
            )
            for row in rows
        ],
        "staff": is_staff(actor),
        "navs": [menu_of(actor, "employer/nav.html"), "acts/no_nav.html"],
    }
    return render(request, "staff/log.html", context)


@for_staff
def outbox(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the mails about which somebody has to decide."""
    stuck = mails_for(actor).filter(state__in=STUCK).order_by("created_at", "id")
    page = paged(request, stuck)
    context = {"reader": actor, "page": page, "unsure": State.CHECK}
    return render(request, "staff/outbox.html", context)


@require_POST
@for_staff
def outbox_decide(request: HttpRequest, actor: Actor, message_id: UUID) -> HttpResponse:
    """Send a stuck mail again, or note that it arrived."""
    get_object_or_404(mails_for(actor), id=message_id)
    again = request.POST.get("how") == "again"
    decide_post(message_id, again=again, by=actor, at=clock.now())
    told = gettext("De e-mail gaat opnieuw weg.") if again else gettext("Genoteerd als verstuurd.")
    messages.success(request, told)
    return redirect("outbox")
