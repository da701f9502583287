"""The papers of an advice meeting, and what is said before and after it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from frontend.forms.received import number, seen, sent
from frontend.forms.sending import attempt
from frontend.forms.year import ConfirmForm
from frontend.forms.year_papers import AgendaForm, ReplyForm, agenda_initial
from frontend.views.downloads import download
from frontend.views.year.desk import for_answers, for_makers, for_readers, page, today
from kernel import clock
from kernel.actors import Actor
from kernel.vault.models import StoredFile
from procedures.actions.note_export import note_paper
from procedures.actions.reply_meeting import reply_meeting
from procedures.actions.set_agenda import set_agenda
from procedures.actions.sign_minutes import sign_minutes
from procedures.models import AdviceMeeting
from procedures.queries.editions import editions_for
from procedures.queries.meetings import agenda_of, meeting_of
from procedures.reports.meeting import minutes_pdf, pack_pdf, slides_pdf
from procedures.reports.meeting.assembling import minutes_of, pack_of

Answer = HttpResponse | StreamingHttpResponse


@for_readers
def meeting_pack(_request: HttpRequest, actor: Actor, meeting_id: UUID) -> Answer:
    """Give the pack of a meeting as a PDF."""
    found = _readable(actor, meeting_id)
    note_paper(found, "pack", by=actor, at=clock.now())
    return _pdf(pack_pdf(pack_of(found, today())), f"adviesgesprek-{found.year}.pdf")


@for_readers
def meeting_slides(_request: HttpRequest, actor: Actor, meeting_id: UUID) -> Answer:
    """Give the slides of a meeting as a PDF."""
    found = _readable(actor, meeting_id)
    note_paper(found, "slides", by=actor, at=clock.now())
    return _pdf(slides_pdf(pack_of(found, today())), f"adviesgesprek-{found.year}-dias.pdf")


@for_readers
def meeting_minutes(_request: HttpRequest, actor: Actor, meeting_id: UUID) -> Answer:
    """Give the minutes of a meeting: as both sides approved them, else as they are now."""
    found = meeting_of(meeting_id)
    if found.held_at is None:
        raise Http404
    note_paper(found, "minutes", by=actor, at=clock.now())
    kept = [one.document for one in found.signatures.all() if one.document]
    file = StoredFile.objects.filter(id__in=kept).first()
    if file is not None:
        return download(file)
    return _pdf(minutes_pdf(minutes_of(found)), f"verslag-adviesgesprek-{found.year}.pdf")


@for_makers
def meeting_agenda(request: HttpRequest, actor: Actor, meeting_id: UUID) -> HttpResponse:
    """Write the agenda of a meeting and the questions to the client."""
    found = meeting_of(meeting_id)
    if found.held_at is not None:
        return redirect("meeting", meeting_id=found.id)
    version = seen(request, found.version)
    initial = agenda_initial(found, [item.text for item in agenda_of(found)])
    form, status = AgendaForm(sent(request), version=version, initial=initial), 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda: set_agenda(
                found.id, form.agenda(), by=actor, at=clock.now(), seen=number(version)
            ),
        )
        if not status:
            messages.success(request, gettext("De agenda is bewaard."))
            return redirect("meeting", meeting_id=found.id)
    context = {"form": form, "meeting": found, "year": found.year}
    return page(request, actor, "meeting_agenda", context, status=status)


@for_readers
def meeting_reply(request: HttpRequest, actor: Actor, meeting_id: UUID) -> HttpResponse:
    """Let somebody who is invited say whether they come."""
    found = meeting_of(meeting_id)
    if actor.id not in found.attendees:
        raise Http404
    form, status = ReplyForm(sent(request)), 200
    if request.method == "POST":
        comes = request.POST.get("comes") == "yes"
        status = attempt(
            form, lambda: reply_meeting(found.id, comes=comes, by=actor, at=clock.now())
        )
        if not status:
            messages.success(request, gettext("Uw antwoord is bewaard."))
            return redirect("meeting", meeting_id=found.id)
    context = {"form": form, "meeting": found, "year": found.year}
    return page(request, actor, "meeting_reply", context, status=status)


@for_answers
def meeting_sign(request: HttpRequest, actor: Actor, meeting_id: UUID) -> HttpResponse:
    """Ask once more, then approve the minutes for one's side."""
    found = meeting_of(meeting_id)
    if found.held_at is None:
        raise Http404
    digest = seen(request, minutes_of(found).digest())
    form, status = ConfirmForm(sent(request), version=digest), 200
    if request.method == "POST":
        status = attempt(
            form, lambda: sign_minutes(found.id, by=actor, at=clock.now(), seen=digest)
        )
        if not status:
            messages.success(request, gettext("U hebt het verslag goedgekeurd."))
            return redirect("meeting", meeting_id=found.id)
    context = {
        "form": form,
        "meeting": found,
        "year": found.year,
        "question": gettext("Dit verslag goedkeuren?"),
        "consequences": [
            gettext("U verklaart dat het verslag, de antwoorden en de afspraken kloppen."),
            gettext("Wie van de andere kant is, keurt het ook goed."),
            gettext("Hebben beide kanten dat gedaan, dan verandert het verslag niet meer."),
        ],
        "confirm_label": gettext("Keur goed"),
        "cancel_url": reverse("meeting", args=[found.id]),
    }
    return page(request, actor, "meeting_step", context, status=status)


def _readable(actor: Actor, meeting_id: UUID) -> AdviceMeeting:
    """Return a meeting of which the reader may see the edition, else Http404."""
    found = meeting_of(meeting_id)
    if not editions_for(actor).filter(id=found.edition_id).exists():
        raise Http404
    return found


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
