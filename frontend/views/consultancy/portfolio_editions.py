"""The editions of the portfolio: drafted, written, reviewed by a second person, published."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from frontend.asking import REVIEW, Question, publishing
from frontend.forms.portfolio import PortfolioTextForm
from frontend.forms.received import number, seen, sent
from frontend.forms.sending import attempt
from frontend.forms.year import ConfirmForm, CorrectionForm, EditionForm
from frontend.jobs import AGAIN_SECONDS
from frontend.languages import among
from frontend.views.consultancy.gate import for_consultancy
from frontend.views.consultancy.portfolio import as_file
from kernel import clock
from kernel.identity.models import Account
from procedures.actions.count_portfolio import ask_draft, write_and_ask
from procedures.actions.draft_portfolio import Asked, draft_portfolio
from procedures.actions.edit_portfolio import review_portfolio, write_portfolio
from procedures.actions.publish_portfolio import publish_portfolio
from procedures.queries.portfolio_editions import editions_of, portfolio_edition
from procedures.queries.portfolio_jobs import needs_worker, portfolio_job
from procedures.reports.portfolio_edition import sections, thawed
from procedures.reports.portfolio_files import FORMS, file_of
from procedures.reports.wording import languages
from tenants.models import PortfolioEdition, PortfolioJob


def today() -> date:
    """Return the day it is for the consultancy."""
    return clock.local_date(clock.now(), settings.TIME_ZONE)


@for_consultancy
def portfolio_one(request: HttpRequest, account: Account, portfolio_id: UUID) -> HttpResponse:
    """Show an edition as it was frozen, or give it as a file."""
    found = portfolio_edition(account, portfolio_id, today())
    form = request.GET.get("als", "")
    if form in FORMS:
        return as_file(file_of(found, form), found.year, form, f"-editie-{found.number}")
    context = {
        "edition": found,
        "portfolio": thawed(found.figures),
        "sections": sections(found)[1:],
        "job": portfolio_job(account, found.year, today()),
        "own": found.drafted_by_id == account.id,
        **_people(found),
    }
    return render(request, "consultancy/portfolio_edition.html", context)


def _people(edition: PortfolioEdition) -> dict[str, str]:
    """Return the names of who drafted, reviewed and published it, empty for nobody yet."""
    ids = {
        "writer": edition.drafted_by_id,
        "reviewer": edition.reviewed_by_id,
        "publisher": edition.published_by_id,
    }
    known = [one for one in ids.values() if one]
    names = dict(Account.objects.filter(id__in=known).values_list("id", "name"))
    return {role: names.get(one, "") if one else "" for role, one in ids.items()}


@for_consultancy
def portfolio_new(request: HttpRequest, account: Account, year: int) -> HttpResponse:
    """Ask in which language to draft the report, and after a published one what is different."""
    if not 2000 <= year <= today().year:  # noqa: PLR2004 no client is older
        raise Http404
    before = next((one for one in editions_of(account, today()) if one.year == year), None)
    kind = EditionForm if before is None else CorrectionForm
    form, status = kind(sent(request), language=among(languages())), 200
    made: list[PortfolioEdition | PortfolioJob] = []
    if request.method == "POST":
        make = ask_draft if needs_worker(account, today()) else draft_portfolio

        def draft() -> None:
            language = form.chosen() or among(languages())
            asked = Asked(year, language, str(form.cleaned_data.get("changed", "")))
            made.append(make(asked, by=account, at=clock.now()))

        status = attempt(form, draft)
        if made:
            return _onward(made[0])
    context = {
        "form": form,
        "heading": gettext("Rapportage over %(year)s maken") % {"year": year},
        "submit": gettext("Maak het concept"),
        "cancel_url": f"{reverse('portfolio')}?jaar={year}",
        "year": year,
    }
    return render(request, "consultancy/portfolio_form.html", context, status=status)


@for_consultancy
def portfolio_write(request: HttpRequest, account: Account, portfolio_id: UUID) -> HttpResponse:
    """Write the commentary of an edition that is not published yet."""
    found = portfolio_edition(account, portfolio_id, today())
    version = seen(request, found.version)
    form, status = PortfolioTextForm(sent(request), found, version=version), 200
    made: list[PortfolioEdition | PortfolioJob] = []
    if request.method == "POST":
        write = write_and_ask if needs_worker(account, today()) else write_portfolio

        def keep() -> None:
            written, seen_by = form.written(), number(version)
            made.append(write(found.id, written, by=account, at=clock.now(), seen=seen_by))

        status = attempt(form, keep)
        if made:
            messages.success(request, gettext("De toelichting is bewaard."))
            return _onward(made[0])
    context = {
        "form": form,
        "heading": gettext("Toelichting schrijven"),
        "above": _named(found),
        "submit": gettext("Bewaar de toelichting"),
        "cancel_url": reverse("portfolio_edition", args=[found.id]),
        "year": found.year,
    }
    return render(request, "consultancy/portfolio_form.html", context, status=status)


def _onward(made: PortfolioEdition | PortfolioJob) -> HttpResponseRedirect:
    """Go to the edition, or to how far the worker is with it."""
    if isinstance(made, PortfolioJob):
        return redirect("portfolio_job", made.year)
    return redirect("portfolio_edition", made.id)


@for_consultancy
def portfolio_counted(request: HttpRequest, account: Account, year: int) -> HttpResponse:
    """Show how far the worker is; who asked can leave this page and come back."""
    job = portfolio_job(account, year, today())
    if job is None:
        raise Http404
    if job.done_at and not job.problem and job.edition:
        return redirect("portfolio_edition", job.edition.id)
    context = {
        "job": job,
        "year": year,
        "read_count": len(job.rows),
        "clients_count": len(job.clients),
        "problem": gettext(job.problem) if job.problem else "",
    }
    answer = render(request, "consultancy/portfolio_job.html", context)
    if job.done_at is None:
        answer.headers["Refresh"] = str(AGAIN_SECONDS)
    return answer


def _named(edition: PortfolioEdition) -> str:
    words = gettext("Portefeuille %(year)s, editie %(number)s")
    return words % {"year": edition.year, "number": edition.number}


def _review(edition_id: UUID, account: Account, version: int) -> PortfolioEdition:
    return review_portfolio(edition_id, by=account, at=clock.now(), seen=version)


def _publish(edition_id: UUID, account: Account, version: int) -> PortfolioEdition:
    return publish_portfolio(edition_id, by=account, at=clock.now(), seen=version)


QUESTIONS: Mapping[str, Question[Account, PortfolioEdition]] = {
    "review": Question(_review, REVIEW),
    "publish": Question(_publish, publishing()),
}


@for_consultancy
def portfolio_step(
    request: HttpRequest, account: Account, portfolio_id: UUID, step: str
) -> HttpResponse:
    """Ask once more, then take the step; say so when somebody else was first."""
    found, asked = portfolio_edition(account, portfolio_id, today()), QUESTIONS[step]
    version = seen(request, found.version)
    form, status = ConfirmForm(sent(request), version=version), 200
    if request.method == "POST":
        status = attempt(form, lambda: asked.act(found.id, account, number(version)))
        if not status:
            messages.success(request, str(asked.words.done))
            return redirect("portfolio_edition", found.id)
    context = {
        "form": form,
        "question": asked.words.question,
        "consequences": asked.words.consequences,
        "confirm_label": asked.words.label,
        "cancel_url": reverse("portfolio_edition", args=[found.id]),
        "layout": "layout/consultancy.html",
        "above": _named(found),
    }
    return render(request, "consultancy/portfolio_confirm.html", context, status=status)
