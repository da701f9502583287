"""Who has what: the ledger of equal arms of one case, on screen, on paper, and kept up to date."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from frontend.forms.sending import attempt
from frontend.forms.staff.ledger import (
    GivingForm,
    GivingUpForm,
    LedgerForm,
    NotesForm,
    WithholdingForm,
)
from frontend.views.ledger import ledger_told
from frontend.views.staff.desk import around, for_staff, language, opened, today
from kernel import clock
from kernel.actors import Actor
from procedures.actions.consent_to_notes import consent_to_notes
from procedures.actions.excuse_pieces import Withheld, give_up_time, withhold_piece
from procedures.actions.give_piece import Given, give_piece
from procedures.models import Complaint
from procedures.queries.arms import Ledger
from procedures.queries.case_pieces import letters_of
from procedures.queries.notes import notes_of
from procedures.queries.regulations import of_case, texts_of
from procedures.rules.walk import SIDES

Choices = list[tuple[str, str]]


@for_staff
def ledger(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show which side has which piece and letter since when, and what is missing."""
    case = opened(actor, case_id, "ledger")
    context = {**around(case, actor), **_told(case), "can_add": not _final(case)}
    return render(request, "staff/case/ledger.html", context)


@for_staff
def ledger_print(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the same as a sheet to print, for the file."""
    case = opened(actor, case_id, "ledger")
    context = {"case": case, "printed_on": today(), **_told(case)}
    return render(request, "staff/case/ledger_print.html", context)


@for_staff
def ledger_add(request: HttpRequest, actor: Actor, case_id: UUID, what: str) -> HttpResponse:
    """Ask for one of the things that are kept in the ledger, and keep it."""
    asked = ASKED.get(what)
    if asked is None:
        raise Http404
    case = opened(actor, case_id, "ledger")
    about = asked.about(case)
    if asked.needs_about and not about:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = asked.form(data, sides=_sides(case), about=about)
    status = attempt(form, lambda: asked.keep(case, form, actor))
    if not status:
        messages.success(request, gettext("Het staat in het overzicht."))
        return redirect("case_ledger", case_id=case.id)
    context = {**around(case, actor), "form": form, "asked": asked}
    return render(request, "staff/case/ledger_add.html", context, status=status)


@dataclass(frozen=True)
class Asked:
    """One of the forms: what it is called, what it is about, and what it does."""

    title: Promise
    lead: Promise
    form: type[LedgerForm]
    about: Callable[[Complaint], Choices]
    keep: Callable[[Complaint, LedgerForm, Actor], object]
    needs_about: bool = True


def _told(case: Complaint) -> dict[str, object]:
    roles = texts_of(case.regulation, language()).roles
    return {
        **ledger_told(case),
        "letters": [(one, roles.get(one.to_side, one.to_side)) for one in letters_of(case)],
        "notes": _notes(case, roles),
    }


def _notes(case: Complaint, roles: Mapping[str, str]) -> list[tuple[object, str, str]]:
    acts = texts_of(case.regulation, language()).acts
    return [
        (one, acts.get(one.act.name, one.act.name), _who(one.agreed, roles))
        for one in notes_of(case)
    ]


def _who(agreed: object, roles: Mapping[str, str]) -> str:
    return ", ".join(roles.get(one.side, one.side) for one in agreed)  # type: ignore[attr-defined]


def _final(case: Complaint) -> bool:
    return of_case(case).states[case.state].final


def _sides(case: Complaint) -> Choices:
    roles = texts_of(case.regulation, language()).roles
    return [(side, roles.get(side, side)) for side in SIDES]


def _pieces(case: Complaint) -> Choices:
    return [(str(one.piece.id), one.name) for one in Ledger(case, today()).pieces]


def _talks(case: Complaint) -> Choices:
    acts = texts_of(case.regulation, language()).acts
    return [
        (str(one.act.id), f"{acts.get(one.act.name, one.act.name)}, {one.act.at:%d-%m-%Y}")
        for one in notes_of(case)
        if not one.shared
    ]


def _give(case: Complaint, form: LedgerForm, actor: Actor) -> object:
    given = Given(form.side, form.cleaned_data["how"], form.cleaned_data["on"])
    return give_piece(case, form.about, given, by=actor, at=clock.now())


def _give_up(case: Complaint, form: LedgerForm, actor: Actor) -> object:
    day = form.cleaned_data["declared_on"]
    return give_up_time(case, form.side, declared_on=day, by=actor, at=clock.now())


def _withhold(case: Complaint, form: LedgerForm, actor: Actor) -> object:
    kept = Withheld(form.about, form.side, form.cleaned_data["reason"])
    return withhold_piece(case, kept, by=actor, at=clock.now())


def _agree(case: Complaint, form: LedgerForm, actor: Actor) -> object:
    said = (form.side, form.cleaned_data["declared_on"])
    return consent_to_notes(case, form.about, said, by=actor, at=clock.now())


ASKED: Mapping[str, Asked] = {
    "geven": Asked(
        gettext_lazy("Een kant een stuk geven"),
        gettext_lazy("De kant leest het stuk vanaf nu ook in het portaal, en krijgt bericht."),
        GivingForm,
        _pieces,
        _give,
    ),
    "tijd": Asked(
        gettext_lazy("Een kant heeft geen tijd meer nodig"),
        gettext_lazy("Dit geldt voor de stukken die deze kant op die dag had; niet voor latere."),
        GivingUpForm,
        lambda _case: [],
        _give_up,
        needs_about=False,
    ),
    "achterhouden": Asked(
        gettext_lazy("Een kant een stuk niet geven"),
        gettext_lazy("Wie oordeelt, leest dan iets dat deze kant niet kent. Doe dit zelden."),
        WithholdingForm,
        _pieces,
        _withhold,
    ),
    "notities": Asked(
        gettext_lazy("Notities bij het dossier, met instemming"),
        gettext_lazy(
            "Wat in een gesprek of bemiddeling is gezegd, blijft buiten het dossier."
            " Pas als beide kanten instemmen, leest de commissie het."
        ),
        NotesForm,
        _talks,
        _agree,
    ),
}
