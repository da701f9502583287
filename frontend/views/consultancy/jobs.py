from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from frontend.jobs import DONE, RECENT, RUNNING, STUCK, WAITING, Job, jobs_page
from frontend.views.consultancy.gate import for_consultancy
from kernel import clock
from kernel.identity.models import Account
from procedures.queries.portfolio_jobs import jobs_under_way
from tenants.asked import read_asked
from tenants.models import Closing, Opening
from tenants.queries import openings_for, served_by


@for_consultancy
def bureau_jobs(request: HttpRequest, account: Account) -> HttpResponse:
    """Show which clients are being opened or closed, and how far that is."""
    now = clock.now()
    found = [*_openings(account, now), *_closings(account, now), *_portfolios(account, now)]
    return jobs_page(request, found, layout="layout/consultancy.html", nav="consultancy/nav.html")


def _openings(account: Account, now: datetime) -> Iterable[Job]:
    rows = openings_for(account, clock.local_date(now, settings.TIME_ZONE))
    recent = Q(state=Opening.State.ASKED) | Q(state="done", changed_at__gt=now - RECENT)
    for one in rows.filter(recent):
        name = read_asked(one.answers).name or gettext("Organisatie zonder naam")
        yield Job(
            title=gettext("Openen van %(name)s") % {"name": name},
            state=_state(one),
            told=_told(one),
            since_at=one.begun_at,
            done_at=one.changed_at if one.state == Opening.State.DONE else None,
            href=reverse("opening", args=[one.id]),
        )


def _state(one: Opening) -> str:
    if one.state == Opening.State.DONE:
        return DONE
    return STUCK if one.problem else RUNNING


def _told(one: Opening) -> str:
    if one.problem and one.state != Opening.State.DONE:
        return gettext(one.problem.get("message") or "Deze aanvraag is gestopt.")
    return gettext("Gevraagd door %(name)s.") % {"name": one.asked_by_name}


def _closings(account: Account, now: datetime) -> Iterable[Job]:
    served = served_by(account, clock.local_date(now, settings.TIME_ZONE))
    rows = Closing.objects.filter(tenant__in=served, withdrawn_at=None, erased_at=None)
    for one in rows.select_related("tenant"):
        yield Job(
            title=gettext("Sluiten van %(name)s") % {"name": one.name},
            state=WAITING,
            told=_told_closing(one),
            since_at=one.approved_at or one.asked_at,
            href=reverse("closing", args=[one.tenant.slug]) if one.tenant else "",
        )


def _told_closing(one: Closing) -> str:
    if one.approved_at is None:
        return gettext("Wacht op een tweede persoon.")
    if one.handed_over_at is None:
        return gettext("Goedgekeurd. Draag de gegevens over aan de organisatie.")
    return gettext("Overgedragen. Kan gewist worden zodra de bedenktijd om is.")


def _portfolios(account: Account, now: datetime) -> Iterable[Job]:
    """Yield the reports over all clients that are counted, for who may read those."""
    today = clock.local_date(now, settings.TIME_ZONE)
    for one in jobs_under_way(account, today, now - RECENT):
        counts = {"n": len(one.rows), "all": len(one.clients)}
        told = gettext("%(n)s van %(all)s organisaties gelezen.") % counts
        done = gettext("De rapportage staat klaar.") if one.done_at else told
        yield Job(
            title=gettext("Rapportage over alle organisaties, %(year)s") % {"year": one.year},
            state=STUCK if one.problem else DONE if one.done_at else RUNNING,
            told=gettext(one.problem) if one.problem else done,
            since_at=one.asked_at,
            done_at=None if one.problem else one.done_at,
            href=reverse("portfolio_job", args=[one.year]),
        )
