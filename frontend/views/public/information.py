"""What this place is and how it goes, all of it from the regulation in force."""

from dataclasses import dataclass
from typing import Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from frontend.views.public.pages_of_filing import CHANNEL
from kernel import clock
from kernel.errors import Refusal
from procedures.models import AdoptedRegulation
from procedures.queries.regulations import in_force, rules_of, texts_of
from procedures.rules.explained import (
    acts_shown_to,
    informing,
    length_in_words,
    reach,
    told_stages,
    told_terms,
)
from procedures.rules.hearing_report import remarks_within
from procedures.rules.language import Regulation, Texts
from procedures.rules.sharing import complaint_shown
from tenants import scope
from tenants.standing import consultancy_name, takes_complaints


@dataclass(frozen=True, slots=True)
class Current:
    """The regulation in force today, with its words in the reader's language."""

    adopted: AdoptedRegulation
    regulation: Regulation
    texts: Texts
    language: str


class Told(Protocol):
    """A regulation with its words, in force or only shown."""

    @property
    def regulation(self) -> Regulation:
        """The regulation as values."""

    @property
    def texts(self) -> Texts:
        """Its words."""


def current() -> Current | None:
    """Return the regulation in force today, or None when there is none."""
    today = clock.local_date(clock.now(), scope.current().time_zone)
    language = get_language() or "nl"
    try:
        adopted = in_force(today)
    except Refusal:
        return None
    return Current(adopted, rules_of(adopted), texts_of(adopted, language), language)


def home(request: HttpRequest) -> HttpResponse:
    """Receive somebody with a problem: three ways, who to call, what protects them."""
    shown = first_page(current(), takes_new=takes_complaints())
    return render(request, "public/home.html", shown)


def first_page(now: Told | None, *, takes_new: bool) -> dict[str, object]:
    """Return what the first page shows of a regulation, or of none; `takes_new` complaints."""
    channels = now.regulation.filing.channels if now else ()
    return {"now": now, "may_file": takes_new and CHANNEL in channels, **_channels(now)}


def how(request: HttpRequest) -> HttpResponse:
    """Explain the whole procedure, fit to be printed."""
    now = current()
    if now is None:
        return render(request, "public/filing/closed.html")
    terms = told_terms(now.regulation, now.texts, now.language)
    context = {
        "now": now,
        "stages": told_stages(now.regulation, now.texts),
        "terms": terms,
        "by_law": any(term.laws for term in terms),
        "retention": length_in_words(now.regulation.retention, now.language),
        "remarks": _remarks(now),
        "limit": _limit(now),
        "registered": _registered(now),
        **_channels(now),
    }
    return render(request, "public/how.html", context)


def who_sees_what(request: HttpRequest) -> HttpResponse:
    """Say who can see a case, from when, and what each side gets to see."""
    now = current()
    if now is None:
        return render(request, "public/filing/closed.html")
    context = {
        "now": now,
        "reach": reach(now.regulation, now.texts),
        "informing": informing(now.regulation, now.texts),
        "complainant_acts": acts_shown_to("complainant", now.regulation, now.texts),
        "respondent_acts": acts_shown_to("respondent", now.regulation, now.texts),
        "anonymous": "anonymous" in now.regulation.filing.anonymity,
        "told_apart": not complaint_shown("respondent", now.regulation),
        "binding": any(step.binding for step in now.regulation.steps),
    }
    return render(request, "public/who_sees_what.html", context)


def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept, why, how long, and what somebody may ask."""
    now = current()
    retention = length_in_words(now.regulation.retention, now.language) if now else ""
    context = {"now": now, "retention": retention, "bureau": consultancy_name()}
    return render(request, "public/privacy.html", context)


def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible this site is and where to tell what does not work."""
    return render(request, "public/accessibility.html")


def _remarks(now: Current) -> str:
    """Return how long somebody can react to the report of their talk, where there are talks."""
    heard = any(step.kind == "hear" for step in now.regulation.steps)
    return length_in_words(remarks_within(now.regulation), now.language) if heard else ""


def _limit(now: Current) -> str:
    limit = now.regulation.filing.limit
    return length_in_words(limit, now.language) if limit else ""


def _channels(now: Told | None) -> dict[str, list[str]]:
    """Return the other ways in which people themselves can file, in words."""
    if now is None:
        return {"channels": []}
    words = now.texts.codes.get("channel", {})
    ways = [one for one in now.regulation.filing.channels if one not in (CHANNEL, "api")]
    return {"channels": [words.get(one, one) for one in ways]}


def _registered(now: Current) -> list[tuple[str, list[str]]]:
    """Return the code lists of the register that everybody may know, in words."""
    shown = ("category", "ground", "outcome")
    return [
        (name, [now.texts.codes.get(name, {}).get(code, code) for code in codes])
        for name, codes in now.regulation.code_lists.items()
        if name in shown
    ]
