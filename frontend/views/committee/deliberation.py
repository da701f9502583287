"""Notes for the deliberation, and reading marks with the pieces."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.forms.act_form import Data
from frontend.forms.deliberation import MarksForm, NoteForm
from frontend.forms.form import WederhoorForm
from frontend.forms.sending import attempt
from frontend.views.committee.desk import around
from frontend.views.committee.gate import for_seated, kept_seat
from kernel import clock
from kernel.actors import Actor
from procedures.actions.deliberate import add_note, mark_pieces, remove_note
from procedures.models import Appointment, Complaint
from procedures.queries.deliberation import deliberates, marks_of, notes_for
from procedures.queries.seated_file import pieces_of_file


@for_seated("notes")
def notes(request: HttpRequest, actor: Actor, case: Complaint) -> HttpResponse:
    """Show one's own notes and those the committee shared; add one, or throw one's own away."""
    seat = kept_seat(actor, case)
    data = request.POST if request.method == "POST" else None
    if data is not None and "remove" in data:
        return _removing(request, seat, data)
    form = NoteForm(data, sharing=deliberates(seat))
    status = attempt(
        form,
        lambda: add_note(
            seat,
            form.cleaned_data["body"],
            shared=form.cleaned_data.get("shared", False),
            key=form.once_key or uuid4(),
            at=clock.now(),
        ),
    )
    if not status:
        messages.success(request, gettext("Uw notitie is bewaard."))
        return redirect("committee_notes", case_id=case.id)
    rows = list(notes_for(seat))[::-1]
    context = {
        **around(actor, case, seat),
        "form": form,
        "mine": [one for one in rows if one.seat_id == seat.id],
        "others": [one for one in rows if one.seat_id != seat.id],
        "sharing": deliberates(seat),
    }
    return render(request, "committee/notes.html", context, status=status)


def _removing(request: HttpRequest, seat: Appointment, data: Data) -> HttpResponse:
    """Ask once more, then throw the note away."""
    try:
        note_id = UUID(str(data["remove"]))
    except ValueError as error:
        raise Http404 from error
    if data.get("sure") == "yes":
        remove_note(seat, note_id)
        messages.success(request, gettext("De notitie is weg."))
        return redirect("committee_notes", case_id=seat.case_id)
    note = notes_for(seat).filter(id=note_id, seat=seat).first()
    if note is None:
        raise Http404
    context = {"case": seat.case, "reader": seat.person, "note": note, "form": WederhoorForm()}
    return render(request, "committee/note_remove.html", context)


@for_seated("marks")
def marks(request: HttpRequest, actor: Actor, case: Complaint) -> HttpResponse:
    """Show the pieces of the file with the reader's own marks, and keep what they change."""
    seat = kept_seat(actor, case)
    pieces = pieces_of_file(case) if seat.reads_files else []
    data = request.POST if request.method == "POST" else None
    form = MarksForm(data, pieces=pieces)
    for piece_id, mark in marks_of(seat).items():
        form.initial[f"state-{piece_id}"] = mark.state
        form.initial[f"note-{piece_id}"] = mark.note
    status = attempt(form, lambda: mark_pieces(seat, form.marks(), at=clock.now()))
    if not status:
        messages.success(request, gettext("Uw leestekens zijn bewaard."))
        return redirect("committee_marks", case_id=case.id)
    rows = [(one, form[f"state-{one.piece.id}"], form[f"note-{one.piece.id}"]) for one in pieces]
    context = {**around(actor, case, seat), "form": form, "rows": rows}
    return render(request, "committee/marks.html", context, status=status)
