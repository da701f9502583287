"""The letters, messages and pieces of a party."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from frontend.forms.party import MessageForm, PiecesForm
from frontend.forms.sending import attempt
from frontend.readers import party_actor
from frontend.views.downloads import download, letter_pdf
from frontend.views.parties import unsent
from frontend.views.parties.case import seen_by
from frontend.views.parties.entry import for_told_parties
from kernel import clock
from kernel.vault.intake import allowed_types
from procedures.actions.add_own_pieces import add_own_pieces
from procedures.actions.excuse_pieces import give_up_time
from procedures.actions.give_piece import note_opened
from procedures.actions.note_reading import note_reading
from procedures.actions.read_letter import read_letter
from procedures.actions.read_messages import read_messages
from procedures.actions.send_message import send_message
from procedures.models import Party
from procedures.queries.arms import waits_for_pieces
from procedures.queries.party_papers import (
    file_of_side,
    letters_of_party,
    messages_of_party,
    pieces_of_side,
)
from tenants import scope


@for_told_parties
def party_letters(request: HttpRequest, party: Party) -> HttpResponse:
    """List the letters to this party."""
    context = {**seen_by(party).around(), "letters": letters_of_party(party)}
    return render(request, "parties/letters.html", context)


@for_told_parties
def party_letter(request: HttpRequest, party: Party, letter_id: UUID) -> HttpResponse:
    """Show one letter as it was sent, and note that it was read."""
    letter = get_object_or_404(letters_of_party(party), id=letter_id)
    read_letter(letter, at=clock.now())
    _note(party, "letter")
    context = {
        **seen_by(party).around(),
        "letter": letter,
        "paragraphs": letter.body.split("\n\n"),
    }
    return render(request, "parties/letter.html", context)


@for_told_parties
def party_letter_pdf(_request: HttpRequest, /, party: Party, letter_id: UUID) -> HttpResponse:
    """Give one letter as a PDF, and note that it was read."""
    letter = get_object_or_404(letters_of_party(party), id=letter_id)
    read_letter(letter, at=clock.now())
    _note(party, "letter")
    return letter_pdf(letter)


@for_told_parties
def party_messages(request: HttpRequest, party: Party) -> HttpResponse:
    """Show the messages both ways; a POST sends one."""
    waiting = unsent.handed_back(request) if request.method == "GET" else None
    form = MessageForm(request.POST or None, initial=waiting.dict() if waiting else None)
    if request.method == "POST" and form.is_valid():
        actor, body = party_actor(party), form.cleaned_data["body"]
        send_message(party.case, body, side=party.side, by=actor, at=clock.now())
        messages.success(request, gettext("Uw bericht is verstuurd."))
        return redirect("party_messages")
    context = {**seen_by(party).around(), "letters_between": list(messages_of_party(party))}
    read_messages(party, at=clock.now())
    _note(party, "messages")
    status = 422 if form.errors else 200
    return render(request, "parties/messages.html", {**context, "form": form}, status=status)


@for_told_parties
def party_pieces(request: HttpRequest, party: Party) -> HttpResponse:
    """List the pieces this side was given; a POST adds some."""
    form = PiecesForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = PiecesForm(request.POST, request.FILES)
        add = partial(add_own_pieces, party, at=clock.now())
        if not attempt(form, lambda: add(form.cleaned_data["files"]), at="files"):
            count = len(form.cleaned_data["files"])
            done = ngettext("Uw stuk is toegevoegd.", "Uw stukken zijn toegevoegd.", count)
            messages.success(request, done)
            return redirect("party_pieces")
    context = {
        **seen_by(party).around(),
        "pieces": pieces_of_side(party),
        "waiting_until": waits_for_pieces(party, seen_by(party).today),
        "form": form,
        "allowed_types": allowed_types(),
    }
    return render(request, "parties/pieces.html", context, status=422 if form.errors else 200)


@for_told_parties
def party_piece(_request: HttpRequest, party: Party, /, piece_id: UUID) -> StreamingHttpResponse:
    """Give one piece as a download, never as a page."""
    file = file_of_side(party, piece_id)
    if file is None:
        raise Http404
    _note(party, "piece")
    piece = party.case.pieces.get(id=piece_id)
    note_opened(piece, party, by=party_actor(party), at=clock.now())
    return download(file)


@require_POST
@for_told_parties
def party_no_more_time(request: HttpRequest, party: Party) -> HttpResponse:
    """Keep that this side knows the pieces and needs no more time before its talk."""
    today = clock.local_date(clock.now(), scope.current().time_zone)
    actor = party_actor(party)
    give_up_time(party.case, party.side, declared_on=today, by=actor, at=clock.now())
    messages.success(request, gettext("Dank u. Het gesprek hoeft hier niet op te wachten."))
    return redirect("party_pieces")


def _note(party: Party, part: str) -> None:
    """Keep in the audit trail that this side read a part of the case."""
    note_reading(party.case, by=party_actor(party), at=clock.now(), part=part)
