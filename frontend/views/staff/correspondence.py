"""Messages, notes, pieces and letters of a case."""

from functools import partial
from typing import cast
from uuid import UUID

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from frontend.forms.sending import attempt
from frontend.forms.staff.correspondence import MessageForm, PiecesForm
from frontend.views import downloads
from frontend.views.staff.desk import around, for_staff, language, opened
from kernel import clock
from kernel.actors import Actor
from kernel.vault.models import StoredFile
from procedures.actions.add_pieces import Given, add_pieces
from procedures.actions.mark_read import mark_read
from procedures.actions.send_message import send_message
from procedures.models import Complaint
from procedures.queries.case_messages import may_write_to, threads
from procedures.queries.case_pieces import file_of, letters_of, named_pieces
from procedures.queries.regulations import texts_of


@for_staff
def messages(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show what was written with each side and among ourselves, and send a message."""
    case = opened(actor, case_id, "messages")
    form = MessageForm(request.POST or None, sides=may_write_to(case, language()))
    send = partial(send_message, case, by=actor, at=clock.now())
    status = attempt(form, lambda: send(form.cleaned_data["body"], side=form.side))
    if not status:
        flash.success(request, gettext("Uw bericht staat erbij."))
        return redirect("case_messages", case_id=case.id)
    context = {
        **around(case, actor),
        "form": form,
        "threads": threads(case, language()),
    }
    mark_read(case, at=clock.now())
    return render(request, "staff/case/messages.html", context, status=status)


@for_staff
def pieces(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the pieces and the letters, and add pieces."""
    case = opened(actor, case_id, "pieces")
    texts = texts_of(case.regulation, language())
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PiecesForm(*sent, texts=texts)
    status = attempt(form, lambda: _add(actor, case, form), at="chosen")
    if not status:
        flash.success(request, gettext("De bestanden zitten bij de zaak."))
        return redirect("case_pieces", case_id=case.id)
    context = {
        **around(case, actor),
        "form": form,
        "pieces": [
            (one, texts.roles.get(one.piece.from_side, one.piece.from_side))
            for one in named_pieces(case)
        ],
        "letters": [(one, texts.roles.get(one.to_side, one.to_side)) for one in letters_of(case)],
    }
    return render(request, "staff/case/pieces.html", context, status=status)


def _add(actor: Actor, case: Complaint, form: PiecesForm) -> None:
    given = form.cleaned_data
    to = Given(given["from_side"], given["for_complainant"], given["for_respondent"])
    add_pieces(case, given["chosen"], to, by=actor, at=clock.now())


@for_staff
def piece(request: HttpRequest, actor: Actor, case_id: UUID, piece_id: UUID) -> HttpResponse:  # noqa: ARG001
    """Give a piece as a download; it never opens inside our own pages."""
    case = opened(actor, case_id, "piece")
    file = file_of(case, piece_id)
    if file is None:
        raise Http404
    return cast("HttpResponse", downloads.download(file))


@for_staff
def letter(request: HttpRequest, actor: Actor, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Show a letter as it was sent, ready to print."""
    case = opened(actor, case_id, "letter")
    sent = get_object_or_404(case.letters.select_related("to_party"), id=letter_id)
    texts = texts_of(case.regulation, language())
    context = {
        "case": case,
        "letter": sent,
        "paragraphs": sent.body.split("\n\n"),
        "to": texts.roles.get(sent.to_side, sent.to_side),
    }
    return render(request, "staff/letter.html", context)


@for_staff
def letter_pdf(_request: HttpRequest, actor: Actor, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Give a letter as it was sent, as a PDF."""
    case = opened(actor, case_id, "letter")
    return downloads.letter_pdf(get_object_or_404(case.letters, id=letter_id))


@for_staff
def letter_original(
    _request: HttpRequest, actor: Actor, case_id: UUID, letter_id: UUID
) -> HttpResponse:
    """Give the Word document that somebody made of a letter before it was sent."""
    case = opened(actor, case_id, "letter")
    sent = get_object_or_404(case.letters, id=letter_id, document__isnull=False)
    file = get_object_or_404(StoredFile, id=sent.document, case_id=case.id)
    return cast("HttpResponse", downloads.download(file))
