from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from frontend.forms.received import number, seen, sent
from frontend.forms.sending import attempt
from frontend.forms.year_meetings import AdviceForm, AnswerForm, ReportForm
from frontend.views.year.desk import for_answers, for_makers, language, page
from kernel import clock
from kernel.actors import Actor
from procedures.actions.answer_advice import answer_advice
from procedures.actions.hold_meeting import hold_meeting
from procedures.actions.propose_advice import propose_advice
from procedures.models import Edition, MeetingAdvice
from procedures.queries.meetings import agenda_of, attendees_of, meeting_of
from procedures.reports.view import shown
from procedures.rules.statistics import load


@for_makers
def advice_new(request: HttpRequest, actor: Actor, meeting_id: UUID) -> HttpResponse:
    """Write an advice to the client."""
    found = meeting_of(meeting_id)
    form, status = AdviceForm(sent(request), _figures(found.edition_id)), 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda: propose_advice(
                found.id, form.proposed(), by=actor, at=clock.now(), key=form.once_key
            ),
        )
        if not status:
            messages.success(request, gettext("Het advies is toegevoegd."))
            return redirect("meeting", meeting_id=found.id)
    context = {"form": form, "meeting": found, "year": found.year}
    return page(request, actor, "advice_new", context, status=status)


@for_answers
def advice_answer(request: HttpRequest, actor: Actor, advice_id: UUID) -> HttpResponse:
    """Say what the client does with an advice."""
    advice = MeetingAdvice.objects.select_related("meeting").filter(id=advice_id).first()
    if advice is None:
        raise Http404
    version = seen(request, advice.answer)
    form, status = AnswerForm(sent(request), advice, version=version), 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda: answer_advice(
                advice.id, form.answered(), by=actor, at=clock.now(), seen=version
            ),
        )
        if not status:
            messages.success(request, gettext("Uw antwoord is bewaard."))
            return redirect("meeting", meeting_id=advice.meeting_id)
    context = {"form": form, "advice": advice, "meeting": advice.meeting}
    context["year"] = advice.meeting.year
    return page(request, actor, "advice_answer", context, status=status)


@for_makers
def meeting_report(request: HttpRequest, actor: Actor, meeting_id: UUID) -> HttpResponse:
    """Write the minutes of a meeting and what was decided in it."""
    found = meeting_of(meeting_id)
    version = seen(request, found.version)
    people, agenda = attendees_of(found), agenda_of(found)
    form = ReportForm(sent(request), found, version=version, people=people, agenda=agenda)
    status = 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda: hold_meeting(
                found.id, form.report(), by=actor, at=clock.now(), seen=number(version)
            ),
        )
        if not status:
            messages.success(request, gettext("Het verslag is bewaard."))
            return redirect("meeting", meeting_id=found.id)
    context = {"form": form, "meeting": found, "year": found.year}
    return page(request, actor, "meeting_report", context, status=status)


def _figures(edition_id: UUID) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the lines of an edition that an advice may rest on, by their table."""
    kept = Edition.objects.only("figures").get(id=edition_id)
    return [
        (table.title, [(f"{table.name}/{line.code}", line.label) for line in table.lines])
        for table in shown(load(kept.figures), language())
    ]
