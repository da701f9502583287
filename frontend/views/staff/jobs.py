from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frontend import jobs
from frontend.jobs import Job, jobs_page
from frontend.views.staff.desk import for_staff
from kernel import clock
from kernel.actors import Actor
from procedures.models import Shredding
from procedures.queries.jobs import mails_under_way, shreddings_under_way
from procedures.queries.publishing import PARTS_COUNT, parts_done, publishing_under_way
from procedures.queries.trials import trials_under_way
from procedures.rules.access import WRITES_REGULATION
from procedures.rules.editions import MAKES_EDITIONS


@for_staff
def staff_jobs(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what the worker is doing for this client, and what waits for somebody."""
    rows = shreddings_under_way(actor, clock.now() - jobs.RECENT).order_by("-asked_at")[:50]
    found = [*_mails(), *_trials(actor), *_editions(actor), *(_shredding(one) for one in rows)]
    above = (gettext("Zaken"), reverse("cases"))
    return jobs_page(request, found, layout="layout/staff.html", nav="staff/nav.html", above=above)


def _shredding(one: Shredding) -> Job:
    states = {"asked": jobs.WAITING, "done": jobs.DONE}
    told = {
        "asked": gettext("Wacht op een tweede persoon."),
        "approved": gettext("Goedgekeurd. Het begint binnen een minuut."),
        "begun": gettext("Wordt vernietigd. Dit kan niet meer terug."),
        "done": gettext("De verklaring staat klaar."),
    }
    done = one.state == "done"
    return Job(
        title=gettext("Vernietigen van %(numbers)s") % {"numbers": ", ".join(one.numbers)},
        state=states.get(one.state, jobs.RUNNING),
        told=told[one.state],
        since_at=one.decided_at or one.asked_at,
        done_at=one.done_at,
        href=reverse("keeping_gone") if done else reverse("keeping_request", args=[one.id]),
    )


def _trials(actor: Actor) -> Iterable[Job]:
    """Yield the draft that is tried on every case, for who writes regulations."""
    if not actor.roles & WRITES_REGULATION:
        return
    for one in trials_under_way(clock.now() - jobs.RECENT):
        told = gettext("%(n)s van %(all)s zaken doorlopen.")
        yield Job(
            title=gettext("Proefdraai van het concept"),
            state=jobs.DONE if one.done_at else jobs.RUNNING,
            told=told % {"n": one.tried_count, "all": one.cases_count},
            since_at=one.asked_at,
            done_at=one.done_at,
            href=reverse("regulation_draft_dry_run"),
        )


def _editions(actor: Actor) -> Iterable[Job]:
    """Yield the editions that are published, for who makes them."""
    if not actor.roles & MAKES_EDITIONS:
        return
    for one in publishing_under_way(clock.now() - jobs.RECENT):
        parts = {"n": parts_done(one), "all": PARTS_COUNT}
        told = gettext("%(n)s van %(all)s stappen klaar.") % parts
        done = jobs.DONE if one.done_at else jobs.RUNNING
        title = gettext("Publiceren van de rapportage over %(year)s")
        yield Job(
            title=title % {"year": one.edition.year},
            state=jobs.STUCK if one.problem else done,
            told=gettext(one.problem) if one.problem else told,
            since_at=one.asked_at,
            done_at=None if one.problem else one.done_at,
            href=reverse("edition_publish", args=[one.edition_id]),
        )


def _mails() -> Iterable[Job]:
    found = mails_under_way()
    if "stuck" in found:
        count = found["stuck"].count
        told = ngettext(
            "%(count)s e-mail kwam niet weg. Iemand moet beslissen.",
            "%(count)s e-mails kwamen niet weg. Iemand moet beslissen.",
            count,
        )
        yield _mail(jobs.STUCK, told % {"count": count}, found["stuck"].since_at)
    if "waiting" in found:
        count = found["waiting"].count
        told = ngettext("%(count)s e-mail gaat zo weg.", "%(count)s e-mails gaan zo weg.", count)
        yield _mail(jobs.RUNNING, told % {"count": count}, found["waiting"].since_at)


def _mail(state: str, told: str, since_at: datetime) -> Job:
    return Job(gettext("Post versturen"), state, told, since_at, href=reverse("outbox"))
