"""Work that goes on while nobody looks, as one page shows it: left, and found back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

WAITING, RUNNING, STUCK, DONE = "waiting", "running", "stuck", "done"
ORDER = (STUCK, RUNNING, WAITING, DONE)
STATES: dict[str, tuple[str, Promise]] = {
    STUCK: ("error", gettext_lazy("Gestopt")),
    RUNNING: ("info", gettext_lazy("Bezig")),
    WAITING: ("warning", gettext_lazy("Wacht op iemand")),
    DONE: ("ok", gettext_lazy("Klaar")),
}
RECENT = timedelta(days=7)
"""So long a job that is done can be found back."""
AGAIN_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Job:
    """A long job: what it does, how far it is, since when, and where more is told."""

    title: str
    state: str
    told: str
    since_at: datetime
    done_at: datetime | None = None
    href: str = ""

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return STATES[self.state][0]

    @property
    def word(self) -> Promise:
        """Its state in words."""
        return STATES[self.state][1]


def jobs_page(
    request: HttpRequest,
    found: Iterable[Job],
    *,
    layout: str,
    nav: str,
    above: tuple[str, str] | None = None,
) -> HttpResponse:
    """Show the jobs, those that stopped first; the page looks again while one is under way.

    `above` is what it stands below, in words and as an address, where no menu leads to it.
    """
    jobs = sorted(found, key=lambda one: one.since_at, reverse=True)
    jobs.sort(key=lambda one: ORDER.index(one.state))
    context = {"jobs": jobs, "layout": layout, "menu": nav, "above": above}
    response = render(request, "jobs/page.html", context)
    if any(one.state == RUNNING for one in jobs):
        response.headers["Refresh"] = str(AGAIN_SECONDS)
    return response
