from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from frontend.forms.received import number, seen, sent
from frontend.forms.sending import attempt
from frontend.forms.year import ConfirmForm
from frontend.forms.year_meetings import MeetingForm
from frontend.views.year.desk import for_makers, for_readers, known_year, language, page, today
from kernel import clock
from kernel.actors import Actor
from procedures.actions.invite_meeting import invite_meeting
from procedures.actions.plan_meeting import plan_meeting
from procedures.actions.replan_meeting import replan_meeting
from procedures.letters.invitation import invitation
from procedures.models import AdviceMeeting, MeetingAdvice
from procedures.queries.editions import editions_for
from procedures.queries.meetings import (
    agenda_of,
    attendees_of,
    candidates,
    coming_of,
    decided_before,
    meeting_of,
    questions_of,
    standing,
)
from procedures.reports.meeting.assembling import RestsOn, rests_on, signed_of
from procedures.rules.editions import ANSWERS_ADVICE
from procedures.rules.meetings import side_of
from procedures.rules.reporting import ANNUAL


@for_readers
def meeting(request: HttpRequest, actor: Actor, meeting_id: UUID) -> HttpResponse:
    """Show an advice meeting: when, who, about what, the advices, what was decided."""
    found = meeting_of(meeting_id)
    seen = editions_for(actor).filter(id=found.edition_id).exists()
    context = {
        "meeting": found,
        "year": found.year,
        "coming": coming_of(found),
        "invited": actor.id in found.attendees,
        "agenda": agenda_of(found),
        "questions": questions_of(found),
        "edition": found.edition if seen else None,
        "advices": _advices(found) if seen else [(one, []) for one in found.advices.all()],
        "decisions": standing(found.decisions.all(), today()),
        "earlier": decided_before(found, today()) if found.held_at is None else (),
        "uninvited": found.invited_sequence != found.sequence,
        "past": found.planned_at <= clock.now(),
        **_signed(found, actor),
    }
    return page(request, actor, "meeting", context)


def _advices(found: AdviceMeeting) -> list[tuple[MeetingAdvice, list[RestsOn]]]:
    """Return the advices with the figures they rest on."""
    told = rests_on(found, language())
    return [(one, told.get(one.id, [])) for one in found.advices.all()]


def _signed(found: AdviceMeeting, actor: Actor) -> dict[str, object]:
    """Return who approved the minutes, and whether the reader may still do so for their side."""
    signed = signed_of(found)
    sides = {one.side for one in found.signatures.all()}
    frozen = [one.digest for one in found.signatures.all()][-1:] if len(sides) > 1 else []
    mine = bool(actor.roles & ANSWERS_ADVICE) and side_of(actor.roles) not in sides
    return {"signed": signed, "frozen": "".join(frozen), "may_sign": mine}


@for_makers
def meeting_new(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Plan the meeting about the report on a year."""
    form, status = _form(request, actor, known_year(year)), 200
    if not form.fields["edition"].choices:  # type: ignore[attr-defined]
        messages.info(request, gettext("Maak eerst de rapportage over dit jaar."))
        return redirect("edition_new", year=year)
    if request.method == "POST":
        status = attempt(
            form,
            lambda: plan_meeting(form.plan(), by=actor, at=clock.now(), key=form.once_key),
        )
        if not status:
            return redirect("meeting", meeting_id=form.once_key)
    return page(request, actor, "meeting_form", {"form": form, "year": year}, status=status)


@for_makers
def meeting_edit(request: HttpRequest, actor: Actor, meeting_id: UUID) -> HttpResponse:
    """Change the plan of a meeting; who was invited is invited again."""
    found = meeting_of(meeting_id)
    form, status = _form(request, actor, found.year, found), 200
    if request.method == "POST":
        version = number(seen(request, ""))
        status = attempt(
            form,
            lambda: replan_meeting(found.id, form.plan(), by=actor, at=clock.now(), seen=version),
        )
        if not status:
            messages.success(request, gettext("Het gesprek is gewijzigd."))
            return redirect("meeting", meeting_id=found.id)
    context = {"form": form, "meeting": found, "year": found.year}
    return page(request, actor, "meeting_form", context, status=status)


@for_makers
def meeting_invite(request: HttpRequest, actor: Actor, meeting_id: UUID) -> HttpResponse:
    """Ask once more, then mail the invitation to everybody who attends."""
    found, people = meeting_of(meeting_id), attendees_of(meeting_of(meeting_id))
    version = seen(request, found.version)
    form, status = ConfirmForm(sent(request), version=version), 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda: invite_meeting(found.id, by=actor, at=clock.now(), seen=number(version)),
        )
        if not status:
            messages.success(request, gettext("De uitnodiging is verstuurd."))
            return redirect("meeting", meeting_id=found.id)
    context = {
        "form": form,
        "meeting": found,
        "year": found.year,
        "question": gettext("De uitnodiging versturen?"),
        "consequences": [f"{one.name}, {one.email}" for one in people],
        "confirm_label": gettext("Verstuur"),
        "cancel_url": reverse("meeting", args=[found.id]),
        "letter": invitation(found, people, at=clock.now()),
    }
    return page(request, actor, "meeting_invite", context, status=status)


@for_readers
def meeting_ics(_request: HttpRequest, _actor: Actor, meeting_id: UUID) -> HttpResponse:
    """Give the meeting as a calendar file, as it was last sent or would be sent now."""
    found = meeting_of(meeting_id)
    at = found.invited_at or clock.now()
    made = invitation(found, attendees_of(found), at=at)
    response = HttpResponse(made.calendar, content_type="text/calendar; charset=utf-8")
    name = f"adviesgesprek-{found.year}.ics"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _form(
    request: HttpRequest, actor: Actor, year: int, meeting: AdviceMeeting | None = None
) -> MeetingForm:
    """Return the form; a meeting that was held cannot be planned anew (Http404)."""
    if meeting is not None and meeting.held_at is not None:
        raise Http404
    yearly = editions_for(actor).filter(definition=ANNUAL, year=year)
    editions = yearly.order_by("-number")
    return MeetingForm(
        sent(request),
        editions=list(editions),
        people=candidates(),
        meeting=meeting,
        version=seen(request, meeting.version) if meeting else None,
    )
