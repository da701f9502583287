"""Notes of who handles a case: written, read with what they were before, and written anew."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.forms.sending import attempt
from frontend.forms.staff.casework import NoteForm, RewordForm
from frontend.views.staff.desk import around, for_staff, opened
from kernel import clock
from kernel.actors import Actor
from procedures.actions.write_note import reword_note, write_note
from procedures.queries.casework import notes_kept


@for_staff
def notes(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the notes of a case; a POST writes one more."""
    case = opened(actor, case_id, "notes")
    form = NoteForm(request.POST if request.method == "POST" else None)

    def write() -> None:
        key = form.once_key
        if key is None:
            raise Http404
        write_note(case, form.cleaned_data["body"], key=key, by=actor, at=clock.now())

    status = attempt(form, write)
    if not status:
        messages.success(request, gettext("De notitie is bewaard."))
        return redirect("case_notes", case_id=case.id)
    context = {**around(case, actor), "form": form, "notes": notes_kept(case)}
    return render(request, "staff/case/notes.html", context, status=status)


@for_staff
def note(request: HttpRequest, actor: Actor, case_id: UUID, note_id: UUID) -> HttpResponse:
    """Write a note anew; the former words stay readable below."""
    case = opened(actor, case_id, "notes")
    found = notes_kept(case, note_id)
    if not found:
        raise Http404
    now = found[0].now.note
    initial = {"body": now.body, "ordinal": now.ordinal}
    form = RewordForm(request.POST if request.method == "POST" else None, initial=initial)
    status = attempt(
        form, lambda: reword_note(case, note_id, form.told(), by=actor, at=clock.now())
    )
    if not status:
        messages.success(request, gettext("De notitie is bewaard."))
        return redirect("case_notes", case_id=case.id)
    context = {**around(case, actor), "form": form, "found": found[0]}
    return render(request, "staff/case/note.html", context, status=status)
