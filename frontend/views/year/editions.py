from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from frontend.forms.received import number, seen, sent
from frontend.forms.sending import attempt
from frontend.forms.year import ChaptersForm, CorrectionForm, EditionForm
from frontend.views.year.desk import for_makers, for_readers, known_year, language, page, today
from frontend.views.year.shown import report
from kernel import clock
from kernel.actors import Actor
from procedures.actions.draft_edition import draft_edition
from procedures.actions.edit_edition import edit_edition
from procedures.models import Edition
from procedures.queries.asked import asked_of
from procedures.queries.editions import (
    edition_for,
    newest_like,
    newest_of,
    newest_published,
    published_of,
)
from procedures.queries.names import names_of
from procedures.queries.publishing import job_of, under_way
from procedures.reports.assembling import content_of
from tenants import scope


@for_readers
def edition(request: HttpRequest, actor: Actor, edition_id: UUID) -> HttpResponse:
    """Show a report: what comes back from last year, the figures and what was written."""
    found = edition_for(actor, edition_id)
    people = {role: getattr(found, role) for role in ("drafted_by", "reviewed_by", "published_by")}
    names = names_of(people.values())
    newest = newest_like(actor, found)
    job = job_of(found) if found.state == "reviewed" else None
    context = {
        "edition": found,
        "year": found.year,
        **{role: names.get(person, "") for role, person in people.items()},
        "replaced_by": newest if newest and newest.number > found.number else None,
        "own": found.drafted_by == actor.id,
        "publishing": under_way(job),
        "problem": gettext(job.problem) if job and job.problem else "",
        "report": report(content_of(found, today()), language()),
    }
    return page(request, actor, "edition", context)


@for_makers
def edition_new(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Ask whether to draft the report on a year; after a published one, what is corrected."""
    published = newest_published(known_year(year))
    spoken = published.language if published else scope.current().language
    form = (CorrectionForm if published else EditionForm)(sent(request), language=spoken)
    status = 200
    if request.method == "POST":
        changed = request.POST.get("changed", "")
        status = attempt(
            form,
            lambda: draft_edition(
                year, by=actor, at=clock.now(), changed=changed, language=form.chosen()
            ),
        )
        made = newest_of(actor, year)
        if not status and made:
            return redirect("edition", edition_id=made.id)
    context = {"form": form, "year": year, "published": published}
    return page(request, actor, "edition_new", context, status=status)


@for_makers
def edition_correct(request: HttpRequest, actor: Actor, edition_id: UUID) -> HttpResponse:
    """Ask what a new edition of a published report corrects, and draft it."""
    found = edition_for(actor, edition_id)
    asked = asked_of(found)
    form, status = CorrectionForm(sent(request), language=found.language), 200
    made: list[Edition] = []
    if request.method == "POST":
        changed = request.POST.get("changed", "")
        status = attempt(
            form,
            lambda: made.append(
                draft_edition(
                    asked, by=actor, at=clock.now(), changed=changed, language=form.chosen()
                )
            ),
        )
        if made:
            return redirect("edition", edition_id=made[0].id)
    context = {"form": form, "edition": found, "published": published_of(asked)}
    return page(request, actor, "edition_correct", context, status=status)


@for_makers
def edition_edit(request: HttpRequest, actor: Actor, edition_id: UUID) -> HttpResponse:
    """Write the commentary of an edition that is not published yet."""
    found = edition_for(actor, edition_id)
    if found.state == "published":
        return redirect("edition", edition_id=found.id)
    version = seen(request, found.version)
    form = ChaptersForm(sent(request), found, language=language(), version=version)
    status = 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda: edit_edition(
                found.id, form.written(), by=actor, at=clock.now(), seen=number(version)
            ),
        )
        if not status:
            messages.success(request, gettext("De toelichting is bewaard."))
            return redirect("edition", edition_id=found.id)
    context = {"form": form, "edition": found, "year": found.year}
    return page(request, actor, "edition_edit", context, status=status)
